/** What those who follow a job are told: however many they are, the store is asked for it a few times a second. */
import type { DoorPorts } from '#app/_access/ports.ts'
import { oneJob } from './_one-job.ts'

type Look = ReturnType<typeof oneJob>

/** Who asks within this time of another is told the same. */
const FRESH_MS = 250

const looks = new Map<string, Look>()

/** @returns the job as it was at most a quarter of a second ago */
export function lookAtJob(ports: DoorPorts, workspaceId: string, id: string): Look {
  const key = JSON.stringify([workspaceId, id])
  const known = looks.get(key)
  if (known !== undefined) return known
  const look = oneJob(ports, workspaceId, id)
  looks.set(key, look)
  setTimeout(() => looks.delete(key), FRESH_MS).unref()
  return look
}
