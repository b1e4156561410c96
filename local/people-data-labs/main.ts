// Runs the stand-in as a process: settings from the environment, one JSON line when ready, a clean end on signals.
import { readFile } from 'node:fs/promises'
import { directoryPeople } from './directory-people.ts'
import { startPeopleDataLabsStandIn } from './stand-in.ts'

function setting(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set.`)
}

function portSetting(name: string): number {
  const port = Number(setting(name))
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`${name} must be a port number, or 0 for any free one.`)
}

function jsonSetting(name: string): object {
  try {
    return JSON.parse(process.env[name] || '{}')
  } catch {
    throw new Error(`${name} must be JSON.`)
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

try {
  const standIn = await startPeopleDataLabsStandIn({
    port: portSetting('PEOPLE_DATA_LABS_STAND_IN_PORT'),
    people: directoryPeople(await readFile(setting('PEOPLE_DATA_LABS_STAND_IN_PEOPLE'), 'utf8')),
    dials: jsonSetting('PEOPLE_DATA_LABS_STAND_IN_DIALS'),
    key: setting('PEOPLE_DATA_LABS_STAND_IN_KEY'),
    token: setting('PEOPLE_DATA_LABS_STAND_IN_TOKEN'),
  })
  const stop = (): void => {
    standIn.close().catch(fail)
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  console.log(JSON.stringify({ ready: true, port: standIn.port }))
} catch (error) {
  fail(error)
}
