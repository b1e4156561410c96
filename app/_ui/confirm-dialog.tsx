'use client'
/** Asks once more before something is taken away, and says what is kept. Escape and the first button leave it all be. */
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import { problemText } from '../_client/call.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

interface ConfirmDialogProps {
  /** The button that opens it. */
  readonly trigger: React.ReactElement
  readonly title: string
  readonly children: React.ReactNode
  readonly confirmText: string
  readonly keepText: string
  /** Closes when it is done; stays and says why when it throws. */
  readonly onConfirm: () => Promise<unknown>
}

export function ConfirmDialog({ trigger, title, children, confirmText, keepText, onConfirm }: ConfirmDialogProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  function change(open: boolean): void {
    setIsOpen(open)
    if (open) setProblem(null)
  }

  async function confirm(): Promise<void> {
    setIsBusy(true)
    setProblem(null)
    try {
      await onConfirm()
      setIsOpen(false)
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <AlertDialog.Root open={isOpen} onOpenChange={change}>
      <AlertDialog.Trigger render={trigger} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-20 bg-black/45 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Popup
          data-slot="confirm-dialog"
          className="fixed inset-x-4 top-1/2 z-30 mx-auto max-h-[90dvh] max-w-lg -translate-y-1/2 space-y-4 overflow-y-auto rounded-xl border border-line bg-sheet p-6 shadow-xl transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <AlertDialog.Title className="text-xl font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div className="space-y-2 text-ink-soft" />}>
            {children}
          </AlertDialog.Description>
          {problem === null ? null : (
            <Notice kind="problem" title="That was not done.">
              <p>{problem}</p>
            </Notice>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Close render={<Button variant="secondary">{keepText}</Button>} />
            <Button variant="danger" disabled={isBusy} onClick={() => void confirm()}>
              {isBusy ? 'One moment…' : confirmText}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
