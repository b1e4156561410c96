import { describe, expect, test } from 'vitest'
import { cleanCompany } from './company.ts'

const key = (text: string) => cleanCompany(text)[0]?.value.key

describe('a company cell', () => {
  test.each([
    ['Falcon Freight LLC', 'falcon freight'],
    ['FALCON FREIGHT, INC.', 'falcon freight'],
    ['Alpha Trading Co., Ltd.', 'alpha trading'],
    ['Smith & Sons Limited', 'smith and sons'],
    ['Smith and Sons', 'smith and sons'],
    ['Müller GmbH & Co. KG', 'muller'],
    ['Banco Santander, S.A.', 'banco santander'],
    ['Novak s.r.o.', 'novak'],
    ['Horvat d.o.o.', 'horvat'],
    ['Orlen Sp. z o.o.', 'orlen'],
    ['Philips N.V.', 'philips'],
    ['Cemex, S.A.B. de C.V.', 'cemex'],
    ['Atlassian Pty Ltd', 'atlassian'],
    ['OOO Romashka', 'romashka'],
    ['ООО Ромашка', 'ромашка'],
    ['株式会社日立', '日立'],
    ['トヨタ自動車株式会社', 'トヨタ自動車'],
    ['I.B.M. Corporation', 'ibm'],
    ['IBM', 'ibm'],
    ['The Home Depot', 'home depot'],
    ['Erwin Ltd. Attorneys', 'erwin attorneys'],
    ['The Company', 'the company'],
    ['Limited', 'limited'],
    ['3M', '3m'],
    ['None', 'none'],
  ])('%s is %s', (text, expected) => {
    expect(key(text)).toBe(expected)
  })

  test('without a letter it is no company', () => {
    expect(cleanCompany('😊')[0]).toMatchObject({ issue: 'company.no_letters', value: { isValid: false } })
  })
})
