/** Before every page and call: only own host names, and headers that keep a page to itself. */
import { randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { isOwnHost } from '#app/_access/hosts.ts'
import { doorPorts } from '#app/_access/ports.ts'
import { problemResponse, refuse } from '#app/_access/refusal.ts'
import { securityHeaders } from '#app/_access/security-headers.ts'

export async function proxy(request: NextRequest): Promise<Response> {
  const { siteUrl, objectsOrigin } = (await doorPorts()).settings
  const response = isOwnHost(request.headers.get('host'), siteUrl)
    ? NextResponse.next()
    : problemResponse(refuse('host.refused'), randomUUID())
  for (const [name, value] of Object.entries(securityHeaders(objectsOrigin))) response.headers.set(name, value)
  return response
}
