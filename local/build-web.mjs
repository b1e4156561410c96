/** Builds the web app into .next/standalone, complete with the files that Next leaves outside. */
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runTool } from './run-tool.mjs'

const root = resolve(import.meta.dirname, '..')

/** @throws SetupError when the build fails. */
export async function buildWeb() {
  const standalone = join(root, '.next', 'standalone')
  rmSync(standalone, { recursive: true, force: true })
  await runTool(process.execPath, [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: root,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    advice: 'The pages could not be built: see the lines above.',
  })
  cpSync(join(root, '.next', 'static'), join(standalone, '.next', 'static'), { recursive: true })
  if (existsSync(join(root, 'public'))) cpSync(join(root, 'public'), join(standalone, 'public'), { recursive: true })
}
