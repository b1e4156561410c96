/** Light or dark: the system's choice until somebody says otherwise. */
export const THEME_COOKIE = 'kith-theme'

export type Theme = 'light' | 'dark'

/** @returns the theme that was chosen, or null: as the system has it. */
export function themeOf(text: string | undefined): Theme | null {
  return text === 'light' || text === 'dark' ? text : null
}
