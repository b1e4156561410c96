/** The vendor writes regions out, lists often don't: the states by their postal abbreviation. */
const LINES =
  'al alabama|ak alaska|az arizona|ar arkansas|ca california|co colorado|ct connecticut|dc district of columbia|de delaware|fl florida|ga georgia|hi hawaii|ia iowa|id idaho|il illinois|in indiana|ks kansas|ky kentucky|la louisiana|ma massachusetts|md maryland|me maine|mi michigan|mn minnesota|mo missouri|ms mississippi|mt montana|nc north carolina|nd north dakota|ne nebraska|nh new hampshire|nj new jersey|nm new mexico|nv nevada|ny new york|oh ohio|ok oklahoma|or oregon|pa pennsylvania|ri rhode island|sc south carolina|sd south dakota|tn tennessee|tx texas|ut utah|va virginia|vt vermont|wa washington|wi wisconsin|wv west virginia|wy wyoming'

const NAMES: ReadonlyMap<string, string> = new Map(
  LINES.split('|').map((line) => [line.slice(0, 2), line.slice(3)] as const),
)

/** `OR` → `oregon`; anything else stays, in lower case. */
export function regionName(region: string): string {
  const text = region.trim().toLowerCase()
  return NAMES.get(text) ?? text
}
