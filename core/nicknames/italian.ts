/** Italian given names and what people call them. */
export const ITALIAN_NICKNAMES = `
agostino: ago tino
alberto: albi berto
alessandra: ale sandra
alessandro: ale alex sandro
alessia: ale
alessio: ale
alfonso: fonso
alfredo: fredo
angela: angi angy
antonella: anto nella
antonia: tonia
antonino: nino
antonio: nino toni tonino toto
barbara: babi
bartolomeo: meo
beatrice: bea bice
benedetta: benni benny
beniamino: beni
carmelo: melo
carmine: mino
carolina: caro lina
caterina: cate rina
chiara: chiaretta
claudia: clau
concetta: cettina tina
costantino: tino
costanza: costi
cristina: cri cris tina
damiano: dami
daniela: dani
daniele: dani
davide: davi
domenica: mimma
domenico: mico mimmo
edoardo: edo
elena: ele lena
eleonora: ele nora
elisa: eli
elisabetta: betta betty eli
emanuela: ema manu
emanuele: ema lele manu
emiliano: emi
enrico: chicco rico
federica: chicca fede
federico: chicco fede
ferdinando: nando
filippo: filo pippo
filomena: mena
francesca: cesca checca fra franci
francesco: cesco checco ciccio fra franco
gabriele: gabri lele
gabriella: gabri lella
gaetano: tano
gennaro: gennarino
giacomo: giaco jack
gianfranco: gianfri
gianluca: gian
gianluigi: gian gigi
ginevra: gine
giorgia: gio
giorgio: gio
giovanna: gianna giovi vanna
giovanni: gianni giannino nanni vanni
girolamo: mommo
giulia: giuli
giuliana: giuli
giuseppa: peppa pina
giuseppe: bepi beppe geppi peppe peppino pino
giuseppina: giusi giusy pina pinuccia
guglielmo: memmo
ilaria: ila
immacolata: imma
isabella: bella isa
jacopo: jaco
leonardo: leo nardo
lorenzo: enzo lollo lore renzo
lucia: luci lucietta
luigi: gigi gino
maddalena: lena madda
manuela: manu
marcello: lello
margherita: marghe rita
martina: marti
massimiliano: massi max
massimo: massi max
matilde: mati tilde
matteo: matte teo
maurizio: mauri
michela: michi
michele: michi miki
monica: moni
nicola: cola nico
nicoletta: letta nico
nicolo: nico
paolo: paolino
pasquale: pasqualino
patrizia: patri patty
pierluigi: gigi pier
pietro: piero
raffaele: lello raffa
raffaella: lella raffa
riccardo: richi ricky
roberta: robi roby
roberto: robi roby
rosalia: lia
rosaria: rosy
salvatore: salvo tore toto turi
sebastiano: bastiano seba
serena: sere
silvia: silvi
simona: simo
simone: simo
stefania: ste stefi
stefano: ste
susanna: susi susy
teresa: tere teresina
tommaso: maso tom tommi tommy
umberto: berto
valentina: vale
valeria: vale
valerio: vale
veronica: vero
vincenza: enza
vincenzo: cenzo enzo vince
virginia: virgi
vittoria: vicky vitto
vittorio: vitto
`
