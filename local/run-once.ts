/** Runs one of the bundled programs to its end. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { LogFile } from './log-file.ts'
import { StartError } from './start-error.ts'

interface Surroundings {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Resolves to what it wrote on stdout, trimmed. That is never logged: it may be a link that signs its opener in.
 * @throws StartError with the last line of its stderr, which is logged.
 */
export function runOnce(
  { root, env }: Surroundings,
  name: string,
  args: readonly string[],
  log: LogFile,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', `${name}.mjs`), ...args], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      log.write(chunk)
      stderr = (stderr + chunk.toString('utf8')).slice(-10_000)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      log.close()
      const lastLine = stderr.trim().split('\n').pop()
      if (code === 0) resolve(stdout.trim())
      else reject(new StartError(lastLine || `${name} ended with ${code}: see ${log.path}`))
    })
  })
}

/** Runs it on this terminal; resolves to its exit code. */
export function runAttached(
  root: string,
  name: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const program = ['--enable-source-maps', join(root, 'dist', `${name}.mjs`), ...args]
    const child = spawn(process.execPath, program, { ...options, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
