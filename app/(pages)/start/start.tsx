'use client'
/** Two ways to begin, of equal size: an own list, or the sample. */
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { fileProblem } from '#app/_client/upload/check-file.ts'
import { keepFile } from '#app/_client/upload/chosen-files.ts'
import { startUpload } from '#app/_client/upload/upload-file.ts'
import { bytesText } from '#app/_ui/amounts.ts'
import { DropZone } from '#app/_ui/drop-zone.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { Status } from '#app/api/v1/_schemas/status.ts'
import { TryIt } from './try-it.tsx'

export function Start() {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const status = useQuery({ queryKey: ['status'], queryFn: () => call<Status>('status'), staleTime: Infinity })
  const upTo = status.data ? `, up to ${bytesText(status.data.limits.uploadBytes)}` : ''

  async function begin(file: File): Promise<void> {
    setIsBusy(true)
    setProblem(null)
    try {
      const refusal = await fileProblem(file)
      if (refusal !== null) {
        setProblem(refusal)
        return
      }
      const uploadId = await startUpload(file)
      keepFile(uploadId, file)
      router.push(`/uploads/${uploadId}`)
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <div className="space-y-10">
      <header className="mx-auto max-w-3xl space-y-4 pt-2 text-center sm:pt-8">
        <h1 className="text-4xl leading-tight font-semibold sm:text-5xl">
          Bring a list. See who is still who you think, and why.
        </h1>
        <p className="text-lg text-ink-soft">
          Kith checks every row, looks each person up and says for every field whether it is confirmed, new or old.
        </p>
      </header>
      {problem ? (
        <Notice kind="problem" title="This file can't be used as it is." className="mx-auto max-w-3xl">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <div className="grid gap-6 md:grid-cols-2">
        <DropZone
          title="Drop your list here"
          hint={<p>CSV or text with any separator and encoding{upTo}. From Excel: save it as CSV first.</p>}
          buttonText={isBusy ? 'Opening…' : 'Choose a file'}
          isBusy={isBusy}
          onFile={(file) => void begin(file)}
        />
        <TryIt onProblem={setProblem} />
      </div>
      <p className="text-center text-sm">
        Your list lives in Mailchimp?{' '}
        <Link href="/audiences" className="underline">
          Bring in an audience
        </Link>
      </p>
      <HowItGoes />
    </div>
  )
}

const STEPS = [
  ['You say what is in each column', 'Most are recognised by themselves, and remembered for the next list.'],
  ['You choose what to check against', 'A list of people you trust, a vendor, or nothing: then rows are cleaned.'],
  ['You get your file back', 'Your own columns untouched, ours beside them. Every decision can be opened.'],
] as const

function HowItGoes() {
  return (
    <ol aria-label="How it goes" className="grid gap-6 border-t border-line pt-8 md:grid-cols-3">
      {STEPS.map(([title, text], index) => (
        <li key={title} className="flex gap-4">
          <span aria-hidden className="font-display text-3xl leading-none text-accent">
            {index + 1}
          </span>
          <div>
            <p className="font-medium">{title}</p>
            <p className="text-sm text-ink-soft">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
