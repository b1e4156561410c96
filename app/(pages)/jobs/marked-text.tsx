/** A text with the characters marked that differ: underlined and tinted, not by colour alone. */
import type { Stretch } from './differing.ts'

export function MarkedText({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.map(({ text, differs }, place) =>
    differs ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the text
      <mark key={place} className="rounded-sm bg-stale-wash text-stale underline decoration-2 underline-offset-2">
        {text}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the text
      <span key={place}>{text}</span>
    ),
  )
}
