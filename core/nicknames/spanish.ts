/** Spanish given names and their short forms. Folded: lower case, no marks. */
export const SPANISH_NICKNAMES = `
adriana: adri nana
agustin: agus tin
alberto: beto berto
alejandra: ale jana sandra
alejandro: ale alex jandro
alfonso: poncho fonso
alfredo: fredo fredy
alicia: licha ali
ana: anita
andres: andy andresito
angel: angelito
angeles: angie geles
antonia: tona toni
antonio: tono toni antonito
arturo: turo
aurelio: yeyo
bartolome: bartolo tolo
beatriz: bea betty ticha
benjamin: benja mincho
bernardo: berna nardo
carlos: carlitos charly
carmen: carmela carmencita menchu mamen
carolina: caro
catalina: cata lina
cecilia: ceci
claudia: clau
concepcion: concha conchi conchita
consuelo: chelo consu
cristina: cris tina
cristobal: cris tobal
cristian: cris
daniel: dani
daniela: dani
david: davi
diego: dieguito
dolores: lola loli lolita
domingo: mingo chomin
eduardo: edu lalo eddy
elena: nena lena
enrique: quique kike enri
ernesto: neto
esperanza: espe
esteban: estebi
eugenia: geni
eulalia: lali
eva: evita
federico: fede fico
felipe: feli pipe
fernanda: fer nanda
fernando: fer nando fernan
francisca: fran paca paquita pancha
francisco: curro fran frasco kiko paco pacho pancho paquito quico cisco
gabriel: gabi gabo
gabriela: gabi gaby
gerardo: gera yayo
gertrudis: tula
gloria: glori
gonzalo: gon chalo
graciela: chela grace
gregorio: goyo
guadalupe: lupe lupita
guillermo: guille memo
gustavo: gus tavo
hector: tito
hernan: nan
hortensia: tencha
humberto: beto
ignacia: nacha
ignacio: nacho igna
inmaculada: inma macu
isabel: isa chabela chavela isabelita
isidro: chilo
ivan: ivancito
jacinto: chinto
jaime: jimmy
javier: javi
jesus: chus chuy suso
jesusa: chusa
joaquin: chimo quino joaco
jorge: coque jorgito
jose: pepe chepe joselito josito pepito
josefa: pepa pepita fina
josefina: fina pepa josefa
juan: juanito juancho
juana: juanita
julia: juli
julian: juli
julio: juli
laura: lauri
leonardo: leo nardo
leonor: nora leo
leticia: leti
lorena: lore
lorenzo: lencho
lourdes: lulu
lucia: luci lucy chia
luis: lucho luisito
luisa: lucha
luz: lucha lucita
magdalena: magda lena
manuel: lolo manolo manu manny
manuela: manoli manola
marcela: marce chela
marcelo: marce chelo
marcos: marquitos
margarita: marga rita
maria: mari marita mariquita
mariana: mari nana
mario: mayito
marta: martita
mateo: teo
matias: mati
mauricio: mau
maximiliano: maxi
mercedes: merche meche
miguel: migue miguelito mike
milagros: mila mili
monica: moni
montserrat: montse
natalia: nati nata
nicolas: nico
norberto: beto
octavio: tavo
olga: olguita
oscar: oscarito
pablo: pablito
paola: pao
patricia: patri pato paty
patricio: pato
paulina: pau
pedro: perico pedrito
pilar: pili
rafael: rafa rafi
rafaela: rafi
ramon: moncho mon
raquel: raque
raul: rauli
ricardo: richi rica
roberto: beto rober robe
rocio: chio
rodolfo: fito rudy
rodrigo: rodri rigo
rosa: rosi rosita
rosario: charo chayo
ruben: rube
salvador: chava salva
samuel: samu
santiago: santi chago yago
sebastian: seba sebas
sergio: checo sergi
silvia: sil
simon: moncho
sofia: sofi
soledad: sole chole
susana: susi
teodoro: teo
teresa: tere teresita
tomas: tomi tomasito
valentina: vale
valeria: vale
veronica: vero
vicente: chente
victor: vito
victoria: vicky viqui
virginia: vir virgi
ximena: xime
yolanda: yola yoli
`
