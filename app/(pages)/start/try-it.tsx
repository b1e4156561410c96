'use client'
/** The sample list, on the same way as everybody's own. */
import { Sparkles } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { runSample } from './run-sample.ts'

export function TryIt({ onProblem }: { readonly onProblem: (problem: string | null) => void }) {
  const router = useRouter()
  const [doing, setDoing] = useState<string | null>(null)

  async function tryIt(): Promise<void> {
    onProblem(null)
    try {
      router.push(`/jobs/${await runSample(setDoing)}`)
    } catch (error) {
      onProblem(problemText(error))
      setDoing(null)
    }
  }

  return (
    <section className="flex flex-col items-center justify-center gap-4 rounded-xl border border-line bg-accent-wash px-6 py-10 text-center">
      <Sparkles aria-hidden className="size-8 text-accent" />
      <div className="space-y-1">
        <h2 className="text-xl font-semibold">Try it</h2>
        <p className="text-sm">200 people, some seconds, nothing leaves this machine.</p>
      </div>
      <Button variant="secondary" disabled={doing !== null} onClick={() => void tryIt()}>
        {doing === null ? 'Check the sample list' : 'One moment…'}
      </Button>
      <p role="status" className="text-sm empty:hidden">
        {doing}
      </p>
    </section>
  )
}
