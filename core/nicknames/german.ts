/** German given names and what people call them; both ways of writing an umlaut where it matters. */
export const GERMAN_NICKNAMES = `
adelheid: heide heidi
albert: al bert
alexander: alex sascha xander
alexandra: alex sandra sascha
alfred: fred fredi
alois: lois loisl
aloisius: loisl
andreas: andi andy
angelika: angie geli
anna: anne anni nanni
annegret: anne
anneliese: anne lies liesel liesl
annemarie: anne anni
anton: toni
antonia: toni
arnold: arno noldi
arthur: turi
artur: turi
barbara: babsi baerbel barbel betti
bartholomaeus: bartl
bartholomaus: bartl
benedikt: bene beni
benjamin: ben benni benny
bernhard: bernd berni hardy
bernhardine: dina
berthold: bert
brigitte: biggi gitta gitte
burkhard: burki
cacilie: cilli
caecilie: cilli
charlotte: lotte lotti
christa: christel
christian: chris christl
christiane: chris christel
christina: chris christel tina
christine: chris christel tine
christoph: chris stoffel
christopher: chris
cornelia: connie conny nele
daniel: dani
daniela: dani
david: dave
detlef: detti
detlev: detti
dieter: didi
dietrich: dieter
dominik: domi nik
dorothea: dora dorle doro thea
eberhard: ebbo eber hardy
eduard: ede edi
eleonore: leo lore nora
elfriede: elfi friedel
elisabeth: betti bettina elise elli elsa else ilse lies liesel liesl lili lisa lisbeth lisl sisi sissi
erhard: hardy
erich: eri
ernst: erni
erwin: erni
eva: evi
ewald: waldi
ferdinand: ferdi ferdl
florian: flo flori
franz: franzi franzl
franziska: fanny franzi ziska
frederik: fred
friederike: frieda fritzi rieke rike
friedhelm: friedel
friedrich: fred friedel frieder fritz
gabriele: gabi gaby
genoveva: vevi
georg: girgl schorsch schorschi
gerhard: gerd geri gert hardy
gertrud: gerti traudl trude trudi
gisela: gila gisi
gottfried: friedel gotti
gudrun: gudi
guenter: gunti
gunter: gunti
gustav: gustl
hannelore: hanne hanni lore
hans: hanse hansi
hans joachim: hajo
heinrich: hein heiner heini heinz henner hinnerk
heinz: heinzi
helene: helen lena lene leni
helga: helgi
helmut: heli helmi
henriette: henni jette
herbert: bert herb
hermann: manni
hildegard: gardi hilde
hubert: bert hubsi
ignaz: natz
ingeborg: inga inge
irmgard: irmi
isabella: bella isa
jakob: jack jockel joggi
joachim: achim jo jochen jochim
johann: hannes hans jan
johanna: hanna hanne hanni jo
johannes: hannes hans jan jo
jonathan: joni
josef: beppo jupp pepi peppi sepp seppl
josefine: fine josi pepi
joseph: jupp pepi peppi sepp seppl
juliane: jule
karl: charly kalle karli
karl heinz: kalle
karoline: caro karo lina line
katharina: ina kaethe kathe kathi kathrin kati katja katrin nina trine
klaus: klausi
klemens: klemi
konrad: conny
konstantin: konsti tino
kreszenz: zenzi
kristina: kris tina
kunigunde: gundi kuni
kurt: kurti
leonhard: hartl leo
leopold: leo poldi
lieselotte: liesel lieselott lilo lotte
lorenz: lenz
ludwig: lu lutz wiggerl
luise: lulu
magdalena: lena leni madlen magda
manfred: fred manne manni
manuel: manu
manuela: ela manu
margareta: greta gretchen grete gretel marga rita
margarete: greta gretchen grete gretel marga rita
margarethe: greta gretchen grete gretel marga
maria: mariechen mia mitzi mizzi
marianne: janne nanne
marie: mariechen mia
marie luise: malu
marlene: leni
martin: maddin martl
martina: tina
mathilde: hilde tilda tilly
matthaeus: hias hiasl matze
matthaus: hias hiasl matze
matthias: hias hiasl matthes matze thies
maximilian: max maxi maxl
mechthild: mecki
michael: micha michel michi much
michaela: ela micha michi
monika: moni
nikolas: nick niko
nikolaus: claus klaus nick niko
norbert: bert nobbi
notburga: burgi
oskar: ossi
oswald: ossi
otto: ottl
patrick: pat
paula: pauli
peter: peti pit
petra: peti
philipp: flip lippi phil
raimund: mundl
reinhard: hardy reini
reinhold: holdi reini
renate: rena
richard: richi ricky
robert: bert rob robbi
roland: roli
rosemarie: romy rose rosi
roswitha: rosi
rudiger: rudi
rudolf: dolf rolf rudi
ruediger: rudi
rupert: rupi
sabine: biene bina bine
samuel: sam sami
sebastian: basti bastian wast wastl
siegfried: friedel siggi sigi
sieglinde: linde sigi
siegmund: mundl sigi
sigrid: sigi
simone: mone simi
sophia: sofie sophie
stefan: steff
stefanie: steffi
stephan: steff
stephanie: steffi
susanne: sanne sanni suse susi
theodor: theo
theresa: resi
therese: resi
thomas: tom tommi
tobias: tobi
ulrich: uli ulli utz
ulrike: rike uli ulla ulli
ursula: ulla urschl ursel uschi
ute: uta
valentin: valli velten
veronika: vera vroni
viktor: vic vicki
viktoria: vicki viki
vinzenz: zenz
walburga: burgi
waldemar: waldi
walter: walti
waltraud: traudi traudl wally
werner: werni
wilfried: friedel willi
wilhelm: will willi willy wim
wilhelmine: helma mine minna wilma
wolfgang: wolf wolfi
xaver: xaverl
`
