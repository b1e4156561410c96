/** German given names and their short forms. Folded: lower case, no marks; both foldings of an umlaut where it matters. */
export const GERMAN_NICKNAMES = `
adelheid: heidi heide adele
albert: bert al
albrecht: albert
alexander: alex sascha xander
alexandra: alex sandra sascha
alfred: fred fredi
alois: loisl lois
andreas: andi andy
angelika: geli angie
anna: anni anne nanni
anneliese: anne liesel lies
annemarie: anne anni
anton: toni
antonia: toni
arnold: arno noldi
artur: turi
barbara: babsi barbel baerbel betti
bartholomaus: bartl
benedikt: bene beni
benjamin: ben benni benny
bernhard: bernd hardy berni
bernhardine: dina
berthold: bert
brigitte: biggi gitte gitta
bruno: bruni
burkhard: burki
cacilie: cilli
charlotte: lotte lotti charly
christa: christel
christian: chris christl
christiane: christel jane chris
christina: chris tina christel
christine: chris tine christel
christoph: chris stoffel
christopher: chris
cornelia: conny nele connie
daniel: dani
daniela: dani
david: dave
detlef: detti
dieter: didi
dietrich: dieter dirk
dominik: domi nik
dorothea: dora doro thea dorle
eberhard: ebbo hardy eber
eduard: edi ede
eleonore: lore nora leo ella
elfriede: friedel elfi
elisabeth: betti elise elli elsa else lisa lisbeth liesel lili sissi sisi lies bettina ilse
emil: milo
erhard: hardy
erich: eri
ernst: erni
erwin: erni
eugen: eugi
eva: evi
ewald: waldi
ferdinand: ferdi ferdl
florian: flo flori
franz: franzl franzi
franziska: fanny franzi ziska
frederik: fred
friederike: fritzi rike rieke frieda
friedhelm: friedel
friedrich: fritz friedel fred frieder
gabriele: gabi gaby
georg: schorsch jorg joerg girgl
gerhard: gerd gert hardy geri
gertrud: gerti traudl trude trudi gerda
gisela: gisi gila
gottfried: friedel gotti
gregor: gregi
gudrun: gudi
gunter: gunti
gustav: gustl
hannelore: hanne lore hanni
hans: hansi hanse
hans joachim: hajo hans jochen
heinrich: heiner heini heinz hinnerk henner
heinz: heinzi
helene: helen lena lene leni
helga: helgi
helmut: helmi heli
henriette: henni jette
herbert: bert herb
hermann: manni
hildegard: hilde gardi
hubert: bert hubsi
ignaz: natz
ingeborg: inge inga
irmgard: irmi
isabella: bella isa
jakob: jack jockel joggi
joachim: achim jochen jo jochim
johann: hannes hans jan johannes
johanna: hanna hanne hanni jo
johannes: hannes hans jan jo johann
jonathan: joni jonas
josef: jupp pepi sepp seppl beppo
josefine: fine josi pepi
joseph: jupp pepi sepp
julia: jule juli
juliane: jule jana
jurgen: jorg
juergen: joerg
karl: kalle karli charly
karl heinz: kalle heinz karl
karoline: caro karo lina line
karsten: kalle
katharina: kathi kati katja katrin kathrin kathe kaethe ina trine nina
klaus: klausi
klemens: klemi
konrad: kurt conny
konstantin: konsti tino
kreszenz: zenzi
kristina: kris tina
kunigunde: kuni gundi
kurt: kurti
leonhard: leo hardy hartl leon
leopold: leo poldi
lieselotte: lilo lotte lieselott liesel
lorenz: lenz
ludwig: lutz wiggerl lu
luise: lulu lisa
magdalena: lena leni magda madlen
manfred: fred manni manne
manuela: manu ela
margareta: gretel greta grete marga gretchen rita
margarete: gretel greta grete marga gretchen rita
margarethe: gretel greta grete marga gretchen
maria: mia mariechen mizzi mitzi marie
marianne: janne nanne marie
marie: mia mariechen
martin: maddin martl
martina: tina
mathilde: hilde tilda tilly
matthaus: matze hias
matthias: hias hiasl matze matthes thies
maximilian: max maxl maxi
mechthild: mecki
michael: micha michel michi much
michaela: micha michi ela
monika: moni
nikolas: klaus niko nick
nikolaus: klaus niko claus nick
norbert: bert nobbi
oswald: ossi
oskar: ossi
otto: ottl
patrick: pat ricky
paula: pauli
peter: pit peti
petra: peti
philipp: flip lippi phil
raimund: mundl
rainer: rai
reinhard: reini hardy
reinhold: reini holdi
renate: rena nate
richard: richi ricky
robert: bert rob robbi
roland: roli
roswitha: rosi
rosemarie: rosi rose romy
rudiger: rudi
ruediger: rudi
rudolf: rudi rolf dolf
rupert: rupi
ruprecht: rupert
sabine: bine biene bina
samuel: sam sami
sebastian: bastian basti wastl sepp
siegfried: sigi siggi friedel
sieglinde: linde sigi
siegmund: sigi mundl
sigrid: siri sigi
simone: mone simi
sophia: sophie sofie
stefan: steff steffen
stefanie: steffi
stephan: steff
stephanie: steffi
susanne: sanne susi suse sanni
theodor: theo
theresa: resi thea
therese: resi thea
thomas: tom tommi
tobias: tobi
ulrich: uli ulli utz
ulrike: uli ulli rike ulla
ursula: uschi ursel ulla urschl
ute: uta
valentin: valli velten
veronika: vroni vera moni
viktor: vic vicki
viktoria: vicki viki
vinzenz: zenz
walburga: burgi wally
waldemar: waldi
waltraud: traudl wally traudi
walter: walti
werner: werni
wilfried: willi friedel
wilhelm: helmi will willi willy wim
wilhelmine: mine minna helma wilma
wolfgang: wolf wolfi
xaver: xaverl
`
