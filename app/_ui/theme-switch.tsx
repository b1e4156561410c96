'use client'
/** Switches between light and dark, and remembers it for a year. */
import { SunMoon } from 'lucide-react'
import { Button } from './button.tsx'
import { THEME_COOKIE, type Theme, themeOf } from './theme.ts'

const YEAR_SECONDS = 365 * 24 * 3600

function shownTheme(): Theme {
  const chosen = themeOf(document.documentElement.dataset.theme)
  return chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
}

function switchTheme(): void {
  const next: Theme = shownTheme() === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset.theme = next
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
}

export function ThemeSwitch() {
  return (
    <Button variant="ghost" size="icon" aria-label="Switch between light and dark" onClick={switchTheme}>
      <SunMoon aria-hidden />
    </Button>
  )
}
