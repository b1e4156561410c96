/** There is no such page. */
import Link from 'next/link'
import { buttonVariants } from './_ui/button.tsx'

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col items-center justify-center gap-4 px-4 text-center">
      <title>Nothing here · Kith</title>
      <p className="font-display text-2xl font-semibold">Kith</p>
      <h1 className="text-3xl font-semibold">There is nothing here</h1>
      <p className="text-ink-soft">
        The address may be mistyped, or what was here has been deleted. Everything else is where it was.
      </p>
      <p className="flex flex-wrap justify-center gap-2">
        <Link href="/" className={buttonVariants()}>
          Bring a list
        </Link>
        <Link href="/jobs" className={buttonVariants({ variant: 'secondary' })}>
          See all lists
        </Link>
      </p>
    </main>
  )
}
