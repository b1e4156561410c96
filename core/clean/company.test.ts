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
    ['Weber und Söhne GmbH & Co. KGaA', 'weber and sohne'],
    ['García y Hijos, S.L.', 'garcia and hijos'],
    ['John E Norton & Associates LLC', 'john e norton and associates'],
    ['C.Y.C. Roseland', 'cyc roseland'],
    ['Hansen og Sønn AS', 'hansen and sonn'],
    ['Foo A/S', 'foo'],
    ['Baz Oy Ab', 'baz'],
    ['Acme Sdn. Bhd.', 'acme'],
    ['Siam Cement PCL', 'siam cement'],
    ['Gazprom PJSC', 'gazprom'],
    ['Rossi S.p.A.', 'rossi'],
    ['ПАТ Укртелеком', 'укртелеком'],
    ['ΔΕΗ Α.Ε.', 'δεη'],
    ['Teva בע"מ', 'teva'],
    ['㈱日立', '日立'],
    ['日立(株)', '日立'],
    ['삼성전자(주)', '삼성전자'],
    ['北京百度有限公司', '北京百度'],
    ['& Co. KG', 'and co kg'],
    ['The', 'the'],
    ['S.p.A.', 'spa'],
    ['株式会社', '株式会社'],
  ])('%s is %s', (text, expected) => {
    expect(key(text)).toBe(expected)
  })

  test('ä, ö, ü are also what they are spelt as', () => {
    expect(cleanCompany('Müller & Söhne GmbH')[0]?.value).toMatchObject({
      key: 'muller and sohne',
      otherKeys: ['mueller and soehne'],
    })
  })

  test('without a letter it is no company', () => {
    expect(cleanCompany('😊')[0]).toMatchObject({ issue: 'company.no_letters', value: { isValid: false } })
  })
})
