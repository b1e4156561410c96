'use client'
/** Leaves this browser, or all of them. Who has no password yet is told what that means. */
import { call } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'

interface SignOutProps {
  /** Whether there is a password to come back with. */
  readonly canComeBack: boolean
}

async function leave(what: 'session' | 'sessions'): Promise<void> {
  await call(what, { method: 'DELETE' })
  // Loaded anew, so that nothing stays in this browser's memory.
  location.assign('/sign-in')
}

export function SignOut({ canComeBack }: SignOutProps) {
  const warning = canComeBack ? (
    <p>You come back with your e-mail and password.</p>
  ) : (
    <p>
      You have no password yet. To come back you need a new link from who runs Kith: <code>npm run kith -- link</code>.
    </p>
  )
  return (
    <Card className="space-y-4">
      <CardTitle>Sign out</CardTitle>
      <p className="text-sm text-ink-soft">Lists that are being checked go on. API keys keep working.</p>
      <div className="flex flex-wrap gap-2">
        <ConfirmDialog
          trigger={<Button variant="secondary">Sign out</Button>}
          title="Sign out of this browser?"
          confirmText="Sign out"
          keepText="Stay"
          onConfirm={() => leave('session')}
        >
          {warning}
        </ConfirmDialog>
        <ConfirmDialog
          trigger={<Button variant="danger">Sign out everywhere</Button>}
          title="Sign out of every browser?"
          confirmText="Sign out everywhere"
          keepText="Stay"
          onConfirm={() => leave('sessions')}
        >
          <p>This browser and all others where you are signed in are signed out at once.</p>
          {warning}
        </ConfirmDialog>
      </div>
    </Card>
  )
}
