/** Before every page and call: only own host names, pages only for who is signed in, headers that keep a page alone. */
import { type NextRequest, NextResponse } from 'next/server'
import { accessOf } from '#app/_access/authorise.ts'
import { isOwnHost } from '#app/_access/hosts.ts'
import { needsSignIn, signInAddress } from '#app/_access/page-gate.ts'
import { type DoorPorts, doorPorts } from '#app/_access/ports.ts'
import { problemResponse, type Refusal, refuse } from '#app/_access/refusal.ts'
import { REQUEST_ID, requestIdFrom } from '#app/_access/request-id.ts'
import { securityHeaders } from '#app/_access/security-headers.ts'
import { refuseUnknownCall } from '#app/api/v1/_unknown-call.ts'

export async function proxy(request: NextRequest): Promise<Response> {
  const ports = await doorPorts()
  const response = await gate(request, ports)
  for (const [name, value] of Object.entries(securityHeaders(ports.settings.objectsOrigin))) {
    response.headers.set(name, value)
  }
  return response
}

async function gate(request: NextRequest, ports: DoorPorts): Promise<Response> {
  const { accounts, settings, now } = ports
  if (!isOwnHost(request.headers.get('host'), settings.siteUrl)) {
    return refused(refuse('host.refused'), request, ports)
  }
  const { pathname, search } = request.nextUrl
  const unknown = refuseUnknownCall(request.method, pathname)
  if (unknown) return refused(unknown, request, ports)
  if (!needsSignIn(pathname)) return NextResponse.next()
  // Without its database Kith can let nobody in, but the page can say so: it holds no data itself.
  const guard = { accounts, siteUrl: settings.siteUrl, now: now() }
  const isIn = await accessOf(request.headers, guard).catch(() => true)
  if (isIn) return NextResponse.next()
  return NextResponse.redirect(new URL(signInAddress(pathname + search), request.url))
}

/** No route is told: its address may hold anything. */
function refused(refusal: Refusal, { headers, method }: NextRequest, { logging }: DoorPorts): Response {
  const requestId = requestIdFrom(headers.get(REQUEST_ID))
  const { status, code } = refusal
  logging.log('info', 'request.refused', { requestId, method, status, code })
  const response = problemResponse(refusal, requestId)
  response.headers.set(REQUEST_ID, requestId)
  return response
}
