'use client'
/** The browser's own file dialog behind whatever opens it. */
import { useRef } from 'react'

export const TEXT_TABLES = '.csv,.tsv,.txt,.tab,text/csv,text/plain,text/tab-separated-values'

interface FilePickerProps {
  readonly onFile: (file: File) => void
  /** Gets what opens the dialog. */
  readonly children: (choose: () => void) => React.ReactNode
}

export function FilePicker({ onFile, children }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={TEXT_TABLES}
        className="hidden"
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file !== undefined) onFile(file)
          // The same file may be chosen again after a problem.
          event.target.value = ''
        }}
      />
      {children(() => input.current?.click())}
    </>
  )
}
