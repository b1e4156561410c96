/** A point in time, or the day it is on, as people read it, with the exact one for machines. */
interface MomentProps {
  /** RFC 3339. */
  readonly at: string
}

const shown = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })
const shownDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** Only for what is rendered in the browser: the server does not know the reader's time zone. */
export function Moment({ at }: MomentProps) {
  return <time dateTime={at}>{shown.format(new Date(at))}</time>
}

/** The same, for what does not turn on the hour: `19 February 2027`. */
export function Day({ at }: MomentProps) {
  return <time dateTime={at}>{shownDay.format(new Date(at))}</time>
}
