import { describe, expect, test } from 'vitest'
import { cleanFields } from '../clean-contact.ts'
import { cleanFamilyName, cleanFullName, cleanGivenName } from './name.ts'
import { parseName } from './name-parse.ts'

const options = { defaultCountry: null, dateOrder: 'auto' } as const
const spoken = (text: string) => {
  const { titles, first, middle, last, suffixes, nicknames } = parseName(text)
  return [titles, first, middle, last, suffixes, nicknames].map((words) => words.join(' ')).join('|')
}

describe('a full name taken apart', () => {
  test.each([
    ['John Doe', '|John||Doe||'],
    ['Doe, John', '|John||Doe||'],
    ['Doe, John A., Jr.', '|John|A.|Doe|Jr.|'],
    ['Dr. John A. Kenneth Doe III', 'Dr.|John|A. Kenneth|Doe|III|'],
    ['Juan de la Vega', '|Juan||de la Vega||'],
    ['von bergen wessels MD, pennie', '|pennie||von bergen wessels|MD|'],
    ['Van Jeremy Johnson', '|Van|Jeremy|Johnson||'],
    ['Ludwig van der Rohe', '|Ludwig||van der Rohe||'],
    ['Velasquez y Garcia, Juan', '|Juan||Velasquez y Garcia||'],
    ['Benjamin "Big Ben" Franklin', '|Benjamin||Franklin||Big Ben'],
    ['Franklin, Benjamin (Ben), Jr.', '|Benjamin||Franklin|Jr.|Ben'],
    ['Mr. and Mrs. John and Jane Smith', 'Mr. and Mrs.|John and Jane||Smith||'],
    ['Doe, Ed', '|Ed||Doe||'],
    ['John Smith, MA', '|John||Smith|MA|'],
    ['Jack Ma', '|Jack||Ma||'],
    ['Ma, Jack', '|Jack||Ma||'],
    ['Thu Do', '|Thu||Do||'],
    ['Prof. Dr. Anna Schmidt', 'Prof. Dr.|Anna||Schmidt||'],
    ['Frau Schmidt', 'Frau|||Schmidt||'],
    ['Justice Smith', '|Justice||Smith||'],
    ['Cher', '|Cher||||'],
    ['Dr. med. Hans Müller', 'Dr. med.|Hans||Müller||'],
    ['Dr. Phil Collins', 'Dr.|Phil||Collins||'],
    ['dr phil collins', 'dr|phil||collins||'],
    ['Prof. Dr. Dr. h.c. mult. Karl Schmidt', 'Prof. Dr. Dr. h.c. mult.|Karl||Schmidt||'],
    ['Dipl.-Ing. Karl Meier', 'Dipl.-Ing.|Karl||Meier||'],
    ['MUDr. Jana Nováková, CSc.', 'MUDr.|Jana||Nováková|CSc.|'],
    ['Sr. Juan Pérez', 'Sr.|Juan||Pérez||'],
    ['Don Johnson', '|Don||Johnson||'],
    ['mgr inż. Jan Kowalski', 'mgr inż.|Jan||Kowalski||'],
    ['г-жа Анна Диденко', 'г-жа|Анна||Диденко||'],
    ['Mr & Mrs Smith', 'Mr & Mrs|||Smith||'],
    ['Baron von Münchhausen', 'Baron|||von Münchhausen||'],
    ['John Smith 2', '|John||Smith 2||'],
    ["Pat O'Neil 2nd", "|Pat||O'Neil|2nd|"],
    ['Ali bin Abi Talib', '|Ali||bin Abi Talib||'],
    ['山田 太郎', '|太郎||山田||'],
    ['ジョン・スミス', '|ジョン||スミス||'],
    ['', '|||||'],
  ])('%s', (text, expected) => {
    expect(spoken(text)).toBe(expected)
  })
})

