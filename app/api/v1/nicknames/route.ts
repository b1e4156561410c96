import { Refusal } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { nicknameListText, readNicknameList } from '#core/nickname-list.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.getNicknames, async ({ ports, access }) => {
  const text = nicknameListText(await ports.nicknames.get(access.workspaceId))
  return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8; header=present' } })
})

export const PUT = route(ROUTES.replaceNicknames, async ({ ports, access, csv }) => {
  const list = readNicknameList(csv, ports.codec)
  if ('error' in list) return new Refusal(422, list.error.code, `${list.error.message} Nothing was changed.`)
  await ports.nicknames.replace(access.workspaceId, list.pairs)
  return { pairs: list.pairs.length, ignored: list.ignored }
})
