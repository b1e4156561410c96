/** The generated client on our own connections: better-auth reads and writes its tables by it. */
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../prisma/generated/client.ts'
import type { Database } from './connect.ts'

/** Closing the database closes it. */
export function createPrisma(database: Database): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(database.pool, { disposeExternalPool: false }) })
}
