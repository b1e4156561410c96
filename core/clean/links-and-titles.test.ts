import { expect, test } from 'vitest'
import { cleanJobTitle } from './job-title.ts'
import { cleanLinkedin } from './linkedin.ts'
import { cleanNotes } from './notes.ts'
import { cleanWebsite } from './website.ts'

test.each([
  ['https://www.Example.com/', 'example.com'],
  ['example.com', 'example.com'],
  ['HTTP://example.com:80/About/?utm_source=x#top', 'example.com/about'],
  ['example.com/?id=4', 'example.com?id=4'],
  ['//shop.example.com', 'shop.example.com'],
  ['www.com', 'www.com'],
  ['müller.example', 'müller.example'],
])('the website %s is %s', (text, key) => {
  expect(cleanWebsite(text)[0]?.value.key).toBe(key)
})

test.each(['not a site', 'localhost', 'ann@example.com', '192.168.0.1'])('%s is no website', (text) => {
  expect(cleanWebsite(text)[0]).toMatchObject({ issue: 'website.syntax', value: { isValid: false } })
})

test.each([
  ['https://www.linkedin.com/in/Ann-Lee-1a2b3c/', 'in/ann-lee-1a2b3c'],
  ['linkedin.com/in/ann-lee-1a2b3c?trk=x', 'in/ann-lee-1a2b3c'],
  ['https://de.linkedin.com/in/j%C3%B6rg-x', 'in/jörg-x'],
  ['/in/jörg-x', 'in/jörg-x'],
  ['ann-lee-1a2b3c', 'in/ann-lee-1a2b3c'],
  ['https://www.linkedin.com/company/acme/about', 'company/acme'],
])('the profile %s is %s', (text, key) => {
  expect(cleanLinkedin(text)[0]?.value.key).toBe(key)
})

test.each(['Ann Lee', 'https://example.com/in/ann-lee', 'https://www.linkedin.com/feed'])(
  '%s is no profile',
  (text) => {
    expect(cleanLinkedin(text)[0]?.issue).toBe('linkedin.syntax')
  },
)

test.each([
  ['Sr. VP of Sales', 'Senior Vice President of Sales'],
  ['Engineering Mgr', 'engineering manager'],
  ['CEO & Founder', 'Chief Executive Officer and founder'],
])('%s is %s', (one, other) => {
  expect(cleanJobTitle(one)[0]?.value.key).toBe(cleanJobTitle(other)[0]?.value.key)
})

test('notes are folded and never judged', () => {
  expect(cleanNotes('Met at Expo!')[0]?.value).toEqual({ text: 'Met at Expo!', key: 'met at expo', isValid: true })
  expect(cleanNotes('😊')[0]?.value.key).toBe('😊')
})
