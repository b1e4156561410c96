/** Members with each value that changes, from and to, and what stays as it is. */
import { Badge } from '#app/_ui/badge.tsx'
import { ScrollRegion } from '#app/_ui/scroll-region.tsx'
import type { ChangesView } from '#app/api/v1/_schemas/write-back.ts'
import { fieldsText, valueText } from './write-back-words.ts'

type Shown = Pick<ChangesView['members'][number], 'row' | 'memberId' | 'email' | 'changes' | 'left'>

interface ChangesTableProps {
  readonly label: string
  readonly members: readonly Shown[]
}

export function ChangesTable({ label, members }: ChangesTableProps) {
  return (
    <ScrollRegion label={label} className="max-h-96">
      <table className="min-w-full border-collapse text-sm">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 bg-sunken text-left">
          <tr>
            {['Member', 'Field', 'From', 'To'].map((name) => (
              <th key={name} scope="col" className="px-3 py-2 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Rows key={member.memberId} member={member} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Rows({ member: { email, changes, left } }: { readonly member: Shown }) {
  return (
    <>
      {changes.map(({ tag, fields, why, from, to }) => (
        <tr key={tag} className="border-t border-line align-top">
          <th scope="row" className="min-w-44 px-3 py-2 text-left font-normal break-all">
            {email}
          </th>
          <td className="px-3 py-2">
            {fieldsText(fields)} {why === 'overwrite' ? <Badge tone="stale">replaced</Badge> : null}
          </td>
          <td className="px-3 py-2 text-ink-soft">{valueText(from)}</td>
          <td className="px-3 py-2 font-medium">{valueText(to)}</td>
        </tr>
      ))}
      {left.map(({ tag, fields, reason, detail }) => (
        <tr key={`${tag}${reason}${fields.join()}`} className="border-t border-line align-top text-ink-soft">
          <th scope="row" className="min-w-44 px-3 py-2 text-left font-normal break-all">
            {email}
          </th>
          <td className="px-3 py-2">{fieldsText(fields) || 'All of it'}</td>
          <td colSpan={2} className="px-3 py-2">
            Stays as it is. {detail}
          </td>
        </tr>
      ))}
    </>
  )
}
