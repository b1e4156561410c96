/** Runs one tool of the set-up, keeps what it prints, and shows it only when it fails. */
import { spawn } from 'node:child_process'

/** A step of the set-up failed; the message is a sentence for the person who started it. */
export class SetupError extends Error {}

/**
 * Runs `command` with `args` to its end.
 * @throws SetupError with `advice`, after what the tool printed.
 */
export function runTool(command, args, { cwd, env = {}, advice, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', () => reject(new SetupError(advice)))
    child.on('close', (code) => {
      if (code === 0) return resolve(output)
      const full = /ENOSPC|no space left/i.test(output)
      reject(
        new SetupError(`${output.trim()}\n\n${full ? 'The disk is full: free some space, then start again.' : advice}`),
      )
    })
  })
}
