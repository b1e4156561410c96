/** French given names and what people call them. */
export const FRENCH_NICKNAMES = `
adrien: adri
albert: bebert
alexandra: alex alexia sandra
alexandre: alex sacha
alexis: alex
alfred: fredo
alice: lili
alphonse: fonfon
amelie: lili mel
andre: dede
angelique: angie
anne: annette annie nanou
antoine: toine tonio
antoinette: nanette toinette
antonin: tonin
armand: mandu
auguste: gus
aurelie: lili
aurelien: aurel
barthelemy: barth
bastien: bast
beatrice: bea
benedicte: bene
benjamin: ben benji
benoit: ben
bernadette: bernie
bernard: nanard
bertrand: bert
brigitte: bribri gigi
camille: cam cami
caroline: caro
catherine: cath cathy
cecile: cece cecil
celestine: tine
charles: charlie charlot
charlotte: chacha charlie lotte
christelle: chris
christian: chris
christiane: chris cricri
christine: chris titine
christophe: chris tof
claire: clairette
clemence: clem
clement: clem
clementine: clem
clotilde: clo
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
edouard: doudou ed
eleonore: leo nora
elisabeth: babeth babette elise lise lisette zabeth
elise: lise
elodie: lodie
emile: mimile
emilie: milie
emmanuel: manu
emmanuelle: manu
ernestine: titine
etienne: tienou
eugenie: ninie
fabien: fab
fabienne: fab
fabrice: fab
florence: flo
florent: flo
florian: flo
francine: fanfan
franck: francky
francois: fanfan
francoise: fanchon
frederic: fred fredo
frederique: fred
gabriel: gab gaby
gabrielle: gab gaby
genevieve: gege ginette
georges: jojo
geraldine: gege
gerard: gege
germaine: mamaine
ghislaine: gigi
gilbert: gil
gregoire: greg
gregory: greg
guillaume: guigui will
guy: guitou
gwenaelle: gwen
gwendoline: gwen
helene: lena leni
henri: riton
henriette: riette
herve: veve
hippolyte: polo
isabelle: babelle isa zaza
jacqueline: jackie jacquie line
jacques: jack jacky jacquot
jean: jeannot
jean baptiste: jb
jean christophe: jc
jean claude: jc
jean francois: jef
jean louis: loulou
jean luc: jeanluc
jean michel: jeanmi
jean pierre: jp
jeanne: jeannette
jerome: jeje
joel: jojo
joseph: jo jojo
josephine: fifine josette josie
josiane: josy
jules: julot
julie: juju
julien: juju
juliette: juju
laetitia: laeti titia
laurence: laure lolo
laurent: lolo
leonard: leo
leopold: leo
louis: loulou
louise: lison loulou
lucie: lulu
lucien: lulu
ludivine: ludi
ludovic: ludo
madeleine: madelon mado
magali: mag
marcel: cel
margaux: margot
marguerite: daisy guite margot rita
marie: mariette mimi
marie louise: malou
marie therese: maite marithe
martine: titine
mathias: mat
mathieu: mat math
mathilde: mathou tilda
matthieu: mat math
maurice: momo
maxime: max
maximilien: max
melanie: mel
michel: mich michou mimi
micheline: mimi
mireille: mimi
monique: momo nini
muriel: mumu
nathalie: nat nath
nathanael: nat
nicolas: colas nico
nicole: nini
noemie: nono
odette: dede
olivier: oli olive
pascal: pasc
pascale: pasc
patrice: pat
patricia: pat patou
patrick: pat
paul: polo
paulette: popo
pauline: popo
philippe: fifi phil
pierre: pierrot
quentin: quent
raphael: rafi raph
raymond: momo
raymonde: momo
robert: bebert bob
roland: roro
romain: rom
rosalie: rose
sabrina: sab
samuel: sam
sandrine: sandy
sebastien: bastien seb
severine: sev
simone: momone
solange: soso
sophie: soso
stephane: steph
stephanie: fanny steph
suzanne: suzette suzon suzy
sylvain: syl
sylvie: syl
theodore: theo
theophile: theo
therese: tete
thibault: thib tibo
thierry: titi
thomas: tom toto
tiphaine: tiph
valentin: val
valerie: val
veronique: vero
victoire: vic
victor: toto vic
vincent: vinc vince
virginie: gigi nini
viviane: viv vivi
xavier: xav
yolande: yoyo
yvette: vevette
`
