'use client'
/** A file on its way: how much, how fast, how long still. */
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { sendUpload, type UploadProgress } from '#app/_client/upload/upload-file.ts'
import { bytesText, durationText } from '#app/_ui/amounts.ts'
import { Button, buttonVariants } from '#app/_ui/button.tsx'
import { Card } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { UploadBar } from '#app/_ui/upload-bar.tsx'
import type { UploadView } from '#app/api/v1/_schemas/upload.ts'

interface SendingProps {
  readonly uploadId: string
  readonly file: File
  readonly onDone: (upload: UploadView) => void
}

export function Sending({ uploadId, file, onDone }: SendingProps) {
  const [progress, setProgress] = useState<UploadProgress>({ sentBytes: 0, totalBytes: file.size })
  const [problem, setProblem] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const startedAt = useRef(0)
  const done = useRef(onDone)
  done.current = onDone

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round sends again
  useEffect(() => {
    const stop = new AbortController()
    startedAt.current = performance.now()
    sendUpload(uploadId, file, { onProgress: setProgress, signal: stop.signal }).then(
      (upload) => done.current(upload),
      (error: unknown) => {
        if (!stop.signal.aborted) setProblem(problemText(error))
      },
    )
    return () => stop.abort()
  }, [uploadId, file, round])

  const seconds = startedAt.current === 0 ? 0 : (performance.now() - startedAt.current) / 1000
  const rate = seconds > 1 ? progress.sentBytes / seconds : null

  return (
    <>
      <PageHeader
        title={file.name}
        lead="Going straight to the object store, in parts. A lost connection is tried again."
      />
      <Card className="space-y-4">
        <UploadBar {...progress}>
          {rate === null ? null : (
            <span>
              {bytesText(rate)} a second, {durationText((progress.totalBytes - progress.sentBytes) / rate)} left
            </span>
          )}
        </UploadBar>
        {problem === null ? null : (
          <Notice kind="problem" title="The upload stopped.">
            <p>{problem}</p>
            <p>What has arrived is kept.</p>
          </Notice>
        )}
        <div className="flex gap-2">
          {problem === null ? null : (
            <Button
              onClick={() => {
                setProblem(null)
                setRound(round + 1)
              }}
            >
              Go on
            </Button>
          )}
          <Link href="/" className={buttonVariants({ variant: 'ghost' })}>
            Leave it for now
          </Link>
        </div>
      </Card>
    </>
  )
}
