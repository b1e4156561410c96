/** English given names and their short forms: the full name, then what people call it. Folded: lower case, no marks. */
export const ENGLISH_NICKNAMES = `
aaron: ron ronnie
abigail: abbie abby gail
abraham: abe bram
adelaide: addie heidi adele
adeline: addie ada
agnes: aggie nessie
albert: al bert bertie
alexander: al alec alex lex sandy sasha xander zander
alexandra: alex alexa ali allie lexi lexie sandra sandy sasha
alfred: al alf alfie fred freddie
alice: ali allie
alison: ali allie
allison: ali allie
amanda: amy manda mandy
amelia: amy millie mia
andrew: andy drew
andrea: andie andy drea
angela: angel angie
angelina: angie lina
ann: annie nan nancy
anna: ann annie
anne: annie nan
annabelle: anna annie bella belle
anthony: ant tony
antoinette: toni nettie
antonia: toni
archibald: archie
arnold: arnie
arthur: art artie
augustus: gus augie
barbara: babs barb barbie
barnabas: barney
bartholomew: bart
beatrice: bea trixie
belinda: bel linda
benedict: ben benny
benjamin: ben benji benjy bennie benny
bernadette: bernie
bernard: barney bernie
bertram: bert
beverly: bev
beverley: bev
bradford: brad
bradley: brad
brandon: bran
brenda: bren
bridget: biddy bridie
calvin: cal
cameron: cam
camilla: cam millie
candace: candy
carol: carrie
caroline: carol carrie caro lina
carolyn: carol carrie lynn
cassandra: cass cassie sandra
catherine: cat cate cath cathie cathy kate kathy katie kay kitty
cecilia: cece celia cissy
cecily: cis cissy
charles: charley charlie chas chip chuck chaz
charlotte: charlie lottie lotte char
chester: chet
christian: chris
christina: chris chrissie chrissy christie christy tina
christine: chris chrissie chrissy christie christy tina
christopher: chris christy kit topher
cinderella: cindy
clara: clare
clarence: clare
clement: clem
clementine: clem
clifford: cliff
clinton: clint
constance: connie
cornelius: con neil
courtney: court
curtis: curt
cynthia: cindy
daniel: dan danny
danielle: dani danny
david: dave davey davie
deborah: deb debbie debby debra
debra: deb debbie
delores: dolly lola
denise: dee denny
dennis: den denny
derek: del
desmond: des
diana: di
diane: di
dominic: dom nic nick
donald: don donnie
donna: don
dorothea: dot dottie thea
dorothy: dodie dolly dora dot dottie
douglas: doug
duncan: dunc
dwight: ike
ebenezer: eben
edgar: ed eddie
edith: edie
edmund: ed eddie ned ted
edward: ed eddie eddy ned ted teddy
edwin: ed eddie ned
edwina: eddie winnie
eileen: lena
elaine: ellie lainie
eleanor: ella ellie ellen elle lena nell nellie nora
elijah: eli lige
elisabeth: bess beth betsy elise eliza ella ellie elsie libby lisa liz lizzie
elizabeth: bess bessie beth betsy bette bettie betty buffy elise eliza ella elle ellie elsie libby lilibet lisa liz liza lizzie lizzy tetty
ella: ellie
ellen: ellie nell nellie
eloise: ellie lois
emanuel: manny
emily: em emma emmie millie
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
ezra: ez
felicity: fliss
ferdinand: ferdie
florence: flo florrie flossie
frances: fran francie frankie franny
francesca: fran frankie
francis: fran frank frankie
franklin: frank
frederica: freddie
frederick: fred freddie freddy fritz
gabriel: gabe
gabriella: ella gabby
gabrielle: gabby
genevieve: gen evie viv
geoffrey: geoff jeff
george: georgie
georgia: georgie
georgina: georgie gina
gerald: gerry jerry
geraldine: gerry
gerard: gerry
gertrude: gert gertie trudy
gilbert: bert gil
gladys: glad
grace: gracie
graham: gray
gregory: greg gregg
gretchen: greta
guinevere: gwen
gwendolyn: gwen wendy
hannah: anna
harold: hal harry
harriet: hattie hatty harri
harrison: harry
harvey: harv
heather: hettie
helen: ella ellen nell nellie
helena: lena nell
henrietta: etta hattie hettie
henry: hal hank harry
herbert: bert herb herbie
herman: manny
hezekiah: hez
hilary: hil
horace: horry
howard: howie
hubert: bert hugh hubie
hugh: hughie
humphrey: humph
ignatius: iggy
immanuel: manny
imogen: immy
ira: irving
irene: rene renie
irving: irv
isaac: ike zak
isabel: bel bell bella belle izzy ibby
isabella: bella belle izzy
isabelle: belle izzy
isidore: izzy
israel: izzy
jacob: jake jay
jacqueline: jackie jacqui
jake: jay
james: jamie jay jem jim jimmie jimmy
jane: janey janie jenny
janet: jan jane jenny
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
jeremiah: jerry jem
jeremy: jerry jem
jerome: jerry
jessica: jess jessie
jillian: jill
joan: joanie
joanna: jo joey
joanne: jo
jocelyn: joss lyn
john: jack jackie jock johnnie johnny
jonah: joe
jonathan: jon jonny nathan
jordan: jordy
joseph: joe joey jody
josephine: jo jody josie fifi
joshua: josh
joyce: joy
judith: jude judy
julia: jules julie
julian: jules
juliana: julie
juliet: jules julie
julius: jules
justin: jus
karen: kari
katharine: kate kathy katie kay kit kitty
katherine: kat kate kath kathie kathy katie katy kay kit kitty
kathleen: kat kate kath kathy katie kay
kathryn: kat kate kath kathy katie kay
katrina: kat kate trina
kelvin: kel
kenneth: ken kenny
kevin: kev
kimberley: kim
kimberly: kim
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
lawrence: larry lars laurie
leah: lee
leander: lee
leigh: lee
leonard: len lennie lenny leo leon
leonardo: leo
leonora: nora
leopold: leo
leroy: lee roy
leslie: les
lesley: les
lester: les
lewis: lew lou
lillian: lil lillie lily
lily: lil
lincoln: linc
linda: lin lindy lynn
llewellyn: lew
loretta: etta lori retta
lorraine: lori rainy
louis: lou louie
louisa: lou lulu
louise: lou lulu
lucas: luke
lucille: lucy lou
lucinda: cindy lucy
lucy: lu
luther: lou
lydia: liddy
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
margaret: daisy greta madge mag maggie maisie margie margo marge meg megan megs peg peggy rita
margarita: rita
margery: marge margie
marianne: mary annie
marilyn: mary lyn
marion: mary
marjorie: marge margie
martha: marty mattie patty
martin: mart marty
martina: marty tina
marvin: marv
mary: mamie mae may mimi moll mollie molly polly
mathew: matt
matilda: mattie maud maude tilda tillie tilly
matthew: mat matt matty
maureen: mo reenie
maurice: maury mo morris
maxine: max
maximilian: max
maxwell: max
megan: meg
melanie: mel
melinda: mel mindy linda
melissa: lissa mel missy
melvin: mel
mercedes: mercy
meredith: merry
michael: mick mickey micky mike mikey mitch mickie
michaela: kayla mickie
michelle: mickey shelley shelly chelle
mildred: millie milly
millicent: millie milly
minerva: minnie
miranda: mandy randy
miriam: mimi mim
mitchell: mitch
mohammed: mo
mohamed: mo
muhammad: mo
monica: mona
montague: monty
montgomery: monty
mortimer: mort
moses: mo moe
muriel: mo
myron: ron
nancy: nan
naomi: omi
natalie: nat nattie
natasha: nat tasha
nathan: nat nate
nathaniel: nat nate nathan
nehemiah: nemo
nelson: nels
nicholas: claus nic nick nicky nico cole
nicola: nic nicky nikki
nicole: nic nicky nikki
nigel: nige
noah: noe
noel: nole
nora: norrie
norbert: bert norb
norman: norm
obadiah: obie
oliver: ol ollie olly noll
olivia: liv livvy ollie olive
oscar: ossie
oswald: oz ozzie ossie
owen: ow
pamela: pam pammy
parker: park
patience: pat patty
patricia: pat patsy patti patty tricia trish trisha
patrick: paddy pat patsy rick
paul: pauly paulie
paula: polly
pauline: paula polly
penelope: nell pen penny
percival: percy
peter: pete petey
phebe: phoebe
philip: phil pip
philippa: phil pip pippa
phillip: phil pip
phineas: fin finn
phyllis: phil
presley: pres
preston: pres
priscilla: cilla prissy
prudence: prue
quentin: quin
quincy: quin
rachael: rach
rachel: rach shelly rae
ralph: ralphie rafe
ramona: mona
randall: randy
randolph: dolph randy
raphael: rafe raph
raymond: ray
rebecca: bec becca becky beck
regina: gina reggie
reginald: reg reggie rex
reuben: ben rube
rhoda: ro
richard: dick dickie rich richie rick rickie ricky ritchie
robert: bob bobbie bobby bert rob robbie robby robin
roberta: bobbie robbie
robin: rob
roderick: rod roddy rick
rodney: rod roddy
roger: rodge hodge
roland: rollie roly rowland
ronald: ron ronnie ronny
rosalie: rose rosie
rosalind: ros roz
rosamund: ros roz
rosanne: rose rosie anne
rose: rosie
rosemarie: rose rosie
rosemary: rose rosie romy
roxanne: roxie roxy
rudolph: dolph rolf rudy
rupert: rupe
russell: russ rusty
ruth: ruthie
sabrina: brina
salvador: sal
salvatore: sal
samantha: sam sammie sammy
samson: sam
samuel: sam sammie sammy
sandra: sandy
sarah: sadie sal sally
sara: sadie sally
saul: sol
scott: scotty
sebastian: bas seb
selina: lina
selma: sel
seymour: sy
sharon: shaz shari
sheila: shel
sheldon: shel
shelley: shel
shirley: shirl
sidney: sid
sigmund: sig ziggy
silas: si
silvester: sly
simon: si
sidonie: sid
solomon: sol solly
sophia: sophie
sophie: soph
spencer: spence
stacey: stace
stanley: stan
stella: estelle
stephanie: steph stevie
stephen: steph steve stevie
steven: steve stevie
stewart: stew stu
stuart: stew stu
susan: sue sukie susie suzie suzy
susanna: anna sue susie suzie
susannah: anna sue susie suzie
suzanne: sue susie suzie suzy
sylvester: sly
sylvia: syl sylvie
tabitha: tabby
tamara: tam tammy
tamsin: tam
terence: terry tel
teresa: terry tess tessa tessie tracy
terrance: terry
terrence: terry
thaddeus: tad thad
thelma: thel
theodora: dora thea theo
theodore: ted teddy theo
theresa: terry tess tessa tessie tracy
thomas: tom tommie tommy
tiffany: tiff
tilda: tilly
timothy: tim timmy
tobias: toby
tracey: trace
travis: trav
trevor: trev
ulysses: lyss
ursula: ursie
valentine: val
valerie: val
vanessa: nessa
vaughn: von
vera: vee
vernon: vern
veronica: ron ronnie vera roni
victor: vic vick
victoria: tori toria vic vicki vickie vicky
vincent: vin vince vinnie vinny
viola: vi
violet: vi
virginia: ginger ginny
vivian: viv
vivienne: viv
wallace: wally
walter: wally walt
wendell: wen
wesley: wes
wilbur: will
wilfred: wilf fred
wilhelmina: billie mina minnie willa wilma
willard: will
william: bill billie billy liam wil will willie willy
winifred: freddie winnie fred
winston: win
woodrow: woody
yasmin: yas
yolanda: yoli
yvonne: vonnie
zachariah: zac zach zack
zachary: zac zach zack zak
zebulon: zeb
zephaniah: zeph
zoe: zo
`
