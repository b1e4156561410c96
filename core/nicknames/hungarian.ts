/** Hungarian given names and what people call them. */
export const HUNGARIAN_NICKNAMES = `
adam: adi
agnes: agi agika
albert: berci
andras: andris bandi
andrea: andi
aniko: ani
anna: anni annus annuska panka panni
antal: anti toni
arpad: arpi
attila: ati
balint: bali
barbara: barbi
barnabas: barna barni
beata: bea
bendeguz: bende
benedek: beni
benjamin: beni
bernadett: berni detti
bertalan: berci
boglarka: bogi
borbala: bori boriska borka
botond: boti
cecilia: cili
csaba: csabi
daniel: dani
daniella: dani
diana: dia
dominik: domi
domonkos: domi
dora: dori dorka
dorottya: dora dori dorka dotti
edina: edi
edit: edi
emese: mesi
emilia: emi
endre: bandi
eniko: enci eni
erika: eri
erzsebet: boske bozsi erzsi erzsike zsoka
eszter: eszti
etelka: eti
eva: evi evike
ferenc: feri ferike ferko
flora: flori
fruzsina: fruzsi
gabor: gabi
gabriella: gabi
gergely: gergo geri
gergo: geri
geza: gezu
gizella: gizi
gyorgy: gyuri gyurka
gyula: gyuszi
hajnalka: hajni
hedvig: hedi
henrietta: heni
ibolya: ibi
ildiko: ildi
ilona: ica ili ilka ilus
imre: imi
iren: irenke
istvan: isti pista pisti
izabella: bella iza
janos: jancsi jani
jeno: jenci
johanna: hanna
jolan: joli
jozsef: joska jozsi
judit: juci jutka
julia: julcsi juli
julianna: julcsi juli julis
kamilla: kami
karoly: karcsi karesz kari
katalin: kata kati kato katoka
kinga: kingi
klara: klari
kornelia: nelli
krisztian: krisz
krisztina: kriszta kriszti
lajos: lajcsi lali
laszlo: laci lacko
levente: leve levi
lidia: lidi
magdolna: magdi
margit: manci
maria: marcsi mari marika mariska
marton: marci
matyas: matyi
melinda: meli
mihaly: misi miska
miklos: miki
monika: moni
natalia: nati
nikoletta: niki
nora: nori
norbert: norbi
oliver: oli
orsolya: orsi orsika
pal: pali palko
peter: peti
piroska: piri
rebeka: beka
renata: reni
richard: ricsi
robert: robi
roland: roli
rozalia: rozi rozsi
rudolf: rudi
samuel: samu
sandor: sanyi
sara: sari
sebestyen: sebi
simon: simi
szabolcs: szabi
szilvia: szilvi
tamas: tomi
terezia: teri terka
tibor: tibi
timea: timi
tunde: tundi
valeria: vali
veronika: roni vera veri
viktoria: viki
vilmos: vili
vivien: vivi
zoltan: zoli
zsigmond: zsiga zsigi
zsofia: zsofi
zsolt: zsolti
zsuzsanna: zsuzsa zsuzsi zsuzska
`
