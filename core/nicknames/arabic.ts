/** Arabic given names in the spellings that they have in Latin letters. */
export const ARABIC_NICKNAMES = `
abdallah = abdulla = abdullah
abdelaziz = abdulaziz = abdul aziz
abdelkader = abdulkader = abdulqadir = abdul qadir
abdelkarim = abdulkarim = abdul karim
abdelrahman = abderrahmane = abdulrahman = abdul rahman = abdurrahman
achraf = ashraf
ahmad = ahmed
aicha = aisha = aishah = ayesha = aysha
ali = aly
ameen = amin = amine
ameena = amina = aminah
anouar = anwar
asma = asmaa
ayoub = ayub = ayyub
belal = bilal
brahim = ebrahim = ibraheem = ibrahim
chaima = shaima = shaimaa
cherif = shareef = sharif = sherif
daoud = daud = dawood = dawud
djamel = gamal = jamal = jamel
djamila = jameela = jamila
driss = idrees = idris = idriss
ehab = ihab
eisa = isa = issa
emad = imad
eman = iman
faisal = faycal = faysal = feisal
fatema = fatima = fatimah = fatma
gamil = jameel = jamil
hafsa = hafsah
hagar = hajar = hajer
haleema = halima
hameed = hamid
hanan = hanane
haroon = haroun = harun
hasan = hassan = hassen
hesham = hicham = hisham
hoda = houda = huda
hossein = houcine = husain = hussain = hussein
islam = eslam
ismaeel = ismael = ismail
kacem = kassem = qasim = qassim
kareem = karim
kareema = karima
khadeeja = khadija = khadijah
khaled = khalid
khaleel = khalil
khaoula = khawla
laila = layla = leila = leyla
lateefa = latifa
mahmood = mahmoud = mahmud
mansoor = mansour = mansur
mariam = maryam = maryem = meriem
masood = masoud = masud
mohamad = mohamed = mohammad = mohammed = mohd = muhammad = muhammed: mo
mona = mouna = muna
mostafa = moustafa = mustafa = mustapha
mounir = muneer = munir
mourad = murad
mousa = moussa = musa
nabeel = nabil
nader = nadir
naeema = naima
naoual = nawal
naser = nasir = nasser
noor = nour = nur
nooruddin = noureddine = nuruddin
omar = omer = umar
osama = oussama = usama
osman = othman = usman = uthman
oualid = waleed = walid
rachid = rasheed = rashid
rachida = rashida
rafik = rafiq
rania = ranya
reda = rida = ridha
reem = rim
riad = riyad
saeed = said
safia = safiya
saif = sayf = seif
salahuddin = salaheddine
sameer = samir
sameera = samira
seham = siham
soliman = sulaiman = sulayman = suleiman
soukaina = sukaina
soumaya = sumaya = sumayya
taoufik = tawfik = tawfiq = toufik
tarek = tareq = tarik = tariq
wael = wail
wafa = wafaa
yahia = yahya = yehia
yaseen = yasin = yassin = yassine
yaser = yasir = yasser
yasmeen = yasmin = yasmine
youcef = yousef = youssef = yousuf = yusef = yusuf
younes = younis = yunus
zaid = zayd = zeid
zainab = zaynab = zeinab = zineb
zakaria = zakariya
ziad = ziyad
`
