/** As many made-up people as are asked for, and the list that somebody may have had of them some years ago. */
import { chance, pick } from '../simulator/chance.ts'
import { type Facts, personOf } from './facts.ts'
import type { Person } from './person.ts'

export interface Crowd {
  readonly count: number
  readonly seed: number
}

const FIRST =
  'Ada Bruno Carla Dario Edith Felix Greta Hugo Irene Jonas Karin Leon Marta Nils Olga Pavel Rosa Simon Tilda Uwe Vera Walter Yara Zeno Agnes Boris Clara Dirk Elsa Frank'.split(
    ' ',
  )
const LAST_START =
  'Al Bar Cor Den Els Far Gal Hol Ing Jor Kal Lin Mar Nor Os Pet Quin Ros Sal Tor Ul Var Wes Yor Zan Bren Dal Fen Hart Lock'.split(
    ' ',
  )
const LAST_MIDDLE = 'a e i o u ane ber den ding eri hol la men ning ster'.split(' ')
const LAST_END =
  'berg croft dale ford gard ham kamp land lund man mond ridge sen son stead strom ton vik well wood'.split(' ')
const COMPANIES = 'Amberline Boxwood Cedarworks Driftstone Eastmoor Fairhaven Glasswing Highmark'.split(' ')
const TITLES = ['Analyst', 'Buyer', 'Controller', 'Designer', 'Engineer', 'Planner']
const PLACES = [
  ['Portland', 'OR', '97214'],
  ['Columbus', 'OH', '43213'],
  ['Raleigh', 'NC', '27602'],
  ['Tulsa', 'OK', '74139'],
  ['Boise', 'ID', '83737'],
  ['Austin', 'TX', '78772'],
] as const
/** Each has a hundred numbers that are given to nobody: 555-0100 to 555-0199. */
const AREAS =
  '201 202 203 205 206 207 208 209 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 339 347 351 352 360 361 385 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 443 458 469 470 475 478'.split(
    ' ',
  )
const MOVED_SHARE = 0.2

/** Empty once every number that is given to nobody has been used. */
function phoneOf(n: number): string {
  const area = AREAS[Math.floor(n / 100)]
  return area ? `+1${area}55501${String(n % 100).padStart(2, '0')}` : ''
}

function factsOf(n: number, seed: number): Facts {
  const of = <T>(list: readonly T[], what: string) => pick(list, seed, what, n)
  const first = of(FIRST, 'first')
  const last = `${of(LAST_START, 'start')}${of(LAST_MIDDLE, 'middle')}${of(LAST_END, 'end')}`
  const [city, region, postalCode] = of(PLACES, 'place')
  const company = of(COMPANIES, 'company')
  const address = `${first}.${last}.${n}`.toLowerCase()
  const job = (name: string, since: string) => {
    return { company: name, title: of(TITLES, 'title'), email: `${address}@${name.toLowerCase()}.example`, since }
  }
  const day = new Date(Date.UTC(1950, 0, 1 + Math.floor(chance(seed, 'birthday', n) * 18_000)))
  const moved = chance(seed, 'moved', n) < MOVED_SHARE
  return {
    key: `crowd ${seed} ${n}`,
    first,
    last,
    birthday: day.toISOString().slice(0, 10),
    jobs: [...(moved ? [job('Newfield', '2025-02')] : []), job(company, '2016-03')],
    privateEmail: `${address}@postbox.example`,
    phones: [phoneOf(n)].filter(Boolean),
    street: `${1 + Math.floor(chance(seed, 'house', n) * 900)} Mill Road`,
    city,
    region,
    postalCode,
  }
}

const factsOfAll = ({ count, seed }: Crowd) => Array.from({ length: count }, (_, n) => factsOf(n, seed))

/** @returns people without two of one name, e-mail or phone but by chance of the name; the same for the same numbers. */
export function crowdPeople(crowd: Crowd): readonly Person[] {
  return factsOfAll(crowd).map(personOf)
}

/** @returns CSV with a header: of everybody in the crowd, what was true before some of them moved on. */
export function crowdList(crowd: Crowd): string {
  const lines = factsOfAll(crowd).map(({ first, last, birthday, jobs, phones, street, city, region, postalCode }) => {
    const old = jobs.at(-1)
    return [first, last, old?.email, phones[0], old?.company, street, city, region, postalCode, birthday].join(',')
  })
  return `${['First Name,Last Name,Email,Phone,Company,Street,City,State,Zip,Birthday', ...lines].join('\n')}\n`
}
