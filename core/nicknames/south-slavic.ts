/** Croatian, Serbian and Slovene given names and what people call them, in both scripts. */
export const SOUTH_SLAVIC_NICKNAMES = `
aleksandar: aca aco aleks sale sasa
aleksander: aleks saso
aleksandra: aleks sanja sasa
alojz: lojze
ana: anci anica anka
andela: anda
anton: tone toni
antun: tuna
barbara: barbka
borislav: bora
bozidar: bozo
branimir: brane
branislav: bane brana
danijel: dado
danijela: dada dana
dejan: deki
desanka: desa
domagoj: domo
dorde = djordje: djole dole
dragoslav: drago
dusan: dule dusko
elizabeta: beti betka
franc: franci
francisek: franc france franci
franciska: fani
gordana: goca goga
gregor: grega
ivan: ivica ivo
ivana: iva ivka
ivanka: iva
jakob: jaka
janez: jani janko
jelena: jela jelica lena
josip: bepo josko joza jozo
jovan: joca jova
joze: pepi
jozef: joze
juraj: jura jure
jurij: jure
katarina: kaca kata katica katja
kresimir: kreso
kristijan: kiki
kristina: tina
ljiljana: ljilja
ljubica: ljuba
ljubomir: ljubo
lovrenc: lovro
magdalena: lena magda majda
margareta: greta
marija: mara marica mica micka
marko: mare
mihael: miha
mihailo: mika misa
mihajlo: mika misa
mihovil: miho
milan: mile
milena: mila
milica: mica mila
milorad: mile
mirjana: mira
miroslav: mirko miro
nada: nadica
natalija: nata
nebojsa: nesa
nenad: neno nesa
nevenka: nena neva
nikola: niko
pavle: paja
petar: pera pero
predrag: peda pedja
radmila: rada
radovan: rade rado
sladana: slada
slobodan: boban sloba
snezana: sneza
sofija: sonja
stanislav: stane stanko
stevan: steva
stjepan: stipe
suzana: suzi
svetlana: ceca
svetozar: toza
tatjana: tanja
terezija: reza rezka
tihomir: tiho
todor: tosa
tomislav: toma tomo
vasilije: vasa
velimir: velja
veronika: vera
vjekoslav: vjeko
vladimir: vlada vlado
vojislav: voja
zeljko: zeljo
zivojin: zika
zoran: zoki
zorica: zora
zvonimir: zvone zvonko
александар: аца саша
александра: саша сања
ана: аница анка
анђела: анђа
божидар: божо
бранислав: бане брана
василије: васа
владимир: влада
војислав: воја
гордана: гога гоца
данијела: дана
десанка: деса
душан: дуле душко
живојин: жика
иван: ивица иво
ивана: ива
катарина: ката каћа
марија: мара мица
милан: миле
милена: мила
милица: мила мица
мирослав: мирко
мирјана: мира
михаило: мика миша
небојша: неша
ненад: неша
никола: нико
павле: паја
петар: пера
предраг: пеђа
радмила: рада
радован: раде
светлана: цеца
слободан: бобан слоба
снежана: снежа
софија: соња
стеван: стева
татјана: тања
тодор: тоша
томислав: тома
ђорђе: ђоле
јелена: јела јелица
јован: јова јоца
љиљана: љиља
љубомир: љубо
`
