/** Swedish, Norwegian and Danish given names and what people call them. */
export const SCANDINAVIAN_NICKNAMES = `
agnete: nete
aleksander: alex sander
alexander: alex sander
alfred: affe
anders: adde
andreas: adde
annette: nette
bengt: bengan benke
benjamin: ben benne
bertil: berra
birgitta: bittan britta gitta
birgitte: gitte
carl: calle kalle
carolina: caro lina
cathrine: trine
cecilia: cilla cissi
cecilie: cille silje
charlotta: lotta
charlotte: lotta lotte
christer: chrille krille
christian: chrille krille
christina: kicki stina tina
christine: stine tine
christoffer: stoffe
claes: clabbe
daniel: danne
dorothea: dorte thea
elisabet: bettan lisa lisbet
elisabeth: bettan lisa lisbeth
erik: erka jerka
frederik: frede
frederikke: rikke
fredrik: fredde frippe
gunilla: nilla
gunnar: gurra
gustaf: gurra
gustav: gurra
hans: hasse
helena: lena
henriette: jette
henrik: henke
ingeborg: inga
jacob: jacke
jakob: jacke jeppe
jesper: jeppe
joachim: jocke
joakim: jocke jokke
johanna: hanna
johannes: hannes
jonathan: jonte
josefin: jossan
josefine: fine
karl: kalle
karoline: line
katarina: kajsa katta kattis
kathrine: trine
katrine: trine
kenneth: kenny kenta
kent: kenta
kirsten: kirsti
kristian: krille
kristina: kia kicki stina tina
kristine: stine tine
kristoffer: stoffe stoffer
lars: lasse
leif: leffe
lennart: lelle
louise: lollo
magdalena: lena malena
magnus: mange manne
margareta: greta maggan meta
margrethe: grete grethe
maria: mia
mathilde: thilde
matilda: tilda
mats: matte
mattias: matte
michael: micke
mikael: micke mikke
monica: mona
nicklas: nicke
niklas: nicke
nils: nisse
olof: ola olle
olov: olle
patrik: patte
per: pelle perra
pernilla: nilla
pernille: nille
richard: ricke
rikard: ricke
robert: robban
roger: rogge
roland: rolle
rolf: roffe
sebastian: basse sebbe
sofia: fia soffan
stefan: steffe
stig: stickan
susanne: sanne sussie
sven: svenne
therese: tessan
thomas: tompa
tobias: tobbe
tomas: tompa
torbjorn: tobbe
torsten: totte
ulf: uffe
ulrika: rika ullis
viktor: vicke
viktoria: vickan
vilhelm: ville
vilhelmine: mine
wilhelm: ville
william: wille
`
