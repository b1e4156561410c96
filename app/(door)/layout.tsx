/** The pages before one is signed in: only the name and one thing to do. */
import { ThemeSwitch } from '#app/_ui/theme-switch.tsx'

export default function DoorLayout({ children }: { readonly children: React.ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex justify-end p-2">
        <ThemeSwitch />
      </header>
      <main className="mx-auto flex w-full max-w-md grow flex-col justify-center px-4 pb-24">
        <p className="pb-2 text-center font-display text-4xl font-semibold tracking-tight">Kith</p>
        <p className="pb-8 text-center text-ink-soft">The people you know, kept current.</p>
        {children}
      </main>
    </div>
  )
}
