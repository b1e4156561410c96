/** Ukrainian given names, what people call them, and, in Latin letters, the Russian forms that older papers bear. */
export const UKRAINIAN_NICKNAMES = `
anastasiia: nastia nastya
andrii = andriy = andrey = andrei
dmytro: dima dmitri dmitry
halyna: galina halya
hanna: anya
hryhorii = hryhoriy: grigory
iryna: ira irina
kateryna: ekaterina katya
kostiantyn = kostyantyn: konstantin kostya
liudmyla = lyudmyla: ludmila lyuda
mariia: masha
mykhailo = mykhaylo: mikhail misha
mykola: kolya nikolai nikolay
nataliia = nataliya: natalka natasha
oleksandr = olexandr: aleksandr alexander sasha sashko
oleksandra: aleksandra alexandra sasha
oleksii = oleksiy: aleksei alexey
olena: elena lena
pavlo: pasha pavel
petro: petr
serhii = serhiy = sergiy: sergei sergey
sofiia: sofia sonya
svitlana: sveta svetlana
tetiana = tetyana: tanya tatiana tatyana
vasyl: vasily vasya
viktoriia: victoria vika viktoria
vitalii = vitaliy: vitaly
volodymyr: vladimir volodya vova
yelyzaveta: elizaveta liza
yevhen = yevgen: evgeny zhenya
yevheniia: evgenia zhenya
yuliia: julia yulia yulya
yurii = yuriy: yura yuri
анастасія: настя
андріи: андріико
василь: василько вася
володимир: вова володя
віктор: вітя
вікторія: віка
віталіи: віталік
галина: галька галя
ганна: аня ганнуся ганя
григоріи: гриць грицько
дарина: даринка даша
дарія: даша
дмитро: дмитрик діма
катерина: катруся катя
костянтин: костя
ксенія: ксеня ксюша
леонід: льоня
любов: люба
людмила: люда мила
максим: макс
марія: маруся маріика маша
микола: коля миколка
михаило: михась міша
надія: надя надіика
наталія: наталка наташа
оксана: ксеня оксанка
олександр: олесь саша сашко
олександра: леся саша
олексіи: льоша олекса
олена: лена оленка
ольга: оля
павло: павлик паша
петро: петрик петя
роман: рома ромко
світлана: свєта світланка
сергіи: сергіико
соломія: соля
софія: соня софіика
степан: стьопа
тетяна: таня
федір: федя
юлія: юля
юріи: юра юрко
яків: яша
ярослав: славко ярик
євген: женя
євгенія: женя
єлизавета: ліза
іван: ваня іванко івась
ірина: іра іринка
`
