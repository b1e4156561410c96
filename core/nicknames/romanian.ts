/** Romanian given names and what people call them. */
export const ROMANIAN_NICKNAMES = `
adrian: adi
adriana: adi
alexandra: ale sanda
alexandru: alecu alex sandu
ana: anicuta anuta
andreea: deea
andrei: andi
anton: toni
aurel: relu
bogdan: bogdi
camelia: cami
catalin: cata
catalina: cata
constantin: costel costi costica dinu
cosmin: cosmi
cristian: cristi
cristina: cris cristi
daniel: dani
daniela: dana dani
dumitru: mitica mitu
eduard: edi
elena: lenuta nuta
elisabeta: beti eliza veta
florentina: flori
florin: flori
gabriel: gabi
gabriela: gabi
george: geo
georgiana: geo
gheorghe: ghita gica
ioan: ionel ionica nelu
ion: ionel ionica nelu
ionel: nelu
iulian: iuli
iuliana: iuli
larisa: lari
laurentiu: lauri
leonard: leo
liliana: lili
liviu: livi
loredana: lori
lucian: luci
luminita: lumi
magdalena: magda
maria: mari maricica marioara
mariana: mari
mihaela: ela miha
mihai: mihaita misu
mihail: misu
monica: moni
nicolae: nae nicu
nicoleta: nico
octavian: tavi
ovidiu: ovi
paraschiva: chiva
petre: petrica petrut
petru: petrica petrut
radu: raducu
razvan: razvi
rodica: rodi
roxana: roxi
sebastian: sebi
silviu: silvi
simona: simo
stefan: fane fanel
stefania: fani stefi
tatiana: tati
teodor: teo
teodora: dora teo
tiberiu: tibi
valentin: vali
valentina: vali
vasile: vasilica
veronica: vero
victoria: vica
violeta: vio
viorel: vio
viorica: vio
virgil: gelu
`
