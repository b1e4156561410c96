/** Chinese, Japanese and Korean names: family name first, mostly without a space between the two. */

export interface EastAsianCut {
  readonly family: string
  readonly given: string
}

const ONE_SCRIPT_WORD = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー々]+$/u
const HANGUL = /^\p{sc=Hang}{2,4}$/u
const HAN = /^[\p{sc=Han}々]{2,4}$/u
const HAN_THEN_KANA = /^([\p{sc=Han}々]{1,3})([\p{sc=Hira}\p{sc=Kana}ー]{1,5})$/u
/** Written between the parts of foreign names, which keep their own order: `ジョン・スミス`, `约翰·史密斯`. */
const MIDDLE_DOT = /[・·•‧]/u
const SPACE = /[\s]+/
/** Mr, Ms, teacher: said after the name. */
const HONORIFIC = /(?<=.{2})(?:様|さま|さん|氏|殿|先生|女士|小姐|님|씨)$/u
/** Family names of two characters, the usual ones; nearly all others in China and Korea have one. */
const LONG_FAMILY_NAMES: ReadonlySet<string> = new Set([
  ...'欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 夏侯 端木'.split(
    ' ',
  ),
  ...'남궁 황보 제갈 사공 선우 서문 독고 동방'.split(' '),
])

/** @returns how the name may be cut, likeliest first; none where it is no East Asian name of two parts. */
export function eastAsianCuts(text: string): readonly EastAsianCut[] {
  if (!isBeyondLatin(text)) return []
  const bare = text.normalize('NFKC').trim().replace(HONORIFIC, '').trim()
  const foreign = bare.split(MIDDLE_DOT)
  if (foreign.length > 1)
    return foreign.every(isWord) ? [{ given: foreign.slice(0, -1).join(' '), family: foreign.at(-1) ?? '' }] : []
  const [first = '', second, ...more] = bare.split(SPACE)
  if (!isWord(first) || more.length > 0) return []
  if (second !== undefined) return isWord(second) ? [{ family: first, given: second }] : []
  const kana = HAN_THEN_KANA.exec(first)
  if (kana) return [{ family: kana[1] ?? '', given: kana[2] ?? '' }]
  if (!HANGUL.test(first) && !HAN.test(first)) return []
  const characters = [...first]
  return lengthsOfFamily(characters, HANGUL.test(first)).map((length) => ({
    family: characters.slice(0, length).join(''),
    given: characters.slice(length).join(''),
  }))
}

/** @returns in characters; four of Han are mostly Japanese, two and two; three may be either. */
function lengthsOfFamily(characters: readonly string[], isKorean: boolean): readonly number[] {
  if (characters.length === 2) return [1]
  if (LONG_FAMILY_NAMES.has(characters.slice(0, 2).join(''))) return [2]
  if (isKorean) return [1]
  return characters.length === 4 ? [2, 1] : [1, 2]
}

function isWord(text: string): boolean {
  return ONE_SCRIPT_WORD.test(text)
}

/** Spares all names in letters the patterns; the first of these scripts begins at U+1100. */
function isBeyondLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x1100) return true
  return false
}
