/** Spanish given names and what people call them, with some Catalan ones. */
export const SPANISH_NICKNAMES = `
adalberto: beto
adriana: adri
agustin: agus tin
agustina: agus
alberto: berto beto
alejandra: ale sandra
alejandro: ale alex jandro
alfonso: fonso poncho
alfredo: fredo fredy
alicia: ali licha
almudena: almu
ana: anita
andres: andresito andy
angeles: angie geles
antonia: tona toni
antonio: antonito toni tono
araceli: ara cheli
arturo: turo
asuncion: asun chon
aurelio: yeyo
bartolome: bartolo tolo
beatriz: bea betty ticha
begona: bego
benjamin: benja mincho
bernardo: berna nardo
candelaria: cande
carlos: carlitos charly
carmen: carmela carmencita mamen menchu
carolina: caro
catalina: cata lina
cecilia: ceci
claudia: clau
concepcion: concha conchi conchita
consuelo: chelo consu
cristina: cris tina
cristobal: cris tobal
daniel: dani
daniela: dani
david: davi
dolores: lola loli lolita
domingo: chomin mingo
eduardo: eddy edu lalo
elena: lena
elisabet: eli
elizabeth: eli
emilia: emi
emilio: emi
encarnacion: encarna encarni
enrique: enri kike quique
ernesto: neto
esmeralda: esme
esperanza: espe
esteban: estebi
estefania: estefi fani
eugenia: geni
eulalia: lali
eva: evita
federico: fede fico
felipe: feli pipe
fernanda: fer nanda
fernando: fer fernan nando
florencia: flor
francesc: cesc quico
francisca: fran paca pancha paquita
francisco: cisco curro fran frasco kiko pacho paco pancho paquito quico
francisco javier: fran javi
gabriel: gabi gabo
gabriela: gabi gaby
gerardo: gera yayo
gertrudis: tula
gilberto: beto
gonzalo: chalo gon
graciela: chela
gregorio: goyo
guadalupe: lupe lupita
guillermo: guille memo
gustavo: gus tavo
hector: tito
heriberto: beto
hortensia: tencha
humberto: beto
ignacia: nacha
ignacio: igna nacho
inmaculada: inma macu
isabel: chabela chavela isa isabelita
isidro: chilo
jacinto: chinto
javier: javi
jeronimo: jero
jesus: chus chuy suso
jesusa: chusa
joaquim: quim
joaquin: chimo joaco quino
jorge: coque jorgito
jose: chepe joselito josito pepe pepito
jose antonio: pepe
jose luis: pepelu
jose maria: chema josema
josefa: fina pepa pepita
josefina: fina pepa
josep: pep
juan: juancho juanito
juan carlos: juanca
juana: juanita
julia: juli
julian: juli
julio: juli
laura: lauri
leonardo: leo nardo
leonor: leo nora
leticia: leti
lorena: lore
lorenzo: lencho
lourdes: lulu
lucia: chia luci lucy
luis: lucho luisito
luis miguel: luismi
luisa: lucha
luz: lucha lucita
macarena: maca
magdalena: lena magda
manuel: lolo manny manolo manu
manuela: manola manoli
marcela: chela marce
marcelo: chelo marce
marcos: marquitos
margarita: marga rita
maria: mari mariquita marita
maria del carmen: mamen maricarmen
maria del mar: mar
maria isabel: maribel
maria jose: majo
maria luisa: marisa
maria teresa: maite mayte
mariana: mari nana
mario: mayito
marta: martita
mateo: teo
matias: mati
mauricio: mau
maximiliano: maxi
mercedes: meche merche
miguel: migue miguelito mike
miguel angel: miki
milagros: mila mili
monica: moni
montserrat: montse
natalia: nata nati
natividad: nati
nicolas: nico
noelia: noe
norberto: beto
nuria: nuri
octavio: tavo
pablo: pablito
paola: pao
patricia: pato patri paty
patricio: pato
paulina: pau
pedro: pedrito perico
pilar: pili
purificacion: puri
rafael: rafa rafi
rafaela: rafi
ramon: mon moncho
raquel: raque
raul: rauli
remedios: reme
ricardo: rica richi
rigoberto: beto rigo
roberto: beto robe rober
rocio: chio
rodolfo: fito rudy
rodrigo: rigo rodri
rosa: rosi rosita
rosario: charo chayo
ruben: rube
salvador: chava salva
samuel: samu
santiago: chago santi yago
sebastian: seba sebas
sergio: checo sergi
silvia: sil
sofia: sofi
soledad: chole sole
susana: susi
teodoro: teo
teresa: tere teresita
tomas: tomasito tomi
trinidad: trini
valentina: vale
valeria: vale
veronica: vero
vicente: chente
victor: vito
victoria: vicky viqui
virginia: vir virgi
visitacion: visi
wenceslao: wences
xavier: xavi
ximena: xime
yolanda: yola yoli
`
