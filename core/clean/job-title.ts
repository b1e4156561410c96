/** Job titles with their usual abbreviations written out. */
import { fold } from '../fold.ts'
import { saysNoValue } from './placeholder.ts'
import type { Reading } from './reading.ts'
import { BLANK, bad, good } from './reading.ts'

const WRITTEN_OUT: ReadonlyMap<string, string> = new Map(
  `sr senior|snr senior|jr junior|jnr junior|mgr manager|mngr manager|mgmt management|dir director|eng engineer|engr engineer
asst assistant|assoc associate|admin administrator|exec executive|coord coordinator|spec specialist|rep representative
dept department|dev developer|ops operations|mktg marketing|mkt marketing|hr human resources|it information technology
vp vice president|svp senior vice president|evp executive vice president|avp assistant vice president|ceo chief executive officer
cfo chief financial officer|coo chief operating officer|cto chief technology officer|cio chief information officer
cmo chief marketing officer|cpo chief product officer|cro chief revenue officer|ciso chief information security officer
md managing director|gm general manager|pm project manager|acct account|accts accounts|intl international|natl national
pres president|tech technician|supv supervisor|svcs services|svc service`
    .split(/[|\n]/)
    .map((entry) => {
      const space = entry.indexOf(' ')
      return [entry.slice(0, space), entry.slice(space + 1)]
    }),
)
const AND = /[&＆]/g

export function cleanJobTitle(text: string): readonly Reading[] {
  if (saysNoValue(text)) return BLANK
  const words = fold(text.replace(AND, ' and '))
  if (words === '') return bad(text, 'job_title.no_letters')
  return good(
    text,
    words
      .split(' ')
      .map((word) => WRITTEN_OUT.get(word) ?? word)
      .join(' '),
  )
}
