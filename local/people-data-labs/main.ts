// Runs the stand-in as a process.
import { readFile } from 'node:fs/promises'
import { jsonSetting, portSetting, runStandIn, setting } from '../simulator/run-stand-in.ts'
import { directoryPeople } from './directory-people.ts'
import { startPeopleDataLabsStandIn } from './stand-in.ts'

await runStandIn(async () =>
  startPeopleDataLabsStandIn({
    port: portSetting('PEOPLE_DATA_LABS_STAND_IN_PORT'),
    people: directoryPeople(await readFile(setting('PEOPLE_DATA_LABS_STAND_IN_PEOPLE'), 'utf8')),
    dials: jsonSetting('PEOPLE_DATA_LABS_STAND_IN_DIALS'),
    key: setting('PEOPLE_DATA_LABS_STAND_IN_KEY'),
    token: setting('PEOPLE_DATA_LABS_STAND_IN_TOKEN'),
  }),
)
