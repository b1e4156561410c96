/** The door for shells: `npm run --silent kith -- <command> …`. Exit 0 done, 1 failed, 2 wrong arguments. */
import { enrichCommand } from './enrich.ts'
import { keyCommand } from './key.ts'
import { linkCommand } from './link.ts'
import { passwordCommand } from './password.ts'
import { previewCommand } from './preview.ts'
import { Refusal } from './refusal.ts'

interface Command {
  readonly usage: string
  readonly run: (args: readonly string[]) => Promise<void>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  enrich: enrichCommand,
  preview: previewCommand,
  key: keyCommand,
  link: linkCommand,
  password: passwordCommand,
}

async function main(name: string | undefined, args: readonly string[]): Promise<void> {
  const command = name === undefined ? undefined : COMMANDS[name]
  if (command === undefined) {
    const usages = Object.values(COMMANDS).map(({ usage }) => `  kith ${usage}`)
    throw new Refusal('arguments.command', `Say what to do:\n${usages.join('\n')}`)
  }
  try {
    await command.run(args)
  } catch (error) {
    const isWrongFlag = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (isWrongFlag) throw new Refusal('arguments.wrong', `${error.message}\nUsage: kith ${command.usage}`)
    throw error
  }
}

main(process.argv[2], process.argv.slice(3)).then(
  () => {
    // What a command leaves open (pools, keep-alive sockets) must not keep the shell waiting.
    process.exitCode = 0
  },
  (error: unknown) => {
    const isRefusal = error instanceof Refusal
    const words = isRefusal || process.env.KITH_DEBUG ? String((error as Error).message) : 'Something went wrong.'
    const code = isRefusal ? error.code : error instanceof Error && 'code' in error ? String(error.code) : 'internal'
    process.stderr.write(`${words} (${code})\n`)
    process.exitCode = isRefusal ? error.exitCode : 1
  },
)
