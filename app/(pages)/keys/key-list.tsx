'use client'
/** All API keys that open something, newest first, with the one just made on top. */
import { useState } from 'react'
import { usePages } from '#app/_client/use-pages.ts'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { ListState } from '#app/_ui/list-state.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import type { CreatedKey, KeyView } from '#app/api/v1/_schemas/access.ts'
import { CreateKey } from './create-key.tsx'
import { CurlExample } from './curl-example.tsx'
import { KeyItem } from './key-item.tsx'
import { NewSecret } from './new-secret.tsx'

export function KeyList() {
  const keys = usePages<KeyView>({ path: 'keys' })
  const [created, setCreated] = useState<CreatedKey | null>(null)
  return (
    <>
      <PageHeader
        title="API keys"
        lead="With a key, a program can do what you do on these pages. Each program should have its own."
      />
      <div className="space-y-6">
        {created === null ? null : <NewSecret key={created.id} created={created} />}
        <CreateKey onCreated={setCreated} />
        <Card className="space-y-4">
          <CardTitle>Your keys</CardTitle>
          {keys.items?.length === 0 ? (
            <p className="text-ink-soft">There is no key yet. Create the first one above.</p>
          ) : null}
          <ul className="divide-y divide-line">
            {keys.items?.map((key) => (
              <KeyItem
                key={key.id}
                apiKey={key}
                onRevoked={() => setCreated((shown) => (shown?.id === key.id ? null : shown))}
              />
            ))}
          </ul>
          <ListState what="your keys" list={keys} />
        </Card>
        <Card className="space-y-4">
          <CardTitle>Try one</CardTitle>
          <p className="text-sm text-ink-soft">
            This lists what was checked. All calls are described in{' '}
            <a href="/api/v1/openapi.json" className="underline">
              openapi.json
            </a>
            .
          </p>
          <CurlExample secret={null} />
        </Card>
      </div>
    </>
  )
}
