'use client'
/** A page broke while it was shown. Nothing that was saved is touched by that. */
import { Button, buttonVariants } from './_ui/button.tsx'

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col items-center justify-center gap-4 px-4 text-center">
      <h1 className="text-3xl font-semibold">This page broke</h1>
      <p className="text-ink-soft">
        That is our mistake. Your lists and files are safe, and what is being checked goes on. Try again; if it stays,
        tell who runs Kith.
      </p>
      {error.digest === undefined ? null : (
        <p className="text-sm text-ink-soft">
          It is in the log under <code className="font-mono">{error.digest}</code>.
        </p>
      )}
      <p className="flex flex-wrap justify-center gap-2">
        <Button onClick={reset}>Try again</Button>
        {/* Loaded anew on purpose: what broke may be in memory. */}
        <a href="/jobs" className={buttonVariants({ variant: 'secondary' })}>
          See all lists
        </a>
      </p>
    </main>
  )
}
