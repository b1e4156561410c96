/** Russian given names and what people call them, in Cyrillic and in the usual Latin transcriptions. */
export const RUSSIAN_NICKNAMES = `
aleksandr = alexandr = alexander = aleksander: sanya sasha shura
aleksandra = alexandra: sasha shura
aleksei = aleksey = alexei = alexey = alexej: alesha alyosha lesha lyosha
alevtina: alya
anastasia = anastasiya = anastasija: asya nastia nastja nastya
anatoly = anatoli = anatoliy = anatolii: tolik tolya
andrei = andrey = andrej: andryusha
anna: anja anya anyuta
antonina: tonya
arkady = arkadiy: arkasha
artem = artyom: tema tyoma
boris: borya
daniil = danil: danya
daria = darya = dariya: dasha
denis: den
dmitry = dmitri = dmitriy = dmitrii = dimitri: dima mitya
eduard: edik
egor = yegor: gosha
ekaterina = yekaterina = jekaterina: katia katja katya
elena = yelena: alena alyona lena
elizaveta = yelizaveta: liza
evgenia = evgeniya = yevgenia = yevgeniya: jenya zhenya
evgeny = evgeni = evgenii = evgeniy = yevgeny = yevgeniy: jenya zhenya
fedor = fyodor: fedya
galina: galia galya
gennady = gennadiy: gena
georgy = georgi = georgii = georgiy: gosha zhora
grigory = grigori = grigorii = grigoriy: grisha
igor: gosha
ilya = ilia: ilyusha
irina: ira irisha
ivan: vania vanya
kirill = kiril: kirya
konstantin: kostia kostya
ksenia = kseniya = xenia: ksusha ksyusha
larisa: lara
leonid: lenya
lidia = lidiya: lida
lyubov = liubov = lubov: luba lyuba
lyudmila = liudmila = ludmila: luda lyuda mila
maksim = maxim: maks max
margarita: margo rita
maria = mariya = mariia: marusya masha
matvei = matvey: motya
mikhail = michail = mihail: misha
nadezhda = nadejda: nadia nadja nadya
natalia = nataliya = natalya = natalja: nata natasha
nikolai = nikolay = nikolaj: kolia kolya
oksana: ksyusha
olga: olia olya
pavel: pasha
polina: polya
pyotr = petr: petya
raisa: raya
roman: roma
semyon = semen: senya syoma
sergei = sergey = sergej: serezha seryoga seryozha
sofia = sofiya = sofya: sonia sonja sonya
stanislav: slava stas
stepan: stepa styopa
svetlana: lana sveta
tamara: toma
tatiana = tatyana = tatjana: tania tanja tanya
timofei = timofey: tima
ulyana = uliana: ulya
vadim: vadik
valentin: valya
valentina: valya
valeria = valeriya: lera
valery = valeriy = valerii: valera
varvara: varya
vasily = vasili = vasilii = vasiliy: vasya
veronika: nika
victor = viktor: vitya
victoria = viktoria = viktoriya: vika
vitaly = vitali = vitalii = vitaliy: vitalik
vladimir: volodya vova
vladislav: vlad vladik
vsevolod: seva
vyacheslav = viacheslav: slava
yakov: yasha
yaroslav: slava yarik
yulia = yuliya = iuliia: julia yulya
yuri = yury = yuriy = iurii: yura
zinaida: zina
алевтина: аля тина
александр: алекс саня саша шура
александра: аля саша шура
алексеи: алеша леха леша
алина: аля
анастасия: ася настена настя
анатолии: толик толя
ангелина: геля лина
андреи: андрюха андрюша
анжелика: лика
анна: анюта аня нюра нюша
антон: антоша тоха
антонина: тоня
аркадии: аркаша
арсении: сеня
артем: тема
артемии: тема
афанасии: афоня
борис: боря
вадим: вадик
валентин: валя
валентина: валя
валерии: валера
валерия: лера
варвара: варя
василии: вася
вениамин: веня
вера: верочка
вероника: ника
виктор: витя
виктория: вика
виталии: виталик
владимир: вова вовка володя
владислав: влад владик
всеволод: сева
вячеслав: слава славик
галина: галка галя
геннадии: гена
георгии: гера гоша жора
герман: гера
григории: гриша
даниил: даня
данила: даня
дарья: даша
денис: ден дениска
дмитрии: дима димка димон митя
евгении: женя
евгения: женя
егор: гоша егорка
екатерина: катерина катюша катя
елена: алена лена
елизавета: лиза
зинаида: зина
иван: ванька ваня
игорь: гоша игорек
илья: илюха илюша
иннокентии: кеша
иосиф: ося
ирина: ира иринка ириша
капитолина: капа
кирилл: кирюша
клавдия: клава
константин: костя
кристина: кристя
ксения: ксюха ксюша
лариса: лара
лев: лева
леонид: леня
лидия: лида
любовь: люба любаша
людмила: люда люся мила
максим: макс
маргарита: марго рита
марина: мариша
мария: маня маруся маша
марк: марик
матвеи: мотя
милана: лана мила
милена: мила
михаил: миша мишка
надежда: надюша надя
наталия: ната наташа
наталья: ната наташа
никита: ник
николаи: колька коля
нина: ниночка
оксана: ксана ксюша
олег: олежа олежка
олеся: леся
ольга: олечка оля
павел: паша пашка
петр: петя
полина: поля
раиса: рая
родион: родя
роман: рома ромка
ростислав: ростик слава
руслан: рус русик
савелии: сава
светлана: лана света
святослав: слава
семен: сема сеня
серафима: сима фима
сергеи: серега сережа
софия: соня софа
софья: соня софа
станислав: слава стас
степан: степа
стефания: стефа стеша
таисия: тася тая
тамара: тома
татьяна: танюша таня
тимофеи: тим тима тимоша
тимур: тим тима
тихон: тиша
ульяна: уля
фаина: фая
федор: федя
филипп: филя
эдуард: эдик
элеонора: нора эля
эльвира: эля
юлия: юля
юрии: юра юрик
яков: яша
ярослав: слава ярик
`
