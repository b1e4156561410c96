/** Words of addresses and their short forms, folded: the first of each line is the one that keys use. */
const LINES = `
st street saint str strasse straat sankt sainte strase streets
rd road
ave avenue av aven avn avenida avda aven
dr drive driv drv
ln lane
ct court crt
pl place platz plaza plz plein plac
sq square
blvd boulevard boul blv boulv bulevard bul bulevar bd bld bvd
cres crescent cr cresc crsc
cct circuit circt
cl close
cir circle circ
ter terrace terr tce
pde parade
pkwy parkway parkwy pky
hwy highway hiway hwy
fwy freeway
expy expressway expwy
tpke turnpike trnpk
trl trail tr
way wy
aly alley ally
br branch
brg bridge
byp bypass
cswy causeway
ctr center centre cntr
cor corner
cv cove
est estate estates ests
ext extension extn
gdn garden gardens gdns gdn
grn green
gr grove grv gro
hbr harbor harbour
hts heights hgts
hl hill
hls hills
is island
jct junction
lk lake
ldg lodge
mdw meadow meadows mdws
ml mill
mt mount mountain
pk park prk
pt point
prom promenade
qy quay
rdg ridge
rte route rt
row rw
spg spring springs spgs
sta station
vly valley
vw view
vlg village
wlk walk
mews mws
n north norte nord
s south sur sud
e east este ost est
w west oeste ouest
ne northeast
nw northwest
se southeast
sw southwest
apt apartment appartement apartamento appt apto wohnung whg
ste suite
fl floor flr etage piso stock og obergeschoss stockwerk verdieping planta andar piano
bldg building bld
rm room
lvl level
pob postbus postfach apartado
all allee
fbg faubourg fg
res residence
bat batiment
urb urbanizacion
blq bloque bloco blk block
esc escalera escalier
izq izquierda izda
dcha derecha
rod rodovia
estr estrada
pol poligono
al alameda
unit unite
ch chemin
imp impasse
cl calle
r rue rua
crta carretera ctra
ps paseo pso
tv travessa trav
pca praca pza plaza piazza piazzale pzza
vle viale
cso corso
vico vicolo
lgo largo
loc localita
ul ulica ulitsa
trg tg
sok sokak
cd cadde caddesi
`

export const STREET_WORDS: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.split(' ')
      return words.map((word): [string, string] => [word, words[0] ?? word])
    })
    .reverse(),
)

/** `P.O. Box 12`, folded. */
export const POST_BOX = /\bp ?o box\b/

/** German and Dutch endings of one-word street names: `Hauptstrasse` and `Hauptstr.` */
export const STREET_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{2})(?:strasse|strase|straat|str)$/u, 'str'],
  [/(?<=\p{L}{2})(?:platz|plein)$/u, 'pl'],
]

/** Words before a number that add nothing: `No. 5`, `Nr. 5`, `# 4`. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set([
  'no',
  'nr',
  'nro',
  'num',
  'number',
  'numero',
  'br',
  'hausnummer',
])

export const ORDINALS: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, index) => [word, ['1st', '2nd', '3rd'][index] ?? `${index + 1}th`]),
)

/** Have numbers of their own, which are no house numbers: flats, floors, boxes, roads between towns. Short forms. */
export const OWN_NUMBER: ReadonlySet<string> = new Set(
  'apt ste fl bldg rm lvl unit pob blq hwy fwy rte km lot bat esc po box of'.split(' '),
)
