/** English given names and what people call them. */
export const ENGLISH_NICKNAMES = `
aaron: ron ronnie
abigail: abbie abby gail
abraham: abe bram
adelaide: addie adele heidi
adeline: ada addie
agnes: aggie nessie
alan: al
alasdair: al ali
alastair: al ali
albert: al albie bert bertie
alexander: al alec alex lex sandy sasha xander zander
alexandra: alex alexa ali allie lexi lexie sandra sandy sasha
alexis: alex lexi
alfred: al alf alfie fred freddie
alice: ali allie
alison: ali allie
alistair: al ali
allison: ali allie
amanda: manda mandy
amelia: amy mia millie
andrea: andy drea
andrew: andy drew
angela: angel angie
angelina: angie lina
angus: gus
ann: annie nan
anna: ann annie
annabelle: anna annie bella belle
anne: annie nan
annette: annie nettie
anthony: ant tony
antoinette: nettie toni
antonia: toni
antony: ant tony
arabella: bella
archibald: archie
arnold: arnie
arthur: art artie
ashley: ash
augustus: augie gus
barbara: babs barb barbie
barnabas: barney
barry: baz
bartholomew: bart
beatrice: bea trix trixie
belinda: bel
benedict: ben benny
benjamin: ben benji benjy bennie benny
bernadette: bernie
bernard: barney bernie
bertram: bert
bethany: beth
beverley: bev
beverly: bev
bradford: brad
bradley: brad
brandon: bran
brenda: bren
brian: bri
bridget: biddy bridie
bronwyn: bron
caitlin: cait
callum: cal
calvin: cal
cameron: cam
camilla: cam millie
candace: candy
carol: carrie
caroline: caro carol carrie lina
carolyn: carol carrie lynn
cassandra: cass cassie sandra
cassidy: cass
catharine: cathy kate kathy kitty
catherine: cat cate cath cathie cathy kate kathy katie kay kit kitty trina
cecilia: cece celia cissy
cecily: cis cissy
charlene: char charlie
charles: charley charlie chas chaz chip chuck
charlotte: char charlie lotte lottie
chester: chet
christian: chris
christina: chris chrissie chrissy christie christy tina
christine: chris chrissie chrissy christie christy tina
christopher: chris christy kit topher
clara: clare
clement: clem
clementine: clem
clifford: cliff
clifton: cliff
clinton: clint
constance: connie
cornelius: con neil
courtney: court
curtis: curt
cynthia: cindy
daniel: dan danny
danielle: dani danny
darren: daz
david: dave davey davie
deanna: dee
deborah: deb debbie debby debra
debra: deb debbie
deirdre: dee
delores: dolly lola
denise: dee denny
dennis: den denny
derek: del
desmond: des
diana: di
diane: di
dominic: dom nic nick
donald: don donnie
dorothea: dot dottie thea
dorothy: dodie dolly dora dot dottie dotty
douglas: doug
duncan: dunc
ebenezer: eben
edgar: ed eddie
edith: edie
edmond: ed eddie
edmund: ed eddie ned ted
edward: ed eddie eddy ned ted teddy
edwin: ed eddie ned
edwina: eddie winnie
elaine: ellie lainie
eleanor: ella elle ellie nell nellie nora
elijah: eli lige
elisabeth: bess beth betsy elise eliza ellie elsie libby lisa liz lizzie
eliza: liza lizzie
elizabeth: bess bessie beth betsy bette bettie betty buffy elise eliza ellie elsie libby lilibet lisa liz liza lizzie lizzy tetty
ella: ellie
ellen: ellie nell nellie
eloise: ellie
emanuel: manny
emily: em emmie millie
emma: em emmie
emmanuel: manny
ephraim: eph
eric: rick ricky
ernest: ernie
esther: essie hettie
eugene: gene
eugenia: genie
evangeline: eva evie
evelyn: eve evie lyn
ezekiel: zeke
felicity: fliss
ferdinand: ferdie
fiona: fi
florence: flo florrie flossie
frances: fran francie frankie franny
francesca: fran frankie
francis: fran frank frankie
franklin: frank
frederic: fred freddie
frederica: freddie
frederick: fred freddie freddy fritz
fredrick: fred freddie
gabriel: gabe
gabriella: ella gabby
gabrielle: gabby
gareth: gaz
gary: gaz
genevieve: evie gen
geoffrey: geoff jeff
george: georgie
georgette: georgie
georgia: georgie
georgiana: georgie gina
georgina: georgie gina
gerald: gerry jerry
geraldine: gerry
gerard: gerry
gertrude: gert gertie trudy
gilbert: bert gil
gillian: gill jill
gladys: glad
grace: gracie
graham: gray
gregory: greg gregg
gretchen: greta
guinevere: gwen
gwendolyn: gwen wendy
harold: hal harry
harriet: harri hattie hatty
harrison: harry
harvey: harv
helen: nell nellie
helena: lena nell
henrietta: etta hattie hettie
henry: hal hank harry
herbert: bert herb herbie
herman: manny
hezekiah: hez
hilary: hil
horace: horry
howard: howie
hubert: bert hubie
hugh: hughie
humphrey: humph
ignatius: iggy
immanuel: manny
imogen: immy
ira: irving
irene: reenie renie
irving: irv
isaac: ike zak
isabel: bel bell bella belle ibby isa izzy
isabella: bella belle izzy
isabelle: bella belle izzy
isidore: izzy
isobel: bel belle izzy
israel: izzy
jackson: jack
jacob: jake jay
jacqueline: jackie jacqui
jake: jay
james: jamie jay jem jim jimmie jimmy
jane: janey janie jenny
janet: jan jenny
janice: jan
jasmine: jas jaz
jason: jay
jasper: jas
jean: jeanie
jeannette: jean jeannie nettie
jedediah: jed
jefferson: jeff
jeffery: jeff
jeffrey: jeff
jemima: jem mima
jennifer: jen jennie jenny
jeremiah: jem jerry
jeremy: jem jerry
jerome: jerry
jessica: jess jessie
jillian: jill
joan: joanie
joanna: jo
joanne: jo
jocelyn: joss lyn
john: jack jackie jock johnnie johnny
johnathan: john johnny jon
jonathan: jon jonny nathan
jonathon: jon jonny
jordan: jordy
joseph: jody joe joey
josephine: fifi jo jody joey josie
joshua: josh
joyce: joy
judith: jude judy
julia: jules julie
julian: jules
juliana: julie
juliet: jules julie
julius: jules
justin: jus
katelyn: kate katie
katharine: kate kathy katie katy kay kit kitty
katherine: kat kate kath kathie kathy katie katy kay kit kitty
kathleen: kat kate kath kathie kathy katie katy kay
kathryn: kat kate kath kathie kathy katie katy kay
katrina: kat kate trina
kelvin: kel
kenneth: ken kenny
kevin: kev
kimberley: kim
kimberly: kim
kirsten: kirsty
kirstin: kirsty
kristen: kris
kristin: kris
kristina: kris tina
kristine: kris
kristopher: kris
lachlan: lachie
lancelot: lance
laura: laurie lori
lauren: laurie
laurence: larry laurie
lavinia: vinnie
lawrence: larry laurie
leander: lee
leigh: lee
leonard: len lennie lenny leo
leonardo: leo
leonora: nora
leopold: leo
leroy: lee roy
lesley: les
leslie: les
lester: les
lewis: lew lou
lillian: lil lillie lily
lincoln: linc
linda: lin lindy lynn
lionel: leo
llewellyn: lew
loretta: etta lori retta
lorraine: lori rainy
louis: lou louie
louisa: lou lulu
louise: lou lulu
lucas: luke
lucille: lou lucy
lucinda: cindy lucy
lucy: lu
luther: lou
lydia: liddy
lynette: lyn
mabel: may
mackenzie: kenzie mac
madeleine: maddie maddy
madeline: maddie maddy
madison: maddie maddy
magdalene: lena maggie
malcolm: mal
marcella: marcie
marcia: marcie
marcus: marc mark
margaret: daisy greta madge mag maggie maisie marge margie margo meg peg peggie peggy rita
margarita: rita
margery: marge margie
marguerite: maggie margie
marianne: annie
marilyn: lyn
marjorie: marge margie
martha: marty mattie
martin: mart marty
martina: marty tina
marvin: marv
mary: mae mamie may mimi moll mollie molly polly
mathew: matt
matilda: mattie maud maude tilda tillie tilly
matthew: mat matt matty
maureen: mo
maurice: maury mo morris
maximilian: max
maxine: max
maxwell: max
megan: meg
melanie: mel
melinda: mel mindy
melissa: lissa mel missy
melvin: mel
mercedes: mercy
meredith: merry
michael: mick mickey micky mike mikey
michaela: kayla mickie
michelle: chelle shelley shelly
mildred: millie milly
millicent: millie milly
minerva: minnie
miranda: mandy
miriam: mim mimi
mitchell: mitch
monica: mona
montague: monty
montgomery: monty
mortimer: mort
moses: mo moe
muriel: mo
nancy: nan
natalie: nat nattie
natasha: nat tasha
nathan: nat nate
nathanael: nate
nathaniel: nat nate nathan
nelson: nels
nicholas: cole nic nick nicky nico
nicola: nic nicki nicky nikki
nicolas: nick nico
nicole: nic nicki nicky nikki
nigel: nige
nora: norrie
norbert: bert norb
norman: norm
obadiah: obie
oliver: noll ollie olly
olivia: liv livvy ollie
oscar: ossie
oswald: ossie oz ozzie
pamela: pam pammy
parker: park
patience: pat patty
patricia: pat patsy patti pattie patty tricia trish trisha
patrick: paddy pat patsy
paul: paulie pauly
paula: polly
pauline: polly
penelope: pen penny
percival: percy
peregrine: perry
peter: pete petey
philip: phil pip
philippa: phil pip pippa
phillip: phil pip
philomena: phil
phineas: fin finn
phyllis: phil
presley: pres
preston: pres
priscilla: cilla prissy
prudence: prue
quentin: quin
quincy: quin
rachael: rach
rachel: rach rae shelly
ralph: rafe ralphie
ramona: mona
randal: randy
randall: randy
randolph: dolph randy
raphael: rafe raph
raymond: ray
rebecca: bec becca beck becky
regina: gina reggie
reginald: reg reggie rex
reuben: ben rube
richard: dick dickie rich richie rick rickie ricky ritchie
robert: bert bob bobbie bobby rob robbie robby robin
roberta: bobbi bobbie robbie
robin: rob
roderick: rick rod roddy
rodney: rod roddy
roger: hodge rodge
roland: rollie roly
ronald: ron ronnie ronny
rosa: rosie
rosalie: rose rosie
rosalind: ros roz
rosalyn: roz
rosamund: ros roz
rosanne: rose rosie
rose: rosie
rosemarie: rose rosie
rosemary: romy rose rosie
roxanne: roxie roxy
rudolph: dolph rolf rudy
rupert: rupe
russell: russ rusty
ruth: ruthie
sabrina: brina
salvador: sal
salvatore: sal
samantha: sam sammi sammie sammy
samson: sam
samuel: sam sammie sammy
sandra: sandy
sara: sadie sally
sarah: sadie sal sally
saul: sol
scott: scotty
sebastian: bas seb
selina: lina
selma: sel
sharon: shari shaz
sheila: shel
sheldon: shel
shelley: shel
shirley: shirl
sidney: sid
sidonie: sid
sigmund: sig ziggy
silas: si
silvester: sly
simon: si
solomon: sol solly
sophia: sophie
sophie: soph
spencer: spence
stanley: stan
stephan: steph steve
stephanie: steph stevie
stephen: ste steph steve stevie
steven: ste steve stevie
stewart: stew stu
stuart: stew stu
susan: sue sukie susie suzie suzy
susanna: sue susie suzie
susannah: sue susie suzie
suzanna: sue susie suzie suzy
suzannah: sue susie suzie suzy
suzanne: sue susie suzie suzy
sydney: syd
sylvester: sly
sylvia: syl sylvie
tabitha: tabby
tamara: tam tammy
tamsin: tam
terence: tel terry
teresa: terry tess tessa tessie
terrance: terry
terrence: terry
thaddeus: tad thad
thelma: thel
theodora: dora thea theo
theodore: ted teddy theo
theresa: terry tess tessa tessie
thomas: thom tom tommie tommy
tiffany: tiff
tilda: tilly
timothy: tim timmy
tobias: toby
tracey: trace
travis: trav
trevor: trev
tristan: tris
ursula: ursie
valentine: val
valerie: val
vanessa: nessa
vernon: vern
veronica: roni ronnie vera
victor: vic vick
victoria: tori toria vic vicki vickie vicky vikki
vincent: vin vince vinnie vinny
viola: vi
violet: vi
virginia: ginger ginny
vivian: viv
vivienne: viv vivi
wallace: wally
walter: wally walt
wendell: wen
wesley: wes
wilbur: will
wilfred: fred wilf
wilfrid: wilf
wilhelmina: billie mina minnie willa wilma
william: bill billie billy liam wil will willie willy
winifred: freddie winnie
winston: win
woodrow: woody
yasmin: yas
yolanda: yoli
yvonne: vonnie
zachariah: zac zach zack
zachary: zac zach zack zak
zachery: zac zach zack
zebulon: zeb
zephaniah: zeph
`
