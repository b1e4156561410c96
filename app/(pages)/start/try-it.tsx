'use client'
/** The sample list, on the same way as everybody's own: against a reference list, or with what plays a vendor. */
import { Sparkles } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { useVendors } from '#app/_client/use-connections.ts'
import { Button } from '#app/_ui/button.tsx'
import { cn } from '#app/_ui/cn.ts'
import { bringSampleFor, runSample } from './run-sample.ts'

export function TryIt({ onProblem }: { readonly onProblem: (problem: string | null) => void }) {
  const router = useRouter()
  const [doing, setDoing] = useState<string | null>(null)
  const connections = useVendors()
  const simulated = connections.data?.items.find(({ isSimulator }) => isSimulator)

  async function tryIt(bring: () => Promise<string>): Promise<void> {
    onProblem(null)
    try {
      router.push(await bring())
    } catch (error) {
      onProblem(problemText(error))
      setDoing(null)
    }
  }

  async function bringFor(connectionId: string): Promise<string> {
    setDoing('Bringing the sample list…')
    return bringSampleFor(connectionId)
  }

  return (
    <section className="flex flex-col items-center justify-center gap-4 rounded-xl border border-line bg-accent-wash px-6 py-10 text-center">
      <Sparkles aria-hidden className="size-8 text-accent" />
      <div className="space-y-1">
        <h2 className="text-xl font-semibold">Try it</h2>
        <p className="text-sm">200 people, some seconds, nothing leaves this machine.</p>
      </div>
      <Button
        variant="secondary"
        disabled={doing !== null}
        onClick={() => void tryIt(async () => `/jobs/${await runSample(setDoing)}`)}
      >
        {doing === null ? 'Check the sample list' : 'One moment…'}
      </Button>
      {/* Its place is kept while nobody knows whether there is one. */}
      {simulated === undefined && !connections.isPending ? null : (
        <div className={cn('space-y-1', simulated === undefined && 'invisible')}>
          <Button
            variant="secondary"
            disabled={doing !== null || simulated === undefined}
            onClick={() => simulated && void tryIt(() => bringFor(simulated.id))}
          >
            Or look it up with a vendor
          </Button>
          <p className="text-sm text-ink-soft">Played by a simulator: no account, no real money.</p>
        </div>
      )}
      <p role="status" className="text-sm empty:hidden">
        {doing}
      </p>
    </section>
  )
}
