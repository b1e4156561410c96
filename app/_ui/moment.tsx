/** A point in time as the reader writes it, with the exact one for machines. */
interface MomentProps {
  /** RFC 3339. */
  readonly at: string
}

const shown = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** Only for what is rendered in the browser: the server does not know the reader's time zone. */
export function Moment({ at }: MomentProps) {
  return <time dateTime={at}>{shown.format(new Date(at))}</time>
}
