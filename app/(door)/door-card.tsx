/** The one thing to do on a page before one is signed in. */
import { Card } from '#app/_ui/card.tsx'

interface DoorCardProps {
  readonly title: string
  readonly children: React.ReactNode
}

export function DoorCard({ title, children }: DoorCardProps) {
  return (
    <Card className="space-y-5 sm:p-8">
      <h1 className="text-2xl font-semibold">{title}</h1>
      {children}
    </Card>
  )
}
