/** French given names and their short forms. Folded: lower case, no marks. */
export const FRENCH_NICKNAMES = `
adelaide: adele
adrien: adri
agathe: aggie
agnes: agnesou
albert: bebert
alexandra: alex sandra alexia
alexandre: alex sacha
alexis: alex
alfred: fredo
alice: lili
alphonse: fonfon
amandine: mandy
amelie: amy lili
anastasie: stacie
andre: dede
angelique: angie
anne: annie nanou annette
antoine: tonio toine titou
antoinette: toinette nanette
armand: mandu
arnaud: nono
auguste: gus
aurelie: lili
aurore: rory
barnabe: barney
barthelemy: barth
bastien: bast
beatrice: bea
benedicte: bene
benjamin: ben benji
benoit: ben
bernadette: bernie detta
bernard: nanard
bertrand: bert
brigitte: bribri gigi bri
camille: cam cami
caroline: caro
catherine: cathy kate cath katie
cecile: cecil cece
celestine: tine
charles: charlie charlot
charlotte: charlie lotte chacha
chantal: chanty
christelle: chris
christian: chris
christiane: cricri chris
christine: chris titine
christophe: chris tof
claire: clairette
claude: claudie
claudine: claudie
clemence: clem
clement: clem
clementine: clem
colette: coco
corentin: coco
corinne: coco
daniel: dan dani
danielle: dany
david: dave
delphine: delph
denis: deni
dominique: dom domi
dorothee: doro
edmond: ed momo
edouard: ed doudou
eleonore: leo nora
elisabeth: babette babeth lise lisette elise zabeth
elise: lise lili
elodie: lodie
emilie: milie
emmanuel: manu
emmanuelle: manu
ernestine: titine
estelle: stella
etienne: tienou
eugenie: ninie
fabienne: fab
fabrice: fab
ferdinand: fernand
florence: flo
florent: flo
florian: flo
francine: fanfan
francois: fanfan franck
francoise: fanchon soizic framboise
franck: francky
frederic: fred fredo
frederique: fred
gabriel: gab gaby
gabrielle: gab gaby
genevieve: gege ginette viviane
georges: jojo
gerard: gege
germaine: mamaine
ghislaine: gigi
gilbert: gil
gregoire: greg
gregory: greg
guillaume: guigui will
guy: guitou
gwenaelle: gwen
helene: lena leni
henri: riton
henriette: riette
herve: veve
hippolyte: polo
hugues: hugo
isabelle: isa zaza babelle
jacqueline: jacquie jackie line
jacques: jacquot jacky jack
jean: jeannot
jean baptiste: jb jean
jean christophe: jc jean
jean claude: jc jean
jean francois: jef jean
jean louis: jean loulou
jean luc: jean jeanluc
jean marc: jean
jean marie: jean
jean michel: jean
jean paul: jean
jean philippe: jean
jean pierre: jp jean
jeanne: jeannette
jerome: gerome
joel: jojo
joseph: jojo jo
josephine: fifine josette josie
josiane: josy
julie: juju
julien: juju
juliette: juju
laetitia: laeti titia
laurence: lolo laure
laurent: lolo
leonard: leo
leopold: leo
louis: loulou
louise: loulou lison
luc: lucas
lucie: lulu
lucien: lulu
ludovic: ludo
madeleine: mado madelon lena
magali: mag
marcel: cel
margaux: margot
marguerite: margot guite daisy rita
marianne: anne marie
marie: manon marion mimi mariette
marie claude: marie
marie france: marie
marie helene: marie
marie jose: marie
marie louise: malou marie
marie therese: marithe maite marie
martine: titine
mathias: mat
mathieu: math mat
mathilde: mathou tilda
matthieu: math mat
maurice: momo
maxime: max
maximilien: max
melanie: mel
michel: mich mimi michou
micheline: mimi
mireille: mimi
monique: momo nini
muriel: mumu
nathalie: nath nat
nicolas: nico colas
nicole: nini
noemie: nono
odette: dede
olivier: olive oli
pascal: pasc
pascale: pasc
patrice: pat
patricia: pat patou
patrick: pat
paul: polo
paulette: popo
pauline: popo
philippe: phil fifi
pierre: pierrot pierrick
pierre alain: pierre
quentin: quent
raphael: raph rafi
raymond: momo
raymonde: momo
remi: mimi
rene: neness
robert: bob bebert
roger: toto
roland: roro
romain: rom
rosalie: rose
sabrina: sab
samuel: sam
sandrine: sandy
sebastien: seb bastien
serge: sergio
severine: sev
simone: momone
solange: soso
sophie: soso
stephane: steph
stephanie: steph fanny
suzanne: suzon suzette suzy
sylvain: syl
sylvie: syl
theodore: theo
theophile: theo
therese: tete
thibault: tibo thib
thierry: titi
thomas: tom toto
valentin: val
valerie: val
veronique: vero
victor: vic toto
victoire: vic
vincent: vince vinc
virginie: gigi nini
viviane: viv vivi
xavier: xav
yolande: yoyo
yves: yvon
yvette: vevette
`
