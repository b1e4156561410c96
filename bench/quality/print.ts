/** The tables of the quality benchmark, one per topic. */
import { BARS, CALIBRATION_BAR, QUOTED_PEERS, RECALL_AIM, STEADY_BAR, STRANGERS_BAR } from './bars.ts'
import { type Bin, calibrationBins } from './calibration.ts'
import type { Cause, PatternTruth } from './causes.ts'
import type { SetGroup } from './linkage-set.ts'
import type { MeasuredRun, MeasuredSet } from './measure-set.ts'
import { recallAtPrecision } from './score.ts'
import { held, percent, rate, table } from './table.ts'

const GROUPS: readonly SetGroup[] = ['shared', 'tuning', 'judging']

export function printLinks(sets: readonly MeasuredSet[]): void {
  const head = ['F1', 'P', 'R', 'P matched', 'R matched', 'review', 'blocking R', 'pairs/row', 'rows/CPU s']
  const lines = sets.flatMap(({ set, run, shipped }) => {
    const measured = [linkLine(set.name, run)]
    if (shipped !== null) measured.push(linkLine(`${set.name}, not estimated`, shipped))
    return measured
  })
  say('Links: rows with a person and a score of at least .5', table([['set', ...head], ...lines]))
  if (sets.length > 0 && sets.every(({ shipped }) => shipped === null)) {
    console.log('Nothing was estimated: the shipped parameters decided everywhere.\n')
  }
}

function linkLine(name: string, { quality, blocking, rowsPerCpuSecond }: MeasuredRun): string[] {
  const bar = BARS[name.split(',')[0] ?? '']
  const { links, matched, review } = quality
  const beside = (text: string, isMet: boolean | undefined) => (isMet === undefined ? text : held(text, isMet))
  return [
    name,
    beside(rate(links.f1), bar && links.f1 >= bar.f1),
    rate(links.precision),
    rate(links.recall),
    beside(rate(matched.precision), bar && matched.precision >= bar.matchedPrecision),
    rate(matched.recall),
    beside(percent(review), bar?.review == null ? undefined : review <= bar.review),
    beside(rate(blocking.recall), bar && blocking.recall >= bar.blocking),
    blocking.pairsPerRow.toFixed(1),
    rowsPerCpuSecond.toFixed(0),
  ]
}

export function printPeers(sets: readonly MeasuredSet[]): void {
  const names = sets.filter(({ set }) => set.group === 'shared' && set.name !== 'febrl1').map(({ set }) => set.name)
  if (names.length === 0) return
  const cell = (found: { f1: number; precision: number; recall: number } | null | undefined) =>
    found ? `${rate(found.f1)} (${rate(found.precision)}/${rate(found.recall)})` : '–'
  const of = (name: string) => sets.find(({ set }) => set.name === name)
  const lines = [
    ['Kith, as shipped', ...names.map((name) => cell(of(name)?.run.quality.links))],
    ['names plus one key, run here', ...names.map((name) => cell(of(name)?.rule))],
    ...QUOTED_PEERS.map((peer) => [`${peer.name} (quoted)`, ...names.map((name) => peer.figures[name] ?? '–')]),
    ['bar', ...names.map((name) => rate(BARS[name]?.f1 ?? 0))],
  ]
  say('Beside others: F1 (precision/recall)', table([['', ...names], ...lines]))
}

export function printStrangers(sets: readonly MeasuredSet[]): void {
  const lines: string[][] = []
  for (const { set, run } of sets) {
    const text = percent(run.quality.strangersMatched)
    const isBarred = set.name === 'febrl4'
    const aim = recallAtPrecision(run.rows, RECALL_AIM.precision)
    lines.push([
      set.name,
      isBarred ? held(text, run.quality.strangersMatched <= STRANGERS_BAR) : text,
      set.name === 'synthetic_12k' ? held(rate(aim), aim >= RECALL_AIM.recall) : rate(aim),
    ])
  }
  say(
    'Strangers: `matched` among contacts whose person is not there; and recall at a precision of .999',
    table([['set', 'strangers matched', 'R at P .999'], ...lines]),
  )
}

