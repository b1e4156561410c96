'use client'
/** The ways to go; on narrow screens they stand in a row of their own. */
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useSession } from '../_client/use-session.ts'
import { cn } from './cn.ts'

const PLACES = [
  { href: '/', name: 'New list' },
  { href: '/jobs', name: 'Lists' },
  { href: '/audiences', name: 'Audiences' },
  { href: '/directories', name: 'References' },
  { href: '/connections', name: 'Connections' },
  { href: '/keys', name: 'API keys' },
  { href: '/account', name: 'Account' },
] as const

/** For those who run this Kith. */
const OPERATIONS = { href: '/operators', name: 'Operations' } as const

export function Navigation() {
  const path = usePathname()
  const isOperator = useSession().data?.isOperator ?? false
  return (
    <nav aria-label="Main" className="order-last -mx-2 flex w-full overflow-x-auto sm:order-none sm:mx-0 sm:w-auto">
      {[...PLACES, ...(isOperator ? [OPERATIONS] : [])].map(({ href, name }) => {
        const isHere = href === '/' ? path === '/' : path.startsWith(href)
        return (
          <Link
            key={href}
            href={href}
            aria-current={isHere ? 'page' : undefined}
            className={cn(
              'flex min-h-11 items-center rounded-lg px-2.5 text-sm whitespace-nowrap text-ink-soft hover:text-ink',
              isHere && 'font-medium text-ink underline decoration-accent decoration-2 underline-offset-8',
            )}
          >
            {name}
          </Link>
        )
      })}
    </nav>
  )
}
