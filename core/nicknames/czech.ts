/** Czech and Slovak given names and what people call them. */
export const CZECH_NICKNAMES = `
adam: ada adamek
adela: adelka
alena: alenka
alexander: sasa
alexandr: alex sasa
alexandra: sasa
alois: lojza lojzik
alzbeta: beta betka
anna: anca andula anicka aninka anka
antonin: tonda tonik
barbora: bara barca barka
bedrich: beda
blanka: blani
bohumil: bohous
bohuslav: bohous slavek
bozena: bozenka bozka
bretislav: breta
dagmar: dasa
dana: danka danuska
daniel: dan danek dano
daniela: dana danka
david: davidek
denisa: denda
dominika: domca nika
drahomira: draha
dusan: dusko
eduard: eda
eliska: ela
emilia: emilka
emilie: emilka
eva: evca evicka evka
ferdinand: ferda
filip: fila filipek
frantisek: fanda ferko fero franta
gabriel: gabo
gabriela: gaba gabca gabina gabka
hana: hanicka hanka
helena: hela helca helenka
ilona: ilonka
irena: irca irenka
ivana: iva ivanka ivca
iveta: iva ivetka
jakub: jakoubek kuba kubik kubo
jan: honza honzik janek janko jano jenda jenik
jana: janca janicka janka
jarmila: jarca jarka
jaromir: jara jarek
jaroslav: jara jarda jarek jaro
jaroslava: jarca jarka
jiri: jirik jirka
jirina: jirinka jirka
jitka: jituska
josef: jozka pepa pepik
jozef: jozko jozo
juraj: duri duro jurko juro
kamila: kamca kamilka
karel: kaja karlik
karol: karolko
karolina: kaja karolka
katarina: katka
katerina: kacenka kacka kata katka
klara: klarka
kristyna: kristy tyna
ladislav: laci laco lada
lenka: lenca
libor: liborek
libuse: liba libuska
lubomir: lubo lubos
lucia: lucka
lucie: luca lucka
ludmila: lida lidka
lukas: lukasek luky
magdalena: magda majda
marek: mara marecek
maria: majka marika
marian: majo
marie: majka mana marenka maruska
marketa: marketka
martin: martas martinek mato
martina: martinka mata
matej: mata matko matysek
michaela: misa
michal: michalek misa misko miso
milada: mila
milan: milanek
milena: mila
milos: mila
miloslav: mila
miroslav: mira mirek mirko miro
miroslava: mirka
monika: monca moni
natalie: natalka natka
nikola: nika niky
oldrich: olda
olga: olina olinka
ondrej: ondra ondro
patrik: pato
pavel: paja pavlik
pavla: pavlinka
pavol: palko palo
peter: petko peto
petr: peta petrik
petra: peta petruska
premysl: premek
radek: rada
radim: rada
radomir: rada radek
radoslav: radek rado
renata: renca
richard: risa
romana: romca
rostislav: rosta
rudolf: ruda rudo
ruzena: ruza ruzenka
samuel: samko samo
simona: sima simca
slavomir: slavek slavo
stanislav: standa stano
stanislava: stana
stefan: stefko stevo
stepan: stepa stepanek
tereza: terezka terka
tibor: tibi tibo
tomas: tom tomasek
vaclav: vasek venca
vendula: venda
vera: verka veruska
veronika: nika verca verka
viktor: viktorek
vilem: vilda
viliam: vilko vilo
vit: vita
vitezslav: vita
vladimir: vlada vladko vlado
vladimira: vladka
vojtech: vojta vojtisek vojto
zdenek: zdenda
zdenka: zdena
zuzana: zuza zuzka
`
