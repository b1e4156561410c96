/** Polish given names and what people call them. */
export const POLISH_NICKNAMES = `
adam: adamek adas
adrian: adek
adrianna: ada
agata: agatka
agnieszka: aga agusia
aleksander: alek olek
aleksandra: ola olka
alicja: ala alka
alina: ala
andrzej: jedrek
anna: andzia ania anka
antoni: antek tosiek
antonina: tola tosia
arkadiusz: arek
barbara: basia baska
bartlomiej: bartek
bartosz: bartek
boguslaw: bogus
boleslaw: bolek
bozena: bozenka
bronislaw: bronek
cezary: czarek
czeslaw: czesiek
danuta: danka danusia
dariusz: darek
dominik: domi
dominika: domi nika
dorota: dorotka
edward: edek edzio
elzbieta: ela elka
emilia: emilka mila
eugeniusz: gienek
ewa: ewka ewunia
feliks: felek
franciszek: franek franio
gabriela: gabi gabrysia
genowefa: gienia
grazyna: grazynka
grzegorz: grzes grzesiek grzesio
gustaw: gucio
halina: hala halinka
hanna: hania hanka
helena: hela helenka
henryk: heniek henio
ignacy: ignac
irena: irenka irka
ireneusz: irek
iwona: iwonka
izabela: iza izka
jadwiga: jadzia
jakub: kuba kubus
jan: janek jas jasiek jasio
janina: janka
jaroslaw: jarek
jerzy: jurek
joanna: asia aska joasia
jolanta: jola jolka
jozef: jozek jozio
julia: jula julka
julian: julek
juliusz: julek
justyna: justa
kacper: kacperek
kamil: kamilek
kamila: kama
karol: karolek lolek
karolina: karola karolka
katarzyna: kasia kaska
kazimierz: kazik kazio
kinga: kinia
krystyna: krysia kryska
krzysztof: krzys krzysiek krzysio
lech: leszek
lidia: lidka
lucjan: lucek
lukasz: luki
maciej: maciek macius
magdalena: madzia magda
malgorzata: gosia goska malgosia malgoska
marek: mareczek
maria: mania marynia marysia maryska
marian: maniek
mariola: mariolka
marta: martusia
martyna: martynka
mateusz: mati
michal: michalek misiek
mieczyslaw: mietek
mikolaj: miki mikolajek
milosz: milek
miroslaw: mirek
miroslawa: mirka
monika: monia
natalia: nata natalka
norbert: norbi
patrycja: pati
paulina: paula paulinka
pawel: pawelek
piotr: piotrek piotrus
przemyslaw: przemek
radoslaw: radek
rafal: rafi
renata: renia
roman: romek
romuald: romek
ryszard: rysiek rysio
sebastian: bastek seba
slawomir: slawek
stanislaw: stach stas stasiek staszek
stanislawa: stasia
stefan: stefek
stefania: stefa stefcia
szymon: szymek
tadeusz: tadek tadzio
teresa: tereska
tomasz: tomek
tymoteusz: tymek
urszula: ula ulka
waclaw: wacek
waldemar: waldek
wanda: wandzia
weronika: nika wera werka
wieslaw: wiesiek
wieslawa: wiesia
wiktor: wiktorek
wiktoria: wika wiki
witold: witek
wladyslaw: wladek
wlodzimierz: wlodek
wojciech: wojtek wojtus
zbigniew: zbych zbyszek
zdzislaw: zdzich zdzisiek
zenon: zenek
zofia: zosia zoska
zuzanna: zuza zuzia
`
