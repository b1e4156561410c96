'use client'
/** A call to try in a shell, with this site's own address. */
import { useSyncExternalStore } from 'react'
import { ScrollRegion } from '#app/_ui/scroll-region.tsx'

/** @param secret null: a placeholder stands for it */
export function CurlExample({ secret }: { readonly secret: string | null }) {
  const origin = useSyncExternalStore(
    () => () => undefined,
    () => location.origin,
    () => '',
  )
  return (
    <ScrollRegion label={secret === null ? 'Example for a shell' : 'Example with the new key'} className="bg-sunken">
      <pre className="p-4 font-mono text-sm">
        <code>
          curl -H "Authorization: Bearer {secret ?? '$KITH_KEY'}" {origin}/api/v1/jobs
        </code>
      </pre>
    </ScrollRegion>
  )
}
