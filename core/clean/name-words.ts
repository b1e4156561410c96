/** Words that stand before, after and between names. All folded, without dots. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Forms of address and degrees before a name; taken off whenever a name is left. */
export const TITLES: ReadonlySet<string> = new Set([
  ...words(`
  mr mrs ms miss mx messrs dr drs dra prof professor rev reverend revd honorable honourable sir dame
  herr frau fraulein frl hr fru froken monsieur madame mme mlle mademoiselle senor senora senorita srta sra
  signor signora signorina dott dottssa dottoressa dipling dipl doz
  dhr mevr mevrouw meneer gospodin gospodja gospoda gdin gda 
  fr lt ltgov ltgen ltcol ltcdr lieutenant capt cpt captain colonel maj sgt sergeant cpl corporal pvt adm admiral
  cmdr cdr commander brig brigadier wg sqn gov governor senator rep representative congressman congresswoman
  pres president ambassador amb secretary magistrate chancellor rabbi imam pastor monsignor msgr
  archbishop cardinal sheikh shaikh hrh hm excellency majesty highness baroness countess viscount freiherr freifrau grafin
  avv rag geom cav drs ir mgr inz mudr judr phdr rndr mvdr paeddr thdr pharmdr pani sayin ozv
  shri smt dato datuk datin tengku encik puan ustaz haji hajjah
  κα
`),
  // What a hyphen or an apostrophe parts: г-н, г-жа, Dato’ Sri.
  'г н',
  'г жа',
])

/** Titles that are names too: taken off only with their dot (`Gen.`), after another title or where two names are left. */
export const TITLES_OR_NAMES = words(
  'lord lady major general bishop sister brother father mother king queen hon ing sig sen gen col judge justice baron count deacon mag sr arch',
)

/** Never a title alone, part of one before another: `His Excellency`, `US Magistrate-Judge`, `Mr. and Mrs.` */
export const BEFORE_TITLES = words('his her their the us and und et y right very most of state vice deputy chief')

/** The subject of a doctor's degree, titles only after one: `Dr. med.`, `Dr. rer. nat.`, `Dr. h.c. mult.` */
export const AFTER_TITLES = words('med rer nat phil jur iur dent vet oec pol theol hc mult habil ing agr sc techn phd')

/** Degrees and generations after a name; taken off wherever they end it. */
export const SUFFIXES = words(`
  jr jnr sr snr esq esquire ii iii iv 2nd 3rd phd md mds dds dmd dvm jd llb llm mba emba bsc msc mphil dphil edd
  psyd pharmd dnp rn lpn np cpa cfa cfp pmp cissp phr sphr shrm obe mbe cbe kbe gbe qc kc mp mep ret usn usmc usaf
  msed msced facs facp frcp frcs faia aia csi mdphd rph bcba lcsw mph msw msn bsn cma cfe clu chfc attorney realtor
  csc drsc beng meng ceng acca fcca fca aca mbbs frcpc dba dnb mtech btech llmba jun sen fils
`)

/** The same, but also names, initials or words: only after a comma, with dots inside (`M.A.`) or for `v` last of three. */
export const SUFFIXES_OR_NAMES = words('v vi vii viii ma ba bs ms be dc pa od do ed med ea ra pe senior junior i x')

/** Family names begin with these; `Van Johnson` at the start of a full name is a given name all the same. */
export const PARTICLES = words(`
  de del della delle degli dei di da das do dos du des dal la le lo los las van von vom zu zum zur den der ter ten te
  vander vande vanden af av al el ul bin ibn bint abu abd ap ab mac mc st saint sainte santa san 't op in het
`)

/** Join the names on either side. */
export const CONJUNCTIONS = words('y and und et & i')
