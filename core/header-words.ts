/** Words that say which of several values a column holds, and words that say it holds something else. */

/** Of what is neither work nor home. */
export const OTHER_RANK = 50

/**
 * Words around a field's name, as in `Business Street` or `Telefon privat`, with the order in which such columns are
 * trusted: a contact's work details come first, the smaller the better.
 */
export const QUALIFIERS: ReadonlyMap<string, number> = ranked([
  [
    0,
    'work business office corporate professional job geschaftlich dienstlich buro arbeit beruflich professionnel professionnelle pro bureau',
  ],
  [
    1,
    'legal kontakt contatto contacto contato cliente clienti kunde kunden kundin klient klienta teilnehmer participant',
  ],
  [
    1,
    'ansprechpartner ansprechpartnerin attendee registrant applicant patient student pierwsze employee property persona usuel deelnemer perso',
  ],
  [1, 'of des der du del de di do da dello della dell la le les in en van dla main'],
  [
    0,
    'travail trabajo oficina profesional corporativo corporativa aziendale lavoro ufficio trabalho comercial werk zakelijk praca sluzbowy arbete jobb',
  ],
  [2, 'primary main default preferred contact customer client person personal user member subscriber lead attendee'],
  [2, 'mailing postal current principal haupt standard hauptsachlich principale glowny buyer recipient guest your the'],
  [
    3,
    'home private privat privee privata prive domicile casa maison hogar residencial residence residenza residencia thuis dom hem hjem residential',
  ],
  [4, 'billing shipping delivery invoice rechnung lieferung facturation livraison address adresse addr'],
  [40, 'secondary secondaire secundario secundaria secondario alternate alternative additional backup second zweite'],
  [OTHER_RANK, 'other sonstige autre otro otra altro altra outro outra andere overig inny annan'],
])

/** Ranks of words that belong to a field's own name. */
export const KIND_RANKS: ReadonlyMap<string, number> = ranked([
  [1, 'mobile mobil cell cellphone cellular handy handynummer mobilnummer portable movil celular cellulare telemovel'],
  [1, 'mobiel komorka mobitel'],
  [5, 'associated profession occupation designation role'],
])

/** In a column of which name one of these stands, something else is kept: about the field, or of another person. */
const DECOY_WORDS = new Set(
  `phonetic yomi kana furigana prefix suffix nickname label labels type typ opt optin optout consent permission gdpr
  marketing newsletter subscribed unsubscribed subscription accepts accept allow status stage owner manager managers
  assistant assistants spouse partner children child referred referrer referral parent guardian emergency
  created create creation modified changed updated update activity connected confirm confirmed verified verification
  valid validity bounce bounced ip id ids uid uuid guid hash md5 sha256 fax telefax faks pager telex isdn tty tdd
  callback car radio formatted department photo picture image avatar latitude longitude lat lng timezone tz rating
  score source count total number_of size domain server password anniversary display screen user username login
  industry revenue sector extension ext carrier clicks opens opened sent last_contacted time timestamp expires
  expiry language locale currency box format calls siret siren vat iban bic nif dni nip pesel maiden madchenname
  geburtsname nickname spitzname frequency device version os rep salesperson
  father mother vater mutter pere mere padre madre eltern parents kind enfant hijo hija filho filha vader moeder ojciec
  matka secretary sekretar sekretariat secretaire secretaria tutor`.split(/\s+/),
)

/** @returns whether a header's words say that no field of a contact is meant */
export function isDecoy(words: readonly string[]): boolean {
  return words.some((word) => DECOY_WORDS.has(word)) || isCount(words) || isRefusal(words)
}

/** `Do not call`. */
function isRefusal([first, second]: readonly string[]): boolean {
  return first === 'do' && second === 'not'
}

/** `Number of emails`, `Anzahl Adressen`. */
function isCount([first, second]: readonly string[]): boolean {
  return (
    first === 'anzahl' ||
    (first === 'nombre' && second === 'de') ||
    ((first === 'number' || first === 'no') && second === 'of')
  )
}

/** @returns whether a date other than a birthday is meant: `Create Date`, `Date added` */
export function isOtherDate(words: readonly string[]): boolean {
  if (words.some((word) => word.startsWith('birth') || word.startsWith('geburt'))) return false
  return words.some((word) => word === 'date' || word === 'datum' || word === 'fecha' || word === 'data')
}

function ranked(entries: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(entries.flatMap(([rank, words]) => words.split(' ').map((word): [string, number] => [word, rank])))
}
