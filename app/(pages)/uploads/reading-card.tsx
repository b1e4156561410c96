'use client'
/** How the file is read, with a look at its rows; whatever was guessed wrong can be set by hand. */
import { useMutation } from '@tanstack/react-query'
import { call, problemText } from '#app/_client/call.ts'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PreviewTable } from '#app/_ui/preview-table.tsx'
import type { UploadView } from '#app/api/v1/_schemas/upload.ts'
import { ENCODINGS, type Encoding } from '#core/text.ts'

interface ReadingCardProps {
  readonly upload: UploadView
  readonly onUpload: (upload: UploadView) => void
}

type Overrides = UploadView['overrides']

const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little endian',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Windows-1252 (Western European)',
  shift_jis: 'Shift-JIS (Japanese)',
}

const DELIMITERS: readonly (readonly [string, string])[] = [
  [',', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Vertical bar'],
]

const HEADER_LINES = 10

export function ReadingCard({ upload, onUpload }: ReadingCardProps) {
  const { preview, overrides, problem } = upload
  const change = useMutation({
    mutationFn: async (changed: Overrides) => {
      await call(`uploads/${upload.id}`, { method: 'PATCH', body: { ...overrides, ...changed } })
      return call<UploadView>(`uploads/${upload.id}`)
    },
    onSuccess: onUpload,
  })
  const isSet = Object.keys(overrides).length > 0
  const delimiter = overrides.delimiter ?? preview?.delimiter ?? ','
  const headerRow = overrides.headerRow !== undefined ? overrides.headerRow : (preview?.headerRow ?? null)

  return (
    <Card className="space-y-4" aria-busy={change.isPending}>
      <CardTitle>{upload.isAudience ? 'A look at it' : 'How we read it'}</CardTitle>
      {problem === null ? null : (
        <Notice kind="problem" title="This file can't be read like this.">
          <p>{problem.detail}</p>
        </Notice>
      )}
      {change.isError ? (
        <Notice kind="problem" title="That can't be.">
          <p>{problemText(change.error)}</p>
        </Notice>
      ) : null}
      {upload.isAudience ? null : (
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            label="Characters"
            value={overrides.encoding ?? preview?.encoding ?? 'utf-8'}
            onChange={(event) => change.mutate({ encoding: event.target.value as Encoding })}
          >
            {ENCODINGS.map((encoding) => (
              <option key={encoding} value={encoding}>
                {ENCODING_NAMES[encoding]}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Columns are separated by"
            value={delimiter}
            onChange={(event) => change.mutate({ delimiter: event.target.value })}
          >
            {DELIMITERS.some(([known]) => known === delimiter) ? null : <option value={delimiter}>{delimiter}</option>}
            {DELIMITERS.map(([character, name]) => (
              <option key={name} value={character}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Names of the columns"
            value={headerRow ?? ''}
            onChange={(event) =>
              change.mutate({ headerRow: event.target.value === '' ? null : Number(event.target.value) })
            }
          >
            <option value="">There are none</option>
            {Array.from({ length: Math.max(HEADER_LINES, headerRow ?? 0) }, (_, i) => i + 1).map((line) => (
              <option key={line} value={line}>
                In line {line}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {isSet ? <p className="text-sm text-ink-soft">Set by hand; the rest is recognised by itself.</p> : null}
      {preview?.warnings.map((warning) => (
        <Notice key={warning.code + (warning.row ?? '')} kind="warning" title={warning.message} />
      ))}
      {preview === null ? null : <PreviewTable preview={preview} />}
    </Card>
  )
}
