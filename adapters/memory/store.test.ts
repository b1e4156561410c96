/** The in-memory twin keeps what every store promises. */
import { audienceReadsContract } from '../contracts/audience-reads.contract.ts'
import { backlogContract } from '../contracts/backlog.contract.ts'
import { connectionsContract } from '../contracts/connections.contract.ts'
import { controlContract } from '../contracts/control.contract.ts'
import { estimatesContract } from '../contracts/estimates.contract.ts'
import { housekeepingContract } from '../contracts/housekeeping.contract.ts'
import { operationsContract } from '../contracts/operations.contract.ts'
import { rangesContract } from '../contracts/ranges.contract.ts'
import { recordsContract } from '../contracts/records.contract.ts'
import { writeBacksContract } from '../contracts/write-backs.contract.ts'
import { openMemoryStore } from './open-memory-store.ts'

for (const contract of [
  rangesContract,
  controlContract,
  connectionsContract,
  estimatesContract,
  audienceReadsContract,
  writeBacksContract,
  backlogContract,
  operationsContract,
  recordsContract,
  housekeepingContract,
])
  contract(openMemoryStore)