describe('name cells', () => {
  const key = (cleaner: typeof cleanFullName, text: string) => cleaner(text)[0]?.value.key

  test.each([
    'John A. Smith',
    'Smith, John A.',
    'Dr. John A. Smith Jr.',
    'SMITH, Mr. JOHN A',
    'John "Jack" A. Smith, PhD',
  ])('%s has the key of John A. Smith', (text) => expect(key(cleanFullName, text)).toBe('john a smith'))

  test('titles, suffixes and nicknames are no part of a single name', () => {
    expect(key(cleanGivenName, 'Dr. John')).toBe('john')
    expect(cleanGivenName('Robert J. (Bob)')[0]?.value).toMatchObject({ key: 'robert j', otherKeys: ['robert', 'bob'] })
    expect(key(cleanFamilyName, 'van der Berg, Jr.')).toBe('van der berg')
    expect(key(cleanFamilyName, 'Smith-Jones PhD')).toBe('smith jones')
    expect(key(cleanFamilyName, 'Ma')).toBe('ma')
    expect(key(cleanFamilyName, 'Jr')).toBe('jr')
  })

  test('what tells two people apart stays', () => {
    expect(key(cleanFamilyName, 'Lee1')).not.toBe(key(cleanFamilyName, 'Lee2'))
    expect(key(cleanFullName, 'Ann Lee 1')).not.toBe(key(cleanFullName, 'Ann Lee 2'))
  })

  test('scripts stay what they are; what nobody sees goes', () => {
    expect(key(cleanFullName, 'Иван Петров')).toBe('иван петров')
    expect(key(cleanFullName, 'Μαρία Παπά')).toBe('μαρια παπα')
    expect(key(cleanFullName, 'محمد عبد الله')).toBe('محمد عبد الله')
    expect(key(cleanFullName, 'A\u200bnn\ufeff Lee 😀')).toBe('ann lee')
    expect(key(cleanFullName, 'ＪＯＨＮ　ＳＭＩＴＨ')).toBe('john smith')
    expect(key(cleanFamilyName, 'Yıldız')).toBe(key(cleanFamilyName, 'YILDIZ'))
  })

  test('letters that keyboards lack are also what they are spelt as', () => {
    expect(cleanFamilyName('Müller-Groß')[0]?.value).toMatchObject({
      key: 'muller gross',
      otherKeys: ['mueller gross'],
    })
    expect(cleanGivenName('Åse')[0]?.value).toMatchObject({ key: 'ase', otherKeys: ['aase'] })
    expect(cleanFamilyName('Mu\u0308ller')[0]?.value.otherKeys).toEqual(['mueller'])
    expect(cleanFamilyName('Peña')[0]?.value.otherKeys).toBeUndefined()
  })

  test('surnames that computers take for nothing stay; n/a and dashes are blank', () => {
    const { values } = cleanFields({ first_name: 'n/a', last_name: ['Null', 'None'], middle_name: '-' }, options)
    expect(values).toEqual({ last_name: values.last_name })
    expect(values.last_name?.map((value) => value.key)).toEqual(['null', 'none'])
  })

  test('what is no name', () => {
    expect(cleanFields({ full_name: 'ann@example.com', last_name: '1234' }, options).issues).toEqual([
      'name.is_email',
      'name.no_letters',
    ])
  })
})

describe('names made from others', () => {
  const names = (texts: Parameters<typeof cleanFields>[0]) =>
    Object.fromEntries(
      Object.entries(cleanFields(texts, options).values).flatMap(([field, values]) =>
        (values ?? [])
          .slice(0, 1)
          .map(({ key, otherKeys = [], isDerived }) => [
            field,
            `${[key, ...otherKeys].join('/')}${isDerived ? '*' : ''}`,
          ]),
      ),
    )

  test('a full name gives the others', () => {
    expect(names({ full_name: 'de la Vega, Dr. Juan Carlos (Jo) III' })).toEqual({
      full_name: 'juan carlos de la vega',
      first_name: 'juan/juan carlos/jo*',
      middle_name: 'carlos*',
      last_name: 'de la vega/carlos de la vega*',
    })
    expect(names({ full_name: 'John A. Smith' })).toEqual({
      full_name: 'john a smith',
      first_name: 'john*',
      middle_name: 'a*',
      last_name: 'smith*',
    })
  })

  test('given and family name give the full name', () => {
    expect(names({ first_name: 'Ann', middle_name: 'B.', last_name: 'Lee' })).toMatchObject({ full_name: 'ann b lee*' })
    expect(names({ first_name: 'Ann' })).toEqual({ first_name: 'ann' })
  })

  test('a name without a space is cut where its script and length allow, likeliest first', () => {
    expect(names({ full_name: '山田太郎' })).toEqual({
      full_name: '太郎 山田/田太郎 山/山田太郎',
      first_name: '太郎/田太郎*',
      last_name: '山田/山*',
    })
    expect(names({ full_name: '欧阳锋先生' })).toMatchObject({ first_name: '锋*', last_name: '欧阳*' })
    expect(names({ full_name: '김철수' })).toMatchObject({ first_name: '철수*', last_name: '김*' })
    expect(names({ full_name: '田中さくら' })).toMatchObject({ first_name: 'さくら*', last_name: '田中*' })
    expect(names({ first_name: '太郎', last_name: '山田' })).toMatchObject({ full_name: '太郎 山田*' })
  })

  test('only what is blank is made', () => {
    expect(names({ full_name: 'Ann Lee', first_name: 'Anna' })).toEqual({
      full_name: 'ann lee',
      first_name: 'anna',
      last_name: 'lee*',
    })
  })

  test('an initial in the first-name column is a middle name too', () => {
    expect(names({ first_name: 'John A.', last_name: 'Doe' })).toEqual({
      first_name: 'john a/john',
      last_name: 'doe',
      full_name: 'john a doe*',
      middle_name: 'a*',
    })
  })
})
