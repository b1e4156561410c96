'use client'
/** Of a list that was brought in from an audience: how many members it has, and who came and went while it was read. */
import { Notice } from '#app/_ui/notice.tsx'
import { reportText } from './audience-words.ts'
import { useAudienceRead } from './bringing-audience.tsx'

export function AudienceReport({ uploadId }: { readonly uploadId: string }) {
  const report = useAudienceRead(uploadId).data?.report
  if (!report) return null
  return (
    <Notice kind="info" title={reportText(report)}>
      <p>
        Everyone who was in the audience throughout is in this list once. Those who joined are in it too; those who left
        are not.
      </p>
    </Notice>
  )
}
