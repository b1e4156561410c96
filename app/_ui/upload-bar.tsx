/** How much of a file has been sent. */
import { bytesText } from './amounts.ts'

interface UploadBarProps {
  readonly sentBytes: number
  readonly totalBytes: number
  /** Stands beside the amounts. */
  readonly children?: React.ReactNode
}

export function UploadBar({ sentBytes, totalBytes, children }: UploadBarProps) {
  const percent = totalBytes === 0 ? 100 : Math.floor((sentBytes / totalBytes) * 100)
  return (
    <div data-slot="upload-bar" className="space-y-2">
      <div
        role="progressbar"
        aria-label="Upload"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-3 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
      <p className="flex flex-wrap justify-between gap-x-6 text-sm text-ink-soft">
        <span>
          {bytesText(sentBytes)} of {bytesText(totalBytes)}
        </span>
        {children}
      </p>
      <p role="status" className="sr-only">
        {percent - (percent % 10)} percent sent
      </p>
    </div>
  )
}
