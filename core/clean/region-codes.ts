/** States of the USA, Canada and Australia: postal code by folded name. Washington and Western Australia share `wa`. */
const NAMES = `
al alabama|ak alaska|az arizona|ar arkansas|ca california|co colorado|ct connecticut|de delaware|fl florida|ga georgia
hi hawaii|id idaho|il illinois|in indiana|ia iowa|ks kansas|ky kentucky|la louisiana|me maine|md maryland
ma massachusetts|mi michigan|mn minnesota|ms mississippi|mo missouri|mt montana|ne nebraska|nv nevada|nh new hampshire
nj new jersey|nm new mexico|ny new york|nc north carolina|nd north dakota|oh ohio|ok oklahoma|or oregon
pa pennsylvania|ri rhode island|sc south carolina|sd south dakota|tn tennessee|tx texas|ut utah|vt vermont|va virginia
wa washington|wa washington state|wv west virginia|wi wisconsin|wy wyoming|dc district of columbia|dc washington dc
pr puerto rico|gu guam|vi virgin islands|as american samoa|mp northern mariana islands
al ala|ak alas|az ariz|ar ark|ca calif|ca cal|co colo|ct conn|de del|fl fla|il ill|in ind|ks kan|ks kans|la la
ma mass|mi mich|mn minn|ms miss|mt mont|ne neb|ne nebr|nv nev|nm n mex|nd n dak|ok okla|or ore|or oreg|pa penn|pa penna
sd s dak|tn tenn|tx tex|va virg|wa wash|wv w va|wi wis|wi wisc|wy wyo|nc n carolina|sc s carolina|wv w virginia
nd n dakota|sd s dakota
ab alberta|bc british columbia|mb manitoba|nb new brunswick|nl newfoundland and labrador|nl newfoundland|ns nova scotia
nt northwest territories|nu nunavut|on ontario|pe prince edward island|pe pei|qc quebec|qc pq|sk saskatchewan|yt yukon
on ont|qc que|ab alta|mb man|sk sask
nsw new south wales|qld queensland|sa south australia|tas tasmania|vic victoria|wa western australia
act australian capital territory|nt northern territory
`

const ENTRIES = NAMES.trim()
  .split(/[|\n]/)
  .map((entry) => {
    const space = entry.indexOf(' ')
    return { code: entry.slice(0, space), name: entry.slice(space + 1) }
  })

export const REGION_CODES: ReadonlyMap<string, string> = new Map([
  ...ENTRIES.map(({ code, name }): [string, string] => [name, code]),
  ...ENTRIES.map(({ code }): [string, string] => [code, code]),
])
