'use client'
/** A place to drop a file on, with a button that does the same. */
import { Upload } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { FilePicker } from './file-picker.tsx'

interface DropZoneProps {
  readonly title: string
  readonly hint: React.ReactNode
  readonly buttonText: string
  readonly isBusy?: boolean
  readonly className?: string
  readonly onFile: (file: File) => void
}

export function DropZone({ title, hint, buttonText, isBusy = false, className, onFile }: DropZoneProps) {
  const id = useId()
  const [isOver, setIsOver] = useState(false)

  function take(files: FileList | null | undefined): void {
    const file = files?.[0]
    if (file !== undefined && !isBusy) onFile(file)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same
    <div
      data-slot="drop-zone"
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        take(event.dataTransfer.files)
      }}
      className={cn(
        'flex flex-col items-center justify-center gap-4 rounded-xl border-2 border-dashed border-line-strong/60 bg-sheet px-6 py-10 text-center transition-colors',
        isOver && 'border-accent bg-accent-wash',
        className,
      )}
    >
      <Upload aria-hidden className="size-8 text-accent" />
      <div className="space-y-1">
        <h2 className="text-xl font-semibold">{title}</h2>
        <div id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </div>
      </div>
      <FilePicker onFile={(file) => (isBusy ? undefined : onFile(file))}>
        {(choose) => (
          <Button disabled={isBusy} aria-describedby={`${id}-hint`} onClick={choose}>
            {buttonText}
          </Button>
        )}
      </FilePicker>
    </div>
  )
}
