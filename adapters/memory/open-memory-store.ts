/** For the suites: an in-memory store with a clock that stands until it is told otherwise. */
import { type StoreUnderTest, TIMINGS } from '../contracts/store-under-test.ts'
import { memoryAudienceReads } from './audience-reads.ts'
import { memoryBacklog } from './backlog.ts'
import { memoryChores } from './chores.ts'
import { memoryConnections } from './connections.ts'
import { memoryDirectories } from './directories.ts'
import { memoryEstimates } from './estimates.ts'
import { memoryJobs } from './jobs.ts'
import { memoryLeftovers } from './leftovers.ts'
import { memoryMappingMemory } from './mapping-memory.ts'
import { memoryNicknames } from './nicknames.ts'
import { memoryOperations } from './operations.ts'
import { memoryRanges } from './ranges.ts'
import { memoryRetention } from './retention.ts'
import { createMemoryStore } from './store.ts'
import { memoryUploads } from './uploads.ts'
import { memoryWorkers } from './workers.ts'
import { memoryWriteBacks } from './write-backs.ts'

export async function openMemoryStore(): Promise<StoreUnderTest> {
  let now = Date.parse('2024-05-03T00:00:00Z')
  let secrets = 1
  const store = createMemoryStore(() => new Date(now), TIMINGS)
  return {
    ranges: memoryRanges(store),
    backlog: memoryBacklog(store),
    jobs: memoryJobs(store),
    uploads: memoryUploads(store),
    directories: memoryDirectories(store),
    estimates: memoryEstimates(store),
    audienceReads: memoryAudienceReads(store),
    writeBacks: memoryWriteBacks(store),
    mappingMemory: memoryMappingMemory(store),
    nicknames: memoryNicknames(store),
    workers: memoryWorkers(store),
    operations: memoryOperations(store),
    retention: memoryRetention(store),
    leftovers: memoryLeftovers(store),
    chores: memoryChores(store),
    connections: memoryConnections(store, () => `secret ${secrets}`),
    async loseSecret() {
      secrets++
    },
    async pass(ms) {
      now += ms
    },
    now: () => new Date(now),
  }
}
