/** Finnish given names and what people call them. */
export const FINNISH_NICKNAMES = `
aleksanteri: ale santeri santtu
aleksi: ale
anna: anni
annika: anni
edvard: eetu
elisabet: elli liisa
emilia: emmi milla
erkki: eki
heikki: hessu
helena: leena
henriikka: henna riikka
ilkka: ile
ilmari: ile
inkeri: inka
jaakko: jaska
joakim: jokke
johanna: hanna jonna
johannes: hannes jussi
josefiina: fiina
juha: jussi
juhani: juha jussi
kaarlo: kalle
kalevi: kale
karoliina: karo
katariina: kaisa kati katri
katriina: katri
kristian: krisu
kristiina: kirsi stiina tiina
kristoffer: risto
lauri: late
magdaleena: leena
margareeta: marketta reetta
maria: maija mari mia
marjatta: marja
markku: make
marko: make
matilda: tilda
matti: masa
mirjami: mirja
nikolai: niko
olavi: olli
oskari: osku
pentti: pena
petri: pete
petronella: nella
petteri: pete
sakari: sakke saku
samuel: samppa samu
samuli: samppa samu
sofia: sofi sohvi
susanna: sanna sanni
tapani: tapsa
tapio: tapsa
ulriikka: riikka ulla
valtteri: valtsu
vilhelmiina: miina vilma
viljami: ville
wilhelmiina: miina wilma
`
