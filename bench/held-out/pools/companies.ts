/** Made-up companies: name, mail domain, switchboard. */
import type { Random } from '../../lists/random.ts'
import { combined, phrases, words } from '../pick.ts'
import { mailName, ownAddress, type Resident } from '../resident.ts'

const STEMS = combined(
  words(`Ald Amber Arc Argo Astra Aven Bel Bryn Cal Cap Cedar Cor Cres Cyn Delt Dor Ever Fal Gale Glen Halc Haven Hex Ion
    Jun Kes Lark Lum Mar Mer Nex Nor Oct Orb Pel Pin Quan Rav Ren Sol Ster Syl Tal Ter Thal Umb Val Ver Vin West Zen Zeph`),
  words('on ara ix ia wood ford line tec ova ent is field mark quest wave'),
)
const TRADES = words(`Logistics Analytics Foods Robotics Consulting Energy Media Instruments Builders Partners Health
  Software Capital Design Textiles Freight Labs Systems Motors Insurance Pharma Materials Marine Optics Networks`)
export const LEGAL = words('Inc LLC Ltd Corp GmbH Co AG SA')
export const TITLES =
  phrases(`Sales Manager|Account Executive|Head of Operations|Product Designer|Finance Director|Engineer|
  Support Engineer|Marketing Lead|Office Manager|Buyer|Chief Executive Officer|Vice President Sales|Controller|Recruiter|
  Senior Engineer|Project Manager|Legal Counsel|Analyst|Senior Analyst|Data Scientist|Team Lead|Quality Manager|Consultant`)

export interface Company {
  readonly name: string
  readonly legal: string
  readonly domain: string
}

export function company(random: Random): Company {
  const stem = random.pick(STEMS)
  const name = random.chance(0.75) ? `${stem} ${random.pick(TRADES)}` : stem
  return { name, legal: random.pick(LEGAL), domain: `${mailName(name)}.example` }
}

/** In the style of the firm, which the length of its domain stands for. */
export function workEmail(who: Resident, { domain }: Company, random: Random): string {
  const [given, family] = [mailName(who.first), mailName(who.last)]
  const users = [`${given.slice(0, 1)}${family}`, given, `${family}${given.slice(0, 1)}`, `${given}.${family}`] as const
  const style = random.chance(0.05) ? 3 : domain.length % 4
  return ownAddress(users[style as 0 | 1 | 2 | 3], domain, `${who.first} ${who.last} ${who.birthday}`, random)
}
