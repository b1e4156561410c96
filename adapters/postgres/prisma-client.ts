/** The generated client over our own connections: only better-auth asks through it. */
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../../prisma/generated/client.ts'

export const prismaClient = (pool: pg.Pool): object => new PrismaClient({ adapter: new PrismaPg(pool) })
