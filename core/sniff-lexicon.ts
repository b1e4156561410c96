/** Small word lists that tell columns of names, companies and countries from other text; not for comparing people. */

/** Common given names of many languages, without accents. */
const GIVEN_NAMES = `james john robert michael william david richard joseph thomas charles christopher daniel matthew
  anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
  jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel frank gregory raymond alexander
  patrick jack dennis jerry tyler aaron henry peter adam nathan zachary walter kyle harold carl jeremy keith roger
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley
  dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen
  amy angela shirley anna brenda pamela nicole samantha katherine emma ruth christine catherine virginia debra rachel
  janet maria heather diane olivia julie joyce victoria kelly christina joan evelyn lauren judith megan andrea cheryl
  hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean alice sophia grace rose theresa
  hans klaus jurgen wolfgang dieter uwe stefan andreas matthias markus sabine petra monika ursula renate heike birgit
  anke katrin jens sven lars bernd heinz helmut gerhard horst manfred lukas felix leon jonas paula lena lea mia
  pierre jacques jean philippe michel alain bernard nathalie isabelle sylvie francoise monique camille lucie chloe
  manon theo hugo julien nicolas antoine guillaume mathieu luc marc eric olivier juan jose luis carlos antonio manuel
  francisco javier pedro miguel angel carmen ana isabel dolores pilar teresa lucia elena marta sofia pablo diego
  alejandro jorge fernando giuseppe giovanni marco luca francesco alessandro andrea matteo lorenzo giulia chiara
  francesca paola federica elisa joao paulo rui tiago ines beatriz catarina mariana rafael bruno gabriel jan piet
  kees henk willem johannes sander bas marieke sanne anouk femke ivan marko luka ana marija petra nikola stjepan
  piotr krzysztof andrzej tomasz marcin katarzyna agnieszka malgorzata ewa anders erik karin ingrid astrid bjorn
  magnus sofie freja mette soren mohammed ahmed ali fatima omar hassan aisha ibrahim yusuf mustafa ayse mehmet emre
  wei li ming yan jing hiroshi yuki kenji takashi priya raj amit anita sanjay olga natalia dmitri sergei elena chris
  alex sam max ben tom tim jim joe bob bill mike dave steve kate jane`

export const GIVEN: ReadonlySet<string> = new Set(GIVEN_NAMES.split(/\s+/))

export const HONORIFICS: ReadonlySet<string> = new Set(
  `mr mrs ms miss mx dr prof sir madam rev hon herr frau dipl ing m mme mlle monsieur madame mademoiselle sr sra srta
  don dona senor senora sig dott dottssa ing dhr mevr mevrouw pan pani`.split(/\s+/),
)

export const LEGAL_FORM =
  /(?:^|[\s,])(?:inc|llc|llp|ltd|limited|corp|corporation|plc|gmbh|ag|kg|ug|ohg|e\.?v|sarl|sas|sa|s\.a|srl|s\.r\.l|spa|s\.p\.a|sl|s\.l|lda|bv|b\.v|nv|ab|oy|aps|a\/s|as|sp\. ?z ?o\.?o|d\.o\.o|pty|group|company|& co)\.?$/i

export const COUNTRIES: ReadonlySet<string> = new Set(
  `us usa uk gb de fr es it nl be ch at pl pt se dk no fi ie ca au nz br mx ar in jp cn kr za hr si cz sk hu ro bg gr tr
  germany deutschland france frankreich spain espana italy italia netherlands nederland belgium switzerland schweiz
  austria osterreich poland polska portugal sweden sverige denmark norway norge finland ireland canada australia brazil
  brasil mexico argentina india japan china england scotland wales croatia hrvatska slovenia czechia slovakia hungary
  romania bulgaria greece turkey`
    .split(/\s+/)
    .concat(
      'united states',
      'united kingdom',
      'united states of america',
      'new zealand',
      'south africa',
      'great britain',
    ),
)

/** States and provinces of countries whose addresses have them as codes. */
export const STATE_CODES: ReadonlySet<string> = new Set(
  `AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
  RI SC SD TN TX UT VT VA WA WV WI WY AB BC MB NB NL NS ON PE QC SK NSW QLD SA TAS VIC WA ACT NT SP RJ MG RS PR BA`.split(
    /\s+/,
  ),
)

/** Words of which most job titles have one, as header keys. */
export const JOB_WORDS: ReadonlySet<string> = new Set(
  `manager director engineer developer assistant analyst consultant ceo cto cfo coo cmo owner founder president officer
  supervisor coordinator executive specialist designer accountant administrator architect technician teacher nurse
  lawyer attorney secretary recruiter representative associate lead head chief intern partner buyer planner editor
  leiter leiterin geschaftsfuhrer geschaftsfuhrerin berater beraterin ingenieur ingenieurin vertrieb assistentin
  entwickler entwicklerin sachbearbeiter sachbearbeiterin projektleiter directeur directrice responsable gerant gerante
  ingenieure chef consultante comptable gerente directora ingeniero ingeniera jefe jefa asesor asesora contable
  direttore direttrice responsabile impiegato impiegata ingegnere commerciale diretor diretora engenheiro engenheira
  analista directeur medewerker adviseur kierownik dyrektor specjalista inzynier konsult chef`.split(/\s+/),
)
