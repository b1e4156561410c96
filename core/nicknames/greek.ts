/** Greek given names, what is on papers first, and what people call them, in both scripts. */
export const GREEK_NICKNAMES = `
aikaterini: kaiti katerina katia
alexandra: aleka
alexandros: alekos alexis
anastasia: natasa tasia
anastasios: tasos
angeliki = aggeliki: kiki litsa
antonia: tonia
antonios: antonis tonis
apostolos: tolis
aristeidis = aristidis: aris
aristotelis: aris telis
athanasios: nasos sakis thanasis thanos
charalampos = charalambos: babis bambis charis haris lampis
chrysanthi: chrysa
chrysoula: chrysa soula
despoina = despina: depi
dimitrios: dimitris jimmy mimis mitsos takis
dionysios: dionysis
efstathios: stathis
efstratios: stratos
efthymios: thymios
eirini = irini: rena
eleftherios: lefteris
eleni: elena lena
elisavet: betty eliza
emmanouil: manolis manos
evangelia = evaggelia: eva litsa
evangelos = evaggelos: vaggelis vangelis
evgenia: jenny
foteini = fotini: fofi
fotios: fotis
georgia: gogo
georgios: george giorgos yiorgos
gerasimos: makis
grigorios: grigoris
ioanna: gianna yianna
ioannis: giannis yannis yiannis
iosif: sifis
kalliopi: popi
konstantina: dina ntina
konstantinos: costas dinos kostas kostis ntinos
kyriaki: kiki koula
magdalini: magda
maria: mairi
michail: michalis mihalis
nikolaos: nikolas nikos
ourania: rania
panagiota: giota yiota
panagiotis: notis panos takis
paraskevi: evi vivi voula
pinelopi: penny popi
sotiria: roula
sotirios: sotiris
spyridon: spiros spyros
stamatios: stamatis
stavroula: roula voula
styliani: stella
stylianos: stelios
theodora: dora
theodoros: thodoris
theofanis: fanis
vasileios = vasilios: vasilis
vasiliki: kiki vaso vicky viki
αγγελικη: κικη λιτσα
αγγελοσ: αγγελησ
αθανασιοσ: θανασησ θανοσ νασοσ σακησ
αικατερινη: καιτη κατερινα κατια
αλεξανδρα: αλεκα
αλεξανδροσ: αλεκοσ αλεξησ
αναστασια: νατασα τασια
αναστασιοσ: τασοσ
ανδρεασ: αντρεασ
αννα: αννουλα
αντωνια: τονια
αντωνιοσ: αντωνησ τονησ
αποστολοσ: αποστολησ τολησ
αριστειδησ: αρησ
αριστοτελησ: αρησ τελησ
βασιλειοσ: βασιλησ
βασιλικη: βασω βικυ κικη
βικτωρια: βικυ
γερασιμοσ: μακησ
γεωργια: γωγω
γεωργιοσ: γιωργοσ
γρηγοριοσ: γρηγορησ
δεσποινα: ντεπη
δημητρησ: μητσοσ μιμησ
δημητριοσ: δημητρησ μητσοσ μιμησ τακησ τζιμησ
διονυσιοσ: διονυσησ νιονιοσ
ειρηνη: ρενα ρηνιω
ελενη: ελενα λενα λενιω
ελευθεριοσ: λευτερησ
ελισαβετ: ελιζα μπετυ
εμμανουηλ: μανοσ μανωλησ
ευαγγελια: βαγγελιω ευα λιτσα
ευαγγελοσ: βαγγελησ
ευγενια: τζενη
ευθυμια: εφη
ευθυμιοσ: ευθυμησ θυμιοσ
ευσταθιοσ: σταθησ
ευστρατιοσ: στρατοσ
ευφροσυνη: εφη φροσω
θεοδωρα: δωρα ντορα
θεοδωροσ: θοδωρησ θοδωροσ
θεοφανησ: φανησ
ιωαννα: γιαννα
ιωαννησ: γιαννησ
ιωσηφ: σηφησ
καλλιοπη: ποπη
κατερινα: κατια
κυριακη: κικη κουλα
κωνσταντινα: ντινα
κωνσταντινοσ: κωστασ κωστησ ντινοσ
μαγδαληνη: μαγδα
μαργαριτα: ριτα
μαρια: μαιρη μαριω
μιχαηλ: μιχαλησ
νικολαοσ: νικολασ νικοσ
ουρανια: ρανια
παναγιωτα: γιωτα
παναγιωτησ: νοτησ πανοσ τακησ
παρασκευη: βιβη βουλα ευη
πηνελοπη: πεννυ ποπη
σοφια: σοφη
σπυριδουλα: ρουλα
σπυριδων: σπυροσ
σταματιοσ: σταματησ
σταυρουλα: βουλα ρουλα
στυλιανη: στελλα
στυλιανοσ: στελιοσ
σωτηρια: ρουλα
σωτηριοσ: σωτηρησ
φωτεινη: φωφη
φωτιοσ: φωτησ
χαραλαμποσ: λαμπησ μπαμπησ χαρησ
χριστινα: τινα
χρυσανθη: χρυσα
χρυσουλα: σουλα χρυσα
`
