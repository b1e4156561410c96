import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rungOf } from '../field-level.ts'
import { openModel, weightOf } from '../model.ts'
import { openNicknames } from '../nickname.ts'
import { SHIPPED_PARAMETERS } from '../parameters.ts'
import { NO_TERMS, type TermCounts } from '../term-counts.ts'
import { CompanyPair } from './company-pair.ts'
import { createCompanyWords } from './company-words.ts'

/** Words that are near each other, short ones, and letters beyond 16 bits. */
const word = fc.constantFrom(
  ...['harbor', 'harbour', 'harbro', 'freight', 'freigth', 'feight', 'foods', 'food', 'ab', 'abc'],
  ...['zebra', 'zebr𝒳', 'zebra𝒳𝒳', 'zèbra', '漢字', 'mannheim', 'manheim'],
)
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const terms: TermCounts = { ...NO_TERMS, total: () => 900, count: (_, key) => 1 + ((7 * key.length) % 90) }
const model = openModel(SHIPPED_PARAMETERS, openNicknames([]), terms)

it('finds by numbers of words the levels and weights that the words themselves give', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), name, (directory, ours) => {
      const words = createCompanyWords()
      const places = directory.map(words.add)
      const pair = new CompanyPair(words.words(), model)
      const own = pair.open(ours)
      for (const [i, theirs] of directory.entries()) {
        if (theirs === ours) continue
        pair.compare(own, places[i] as number, () => theirs)
        const { level, term } = rungOf('company', ours, theirs, model)
        expect([pair.level, pair.weight(() => theirs)]).toEqual([level, weightOf('company', level, term, model)])
      }
    }),
    { numRuns: 2000 },
  )
})
