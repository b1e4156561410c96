/** What the people of a large list are made of: thousands of names, put together where no list of them is at hand. */
import { COMPANIES, GIVEN, LAST, STREETS, TRADES } from './names.ts'

const words = (text: string) => text.trim().split(/\s+/)
const joined = (heads: readonly string[], tails: readonly string[]) =>
  tails.flatMap((tail) => heads.map((head) => head + tail))
const distinct = (values: readonly string[]) => [...new Set(values)]

const HEADS = words(`
  Ash Beck Birch Black Brad Bram Brank Brook Burn Cald Carl Chat Clay Cole Crans Crow Dal Dan Dray Dun East Eld Elling
  Far Fen Fitz Gal Gar Gold Gran Green Grim Hal Ham Harl Hart Has Hath Hazel Hel Hold Horn Hud Ingle Kel Kemp Kings Lam
  Lang Lind Lock Long Lud Mal Mar Mel Mer Mid Mill Mor Nor North Oak Old Or Os Pem Pen Pick Prest Quin Rad Ray Red Rich
  Ridge Rock Ros Row Rud Ruth Sand Sax Shel Sher Sil Som South Stan Steel Stock Stone Strat Suth Swan Tan Thorn Til Tor
  Tre Tur Under Wad Wal War Water Wed Well West Whit Wick Wil Win Wood Worth Yard York`)
const TAILS = words(`
  son ton field ford wood ley ham man berg er ski ez by land worth well stein ova baum bridge burn bury combe cott den
  der dez din don dorf ell en feld gate gren grove hall hart hurst ing ini kin lund mann mark mer mont more nell nes
  nov off oss quist ridge ron row rup sen shaw shire stad stead stone strom thal thorpe vale ville wall ward way wick`)

/** About 11,000, well-known ones first. */
export const SURNAMES = distinct([...LAST, ...joined(HEADS, TAILS)])

const GIVEN_COMMON = words(`
  James John Robert Michael Mary William David Richard Patricia Linda Joseph Thomas Barbara Elizabeth Jennifer Maria
  Susan Charles Margaret Christopher Daniel Dorothy Lisa Nancy Karen Betty Helen Paul Mark Sandra Donna Carol Ruth Sharon
  Donald George Kenneth Steven Edward Brian Ronald Anthony Kevin Jason Matthew Gary Timothy Jose Larry Jeffrey Frank
  Scott Eric Stephen Andrew Raymond Gregory Joshua Jerry Dennis Walter Patrick Peter Harold Douglas Henry Carl Arthur
  Michelle Laura Sarah Kimberly Deborah Jessica Shirley Cynthia Angela Melissa Brenda Amy Anna Rebecca Virginia Kathleen
  Pamela Martha Debra Amanda Stephanie Carolyn Christine Marie Janet Catherine Frances Ann Joyce Diane Alice Julie
  Heather Teresa Doris Gloria Evelyn Jean Cheryl Mildred Katherine Joan Ashley Judith Rose Janice Kelly Nicole Judy`)
const GIVEN_HEADS = words(`
  Al An Ar Bel Ber Bri Cal Car Cas Cor Dar Del Dor El Em Er Fel Flo Gi Gre Hal Il Is Jac Jo Jul Kal Kar Ken La Le Lo Lu
  Ma Mar Mel Mi Na Ni Or Ra Ro Sa Sel Si Ta Ti Val Vi Wen Yo Ze`)
const GIVEN_TAILS = words(
  'a da ena ella ette ian ic ina io is ita ke len lie lo lyn mon na nor on ora rick sha ton vin',
)

/** About 1,400, common ones first. */
export const GIVEN_NAMES = distinct([...GIVEN_COMMON, ...GIVEN, ...joined(GIVEN_HEADS, GIVEN_TAILS)])

const TOWN_TAILS = words(' field ton ville burg port ford haven wood')
/** About 1,000; a town's place in the list gives its state and its first postal digits. */
export const TOWNS = distinct(joined(HEADS, TOWN_TAILS))
export const STATES = words(`
  AL AZ AR CA CO CT DE FL GA ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD
  TN TX UT VT VA WA WV WI WY`)

export const ROADS = distinct([...STREETS, ...HEADS.map((head) => `${head}wood`), ...LAST])

/** About 5,000 names of firms, without their legal form. */
export const FIRMS = distinct([
  ...COMPANIES.flatMap((company) => TRADES.map((trade) => `${company} ${trade}`)),
  ...SURNAMES.slice(0, 480).flatMap((surname) => TRADES.map((trade) => `${surname} ${trade}`)),
])

/** North American area codes; the rest of a number is drawn by chance, as in life: few share their last digits. */
export const AREA_CODES = words(`
  201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 301 302 303 304 305 307 308 309 310 312 313 314
  315 316 317 318 319 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 501 502 503 504 505 507 508 509 510
  512 513 515 516 517 518 520 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 701 702 703 704 706 707
  708 712 713 714 715 716 717 718 719 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 901 903 904 906 907
  908 909 910 912 913 914 915 916 918 919`)
