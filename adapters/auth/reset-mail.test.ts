import { expect, it } from 'vitest'
import { resetMail } from './reset-mail.ts'

it('leads to the page with the token where no server sees it, under an id that does not tell it', () => {
  const mail = resetMail('https://kith.example.com', 'ada@example.com', 'tOkEn')
  expect(mail.to).toEqual(['ada@example.com'])
  for (const body of [mail.text, mail.html])
    expect(body).toContain('https://kith.example.com/reset-password#token=tOkEn')
  expect(mail.messageId).toMatch(/^<reset-[0-9a-f]{32}@kith\.example\.com>$/)
  expect(mail.subject).not.toContain('tOkEn')
})
