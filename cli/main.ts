/** The door for shells: `npm run --silent kith -- <command> …`. Exit 0 done, 1 failed, 2 wrong arguments. */
import { enrichCommand } from './enrich.ts'
import { previewCommand } from './preview.ts'
import { isRefusal, Refusal } from './refusal.ts'

interface Command {
  readonly usage: string
  readonly run: (args: readonly string[]) => Promise<void>
}

type Commands = Readonly<Record<string, Command>>

const LIST_COMMANDS: Commands = { enrich: enrichCommand, preview: previewCommand }

async function commandsFor(name: string | undefined): Promise<Commands> {
  if (name !== undefined && Object.hasOwn(LIST_COMMANDS, name)) return LIST_COMMANDS
  const { ACCOUNT_COMMANDS } = await import('./account.ts')
  return { ...LIST_COMMANDS, ...ACCOUNT_COMMANDS }
}

async function main(name: string | undefined, args: readonly string[]): Promise<void> {
  const commands = await commandsFor(name)
  const command = name === undefined ? undefined : commands[name]
  if (command === undefined) {
    const usages = Object.values(commands).map(({ usage }) => `  kith ${usage}`)
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
    const refusal = isRefusal(error) ? error : null
    const words = refusal || process.env.KITH_DEBUG ? String((error as Error).message) : 'Something went wrong.'
    const code = refusal?.code ?? (error instanceof Error && 'code' in error ? String(error.code) : 'internal')
    process.stderr.write(`${words} (${code})\n`)
    process.exitCode = refusal?.exitCode ?? 1
  },
)
