/** Dutch given names and what people call them; official ones are often Latin. */
export const DUTCH_NICKNAMES = `
abraham: bram
adriaan: aad adrie arie janus
adriana: adri
adrianus: aad ad adri arie janus
albertus: ab appie bert bertus
alexander: alex lex sander xander
alphonsus: fons
andreas: dries
andries: dries
anna: anneke annie ans antje
anton: ton tonny toon
antonia: toos
antonius: anton teun ton tonnie toon
arnoldus: arnold nol noud
august: guus
augustinus: guus stijn
augustus: guus
bartholomeus: bart
beatrix: bea trix trixie
benjamin: ben
bernardus: ben berend bernard
carolina: lien lina
catharina: cato kaat rina tineke toos trijn trijntje
christiaan: chris
christianus: chris
christina: christien stien tineke
christoffel: chris stoffel
constantijn: stijn
cornelia: cor corrie neeltje nel nelly
cornelis: cees cor kees nelis
cornelius: cees kees
dirk: dick
egbertus: bert egbert
elisabeth: beppie betje bets elly els elsje lies liesbeth lisette
engelbertus: bert engel
everardus: evert
ferdinand: ferry
francisca: cisca siska
franciscus: frans
frederik: fred freek frits
geertruida: geertje trui truus
gerardus: geert ger gerard gerrit
gerhardus: gerard
gerrit: ger
gesina: sien
gijsbert: gijs
gijsbertus: bert gijs
helena: heleen leentje lena leni
hendrik: driek hein henk henny rik
hendrika: drika hennie riek rika
hendrikus: driek hein henk rik
henricus: harrie hein henk rik
henriette: jet jetje
hubertus: bert bertus hub huub
jacob: co cobus jaap sjaak
jacoba: coba koosje
jacobus: co cobus coos jaap ko koos sjaak
joannes: jan
johan: joop
johanna: hanna hanneke jans jo joke jopie
johannes: hannes hans jan jo johan joop
joseph: jef jos sjef
josephina: fien
josephus: jef joep joop jos sjef
jozef: jef jos sjef
lambertus: bert bertus lammert
laurentius: lau laurens rens
leonardus: leen leo
lodewijk: lode
ludovicus: lode louis
magdalena: leen magda
margaretha: greet greetje gretha griet grietje marga margreet
maria: marietje marijke mia mieke miep mies ria riet
marinus: rien rinus
martinus: maarten martin tinus
mathijs: thijs
mathilda: thilda tilly
matthias: thijs
matthijs: thijs
maximiliaan: max
michiel: chiel giel
nicolaas: klaas nico
paulus: paul
petronella: nel nelleke nelly pieternel
petrus: peter piet pieter
philippus: flip philip
pieter: piet
quirinus: krijn
robert: rob robbie
roelof: roel
rudolf: dolf ruud
salomon: sal
sebastiaan: bas
simon: siem
stephanus: fanus
theodora: doortje dora thea
theodorus: dorus theo
theresia: thea trees
thomas: maas tom
vincentius: vincent
wilhelmina: mien mientje mina mineke wil willemijn willie wilma
wilhelmus: wil willem wim
willem: pim wil wim
willemina: mien wil willy
wouter: wout
`
