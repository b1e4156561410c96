import { describe, expect, test } from 'vitest'
import type { DateOrder } from '../options.ts'
import { cleanBirthday } from './birthday.ts'

function read(text: string, dateOrder: DateOrder = 'auto', country: string | null = null) {
  const [reading] = cleanBirthday(text, { country, dateOrder })
  if (reading === undefined) return 'blank'
  return reading.issue ?? [reading.value.key, ...(reading.value.otherKeys ?? [])].join(' ')
}

describe('a birthday cell', () => {
  test.each([
    ['1984-06-29', '1984-06-29'],
    ['1984/6/29', '1984-06-29'],
    ['1984.06.29.', '1984-06-29'],
    ['19840629', '1984-06-29'],
    ['1984-06-29T00:00:00Z', '1984-06-29'],
    ['6/29/1984 12:00 AM', '1984-06-29'],
    ['29.06.1984 00:00', '1984-06-29'],
    ['29/06/1984', '1984-06-29'],
    ['06/29/84', '1984-06-29'],
    ['23-Dec-63', '1963-12-23'],
    ['Jul 5, 1973', '1973-07-05'],
    ['July 5th, 1973', '1973-07-05'],
    ['5 July 1973', '1973-07-05'],
    ['5. Juli 1973', '1973-07-05'],
    ['5. März 1973', '1973-03-05'],
    ['5 de marzo de 1973', '1973-03-05'],
    ['5 août 1973', '1973-08-05'],
    ['1er mai 1973', '1973-05-01'],
    ['5. siječnja 1973.', '1973-01-05'],
    ['5 мая 1973', '1973-05-05'],
    ['1973年7月5日', '1973-07-05'],
    ['--03-07', '--03-07'],
    ['--0307', '--03-07'],
    ['02/13', '--02-13'],
    ['13/02', '--02-13'],
    ['March 7', '--03-07'],
    ['7 March', '--03-07'],
    ['1604-03-07', '--03-07'],
    ['2/29', '--02-29'],
    ['29061984', '1984-06-29'],
    ['06291984', '1984-06-29'],
    ['29.VI.1984', '1984-06-29'],
    ['Freitag, 29. Juni 1984', '1984-06-29'],
    ['Friday, June 29, 1984', '1984-06-29'],
    ['29 giugno 1984', '1984-06-29'],
    ['29 de junho de 1984', '1984-06-29'],
    ['3 févr. 1990', '1990-02-03'],
    ['1 mrt 1980', '1980-03-01'],
    ['29 juli 80', '1980-07-29'],
    ['5. Jänner 1980', '1980-01-05'],
    ['1º de mayo de 1973', '1973-05-01'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test('two readings are both kept unless the order is given', () => {
    expect(read('03/04/1980')).toBe('1980-03-04 1980-04-03')
    expect(read('03.04.1980')).toBe('1980-04-03 1980-03-04')
    expect(read('03/04/1980', 'auto', 'GB')).toBe('1980-04-03 1980-03-04')
    expect(read('03.04.1980', 'auto', 'US')).toBe('1980-03-04 1980-04-03')
    expect(read('03/04/1980', 'dmy')).toBe('1980-04-03')
    expect(read('03/04/1980', 'mdy')).toBe('1980-03-04')
    expect(read('80/04/03', 'ymd')).toBe('1980-04-03')
    expect(read('04/04/1980')).toBe('1980-04-04')
    expect(read('03041980', 'auto', 'US')).toBe('1980-03-04 1980-04-03')
  })

  test('two digits: from 30 on the last century, below it either', () => {
    expect(read('1-Jan-30')).toBe('1930-01-01')
    expect(read('1-Jan-29')).toBe('2029-01-01 1929-01-01')
    expect(read('7-Jul-05')).toBe('2005-07-07 1905-07-07')
  })

  test.each([
    ['31/02/1980', 'birthday.impossible'],
    ['1981-02-29', 'birthday.impossible'],
    ['1900-02-29', 'birthday.impossible'],
    ['1980-13-01', 'birthday.impossible'],
    ['1700-01-01', 'birthday.year'],
    ['12.06.2077', 'birthday.year'],
    ['31/12/1780', 'birthday.year'],
    ['99999999', 'birthday.year'],
    ['4.4E+04', 'birthday.spreadsheet_damage'],
    ['1,98E+07', 'birthday.spreadsheet_damage'],
    ['44197', 'birthday.spreadsheet_number'],
    ['June 1984', 'birthday.syntax'],
    ['30862', 'birthday.spreadsheet_number'],
    ['30862.5', 'birthday.spreadsheet_number'],
    ['sometime', 'birthday.syntax'],
    ['1984', 'birthday.syntax'],
    ['0/0/00', 'blank'],
    ['0000-00-00', 'blank'],
    ['unknown', 'blank'],
  ])('%s: %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test('a stated order is believed: 13/02 has no month 13', () => {
    expect(read('13/02/1980', 'mdy')).toBe('birthday.impossible')
    expect(read('2000-02-29', 'mdy')).toBe('2000-02-29')
  })
})
