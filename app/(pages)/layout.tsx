/** The pages of those who are signed in: the name, the ways to go, and a way past them for keyboards. */
import Link from 'next/link'
import { Navigation } from '#app/_ui/navigation.tsx'
import { ThemeSwitch } from '#app/_ui/theme-switch.tsx'

export default function PagesLayout({ children }: { readonly children: React.ReactNode }) {
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:rounded-lg focus:bg-sheet focus:px-4 focus:py-2"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-10 border-b border-line bg-paper/90 backdrop-blur">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4 py-1 sm:px-6">
          <Link href="/" className="flex min-h-11 items-center font-display text-2xl font-semibold tracking-tight">
            Kith
          </Link>
          <Navigation />
          <div className="ml-auto">
            <ThemeSwitch />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-6xl px-4 py-8 outline-none sm:px-6 sm:py-10">
        {children}
      </main>
    </>
  )
}
