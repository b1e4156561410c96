'use client'
/** The secret of a key that was just made: shown this once. */
import { Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { inputClass } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { CreatedKey } from '#app/api/v1/_schemas/access.ts'
import { CurlExample } from './curl-example.tsx'

export function NewSecret({ created }: { readonly created: CreatedKey }) {
  const card = useRef<HTMLElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  useEffect(() => card.current?.focus(), [])

  async function copy(): Promise<void> {
    input.current?.select()
    try {
      await navigator.clipboard.writeText(created.secret)
      setSaid('Copied.')
    } catch {
      // Browsers give the clipboard to https and to this machine only.
      setSaid('It is selected: copy it with your keyboard.')
    }
  }

  return (
    <Card ref={card} tabIndex={-1} aria-label="The new key" className="space-y-4 border-accent">
      <CardTitle>The key “{created.name}”</CardTitle>
      <Notice kind="warning" title="Copy it now: it is shown this once.">
        <p>We keep only a fingerprint of it. Who has it can do what the key may do, so keep it like a password.</p>
      </Notice>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={input}
          readOnly
          aria-label="The key"
          value={created.secret}
          className={`${inputClass} min-w-0 flex-1 basis-60 font-mono`}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()}>
          <Copy aria-hidden /> Copy
        </Button>
        <p role="status" className="min-h-5 w-full text-sm text-ink-soft">
          {said}
        </p>
      </div>
      <CurlExample secret={created.secret} />
    </Card>
  )
}
