/**
 * States of the USA, Canada, Australia, Germany, Switzerland, Brazil and India: code by folded name. Some share a code
 * (Washington and Western Australia are `wa`), which country and postal code tell apart.
 */
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
bw baden wurttemberg|bw baden wuerttemberg|by bayern|by bavaria|be berlin|bb brandenburg|hb bremen|hh hamburg|he hessen|he hesse
mv mecklenburg vorpommern|mv mecklenburg western pomerania|ni niedersachsen|ni lower saxony|nw nordrhein westfalen
nw north rhine westphalia|nw nrw|rp rheinland pfalz|rp rhineland palatinate|sl saarland|sn sachsen|sn saxony
st sachsen anhalt|st saxony anhalt|sh schleswig holstein|th thuringen|th thueringen|th thuringia
zh zurich|zh zuerich|be bern|lu luzern|lu lucerne|sz schwyz|ow obwalden|nw nidwalden|gl glarus|zg zug|fr fribourg|fr freiburg
so solothurn|bs basel stadt|bl basel landschaft|sh schaffhausen|ar appenzell ausserrhoden|ai appenzell innerrhoden
sg st gallen|sg sankt gallen|gr graubunden|gr graubuenden|ag aargau|tg thurgau|ti ticino|ti tessin|vd vaud|vd waadt
vs valais|vs wallis|ne neuchatel|ge geneve|ge geneva|ge genf|ju jura
ac acre|al alagoas|ap amapa|am amazonas|ba bahia|ce ceara|df distrito federal|es espirito santo|go goias|ma maranhao
mt mato grosso|ms mato grosso do sul|mg minas gerais|pa para|pb paraiba|pr parana|pe pernambuco|pi piaui|rj rio de janeiro
rn rio grande do norte|rs rio grande do sul|ro rondonia|rr roraima|sc santa catarina|sp sao paulo|se sergipe|to tocantins
ap andhra pradesh|br bihar|dl delhi|gj gujarat|hr haryana|ka karnataka|kl kerala|mp madhya pradesh|mh maharashtra
pb punjab|rj rajasthan|tn tamil nadu|ts telangana|up uttar pradesh|wb west bengal
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

/** Countries whose codes are above, as ISO 3166-2 puts them before the code. */
export const COUNTRIES_OF_REGIONS: ReadonlySet<string> = new Set(['us', 'ca', 'au', 'de', 'ch', 'br', 'in'])