export function printCalibration(sets: readonly MeasuredSet[]): void {
  for (const group of GROUPS) {
    const members = sets.filter(({ set }) => set.group === group)
    if (members.length === 0) continue
    const runs = [{ name: 'as shipped', rows: members.flatMap(({ run }) => run.rows) }]
    if (members.some(({ shipped }) => shipped !== null)) {
      runs.push({ name: 'not estimated', rows: members.flatMap(({ run, shipped }) => (shipped ?? run).rows) })
    }
    for (const { name, rows } of runs) {
      const bins = calibrationBins(rows, CALIBRATION_BAR.links).map(binLine)
      say(
        `Probabilities, ${group} sets pooled, ${name}`,
        table([['stated', 'links', 'mean stated', 'right', 'points apart'], ...bins]),
      )
    }
  }
  const worst = sets.map(({ set, run }) => {
    const bins = calibrationBins(run.rows, CALIBRATION_BAR.links)
    const gap = bins.reduce((most, bin) => (Math.abs(bin.gap) > Math.abs(most) ? bin.gap : most), 0)
    const sure = run.sureAndWrong.reduce((sum, { rows }) => sum + rows, 0)
    return [set.name, (100 * gap).toFixed(1), String(sure)]
  })
  say('Probabilities, set by set', table([['set', 'worst bin, points', 'sure and wrong'], ...worst]))
  const causes = sets.flatMap(({ set, run }) => run.sureAndWrong.map((cause) => ({ name: set.name, cause })))
  const most = causes.sort((a, b) => b.cause.rows - a.cause.rows).slice(0, 25)
  say('Sure and wrong, most frequent causes', most.map(({ name, cause }) => causeLine(cause, name)).join('\n'))
}

function binLine({ from, to, links, stated, right, gap }: Bin): string[] {
  const points = held((100 * gap).toFixed(1), Math.abs(gap) <= CALIBRATION_BAR.gap)
  return [`${rate(from)} – ${rate(to)}`, String(links), rate(stated), rate(right), points]
}

export function printSteadiness(sets: readonly MeasuredSet[]): void {
  const lines = sets.flatMap(({ set, steadiness }) => {
    if (steadiness === null) return []
    const { of50, of1, reordered, asked } = steadiness
    return [
      [
        set.name,
        held(percent(of50), of50 >= STEADY_BAR),
        held(percent(of1), of1 >= STEADY_BAR),
        held(percent(asked), asked === 1),
        percent(reordered),
      ],
    ]
  })
  if (lines.length === 0) return
  say(
    'Steadiness: answered as in the list of 5,000',
    table([['set', 'in lists of 50', 'in lists of 1', 'POST match', 'directory backwards'], ...lines]),
  )
}

export function printCauses(sets: readonly MeasuredSet[]): void {
  printUntruePatterns(sets)
  for (const { set, run } of sets) {
    const wrong = run.wrong.slice(0, 15).map((cause) => causeLine(cause, 'wrong'))
    const missed = run.missed.slice(0, 15).map((cause) => causeLine(cause, 'missed'))
    const unsure = run.unsure.slice(0, 15).map((cause) => causeLine(cause, 'unsure'))
    say(`${set.name}: causes`, [...wrong, ...missed, ...unsure].join('\n'))
  }
}

/** The patterns that state most too much or too little, in rows: what to mend first. */
function printUntruePatterns(sets: readonly MeasuredSet[]): void {
  const links = sets.flatMap(({ set, run }) => run.patterns.map((found) => ({ ...found, set: set.name })))
  say('Untrue by pattern, links', untrueLines(links, 40))
  const below = sets.flatMap((measured) => measured.below.map((found) => ({ ...found, set: measured.set.name })))
  say('Untrue by pattern, just below .5', untrueLines(below, 25))
}

function untrueLines(found: readonly (PatternTruth & { readonly set: string })[], most: number): string {
  const lines = found
    .map((pattern) => ({ ...pattern, excess: pattern.rows * (pattern.stated - pattern.right) }))
    .sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess))
    .slice(0, most)
    .map(({ excess, rows, stated, right, set, pattern }) =>
      [excess.toFixed(1), String(rows), rate(stated), rate(right), `${set}: ${pattern}`].join('  '),
    )
  return ['too many  rows  stated  right', ...lines].join('\n')
}

function causeLine({ rows, kind, pattern }: Cause, name: string): string {
  return `${String(rows).padStart(4)}  ${name}, ${kind}: ${pattern}`
}

function say(title: string, text: string): void {
  console.log(`${title}\n${text === '' ? '(none)' : text}\n`)
}
