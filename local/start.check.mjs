/**
 * What `npm test` cannot try everywhere: `npm start` as an ordinary user, in a folder that cannot be written, on a full
 * disk, in a clone that is closed to others, on an old Node, without a network. Run as root on Linux by
 * `node local/start.check.mjs`; works on copies of this clone in the temporary folder and removes them.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { prepare, root } from './setup.mjs'

const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
const UNCOPIED = new Set(['.git', '.kith', 'test-results'].map((name) => join(root, name)))

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Starts Kith, stops it once the link is there, resolves to what it said and its exit code. */
async function start(clone, { as = [], env = {}, signal = 'SIGTERM' } = {}) {
  const command = [...as, process.execPath, join(clone, 'local', 'start.mjs')]
  const child = spawn(command[0], command.slice(1), {
    cwd: clone,
    env: { ...process.env, KITH_WORKERS: '1', PORT: String(await freePort()), HOME: clone, ...env },
  })
  let output = ''
  const read = (chunk) => {
    output += chunk
    if (/^Open /m.test(output)) child.kill(signal)
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, output }
}

function copy(to) {
  cpSync(root, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !UNCOPIED.has(path) })
  return to
}

let failures = 0
function expectOutput(title, { code, output }, wantedCode, wanted) {
  const passed = code === wantedCode && wanted.test(output)
  if (!passed) failures++
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${title}: ${output.trim().split('\n').pop()}`)
  if (!passed) console.log(output)
}

if (process.getuid?.() !== 0 || process.platform !== 'linux') {
  console.error('Run this as root on Linux: it starts Kith as other users and mounts a small disk.')
  process.exit(2)
}
await prepare(['install', 'prisma', 'bundles', 'web'])
const place = mkdtempSync(join(tmpdir(), 'kith start check '))

const plain = copy(join(place, 'plain'))
spawnSync('chmod', ['755', place])
spawnSync('chown', ['-R', '65534:65534', plain])
expectOutput('an ordinary user', await start(plain, { as: NOBODY }), 0, /^Stopped /m)
expectOutput('Ctrl-C', await start(plain, { as: NOBODY, signal: 'SIGINT' }), 0, /^Stopped /m)
const closedHome = { as: NOBODY, env: { KITH_HOME: '/root/kith' } }
expectOutput('a folder that cannot be written', await start(plain, closedHome), 1, /cannot be written/)

const small = join(place, 'small')
mkdirSync(small)
if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', small]).status === 0) {
  const home = { env: { KITH_HOME: join(small, 'home') } }
  expectOutput('a disk that is nearly full', await start(plain, home), 1, /Only \d+ MiB are free/)
  spawnSync('sh', ['-c', 'cat /dev/zero > fill'], { cwd: small })
  expectOutput('a full disk', await start(plain, { env: { KITH_HOME: join(small, 'other') } }), 1, /is full/)
  spawnSync('umount', [small])
} else console.log('skipped  a full disk: no small disk could be mounted here')

const closed = join(place, 'closed')
mkdirSync(closed, { mode: 0o700 })
const clone = copy(join(closed, 'clone'))
expectOutput('root in a clone that is closed to others', await start(clone), 0, /^Stopped /m)
expectOutput('the same again', await start(clone), 0, /^Stopped /m)
const elsewhere = dirname(readlinkSync(join(clone, '.kith', 'postgres')))
if (existsSync(elsewhere)) rmSync(elsewhere, { recursive: true })

rmSync(join(clone, 'node_modules', '.package-lock.json'))
const offline = {
  env: {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: join(place, 'cache'),
    npm_config_fetch_retries: '0',
    npm_execpath: '',
  },
}
rmSync(join(clone, 'node_modules', 'zod'), { recursive: true })
expectOutput('npm install without a network', await start(clone, offline), 1, /npm install failed/)

rmSync(place, { recursive: true, force: true })
console.log(failures === 0 ? 'all passed' : `${failures} failed`)
process.exitCode = failures === 0 ? 0 : 1
