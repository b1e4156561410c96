/** The frame of every page. The theme is a cookie, so that the first paint has the right colours. */
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { Providers } from './_client/providers.tsx'
import { THEME_COOKIE, themeOf } from './_ui/theme.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Kith', template: '%s · Kith' },
  description: 'The people you know, kept current.',
  referrer: 'no-referrer',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f5' },
    { media: '(prefers-color-scheme: dark)', color: '#161411' },
  ],
}

export default async function RootLayout({ children }: { readonly children: React.ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={theme ?? undefined} suppressHydrationWarning>
      <body className="min-h-dvh antialiased">
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
