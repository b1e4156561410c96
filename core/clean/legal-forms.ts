/** Legal forms of companies, folded, dots closed up (`S.A.` → `sa`); several words where they are written so. */
export const LEGAL_FORMS: readonly string[] = `
inc|incorporated|corp|corporation|co|company|llc|llp|lp|lllp|pllc|pc|pa|plc|ltd|limited|ltd liability co|ltee|limitee
cic|cio|community interest company|pty|proprietary|limited partnership|limited liability company|unltd|unlimited|dac|clg|teo|teoranta|cpt
gmbh|mbh|g mbh|ag|kg|kgaa|ohg|gbr|ug|ug haftungsbeschrankt|haftungsbeschrankt|ev|eg|ek|ekfm|ekfr|gesellschaft mbh
gesellschaft mit beschrankter haftung|aktiengesellschaft|gesmbh|ges mbh|og|se|sarl|sa|sas|sasu|eurl|snc|sca|scs|scop|sci|scp
societe anonyme|srl|srls|spa|sapa|societa per azioni|sl|slu|slne|sau|sll|scoop|sociedad limitada|sociedad anonima
sa de cv|s de rl|s de rl de cv|sapi de cv|sab de cv|ltda|limitada|eireli|epp|lda|unipessoal lda|sgps|bv|nv|vof|cv|bvba|sprl|vzw|asbl|cvba|besloten vennootschap
ab|aktiebolag|hb|kb|as|asa|ans|a s|aps|ivs|amba|oy|oyj|ky|ry|ehf|hf|sf|ou|sia|uab
sp z oo|sp zoo|spzoo|spolka z oo|spolka z ograniczona odpowiedzialnoscia|sp j|sp k|spolka akcyjna|sro|s r o|spol sro|spol s ro|vos|ks|druzstvo
doo|d o o|jdoo|j d o o|dd|d d|obrt|dno|kd|kft|zrt|nyrt|eood|ood|ead|sh pk|shpk
ooo|oao|zao|pao|ao|ип|ооо|оао|зао|пао|ао|тов|тоо
as sti|anonim sirketi|ltd sti|limited sirketi|ae|epe|ike|pte|pvt|private|private limited|sdn bhd|bhd|pt|tbk|kk|kabushiki kaisha|godo kaisha|yk
jsc|ojsc|cjsc|pjsc|qpjsc|sal|saog|bsc|eirl|sac|saa|scrl|commv|gcv|ks|k s|kd|k d|ad|pcl|public company limited|berhad|sendirian berhad|opc|tnhh|ab publ|publ|i s|p s|ggmbh|g gmbh|kommanditgesellschaft|offene handelsgesellschaft|pmbh|ltd co|unlimited company|designated activity company
private limited company|public limited company|limited liability partnership|societe a responsabilite limitee|societe par actions simplifiee|societa a responsabilita limitata|sociedad de responsabilidad limitada|sociedade anonima|naamloze vennootschap|osakeyhtio|aksjeselskap|aktieselskab|anpartsselskab|s a de c v|bt|rt|kht
пп|фоп|прат|пат|ат|тзов|оод|еоод|ад|еад|αε|επε|ικε|οε|εε|בעמ|בע מ|株|有|주
株式会社|有限会社|合同会社|合名会社|合資会社|유한회사|有限公司|股份有限公司|有限责任公司|주식회사|fze|fzco|fz llc|wll|saoc|psc|qsc
`
  .trim()
  .split(/[|\n]/)

/** Forms that stand before the name: `PT Astra`, `OOO Romashka`, `株式会社 …`. */
export const LEADING_LEGAL_FORMS: readonly string[] = [
  'pt',
  'ooo',
  'oao',
  'zao',
  'pao',
  'ооо',
  'оао',
  'зао',
  'пао',
  'ип',
  'тоо',
  'тов',
  'cv',
  'ud',
  'uab',
  'sia',
  '株式会社',
  '有限会社',
  '合同会社',
  '주식회사',
  'fa',
  'firma',
  'the',
  'пп',
  'фоп',
  'пат',
  'прат',
  'ао',
  '株',
  '有',
  '주',
]
