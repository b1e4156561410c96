/** People of many scripts: each name as it is written at home and as it is written in Latin letters, sometimes two ways. */
import type { Random } from '../../lists/random.ts'
import { withoutAccents } from '../damage.ts'
import { phrases, zipf } from '../pick.ts'

/** A name at home, and its Latin spellings, the usual one first. */
export interface NamePair {
  readonly home: string
  readonly latin: readonly string[]
}

export interface NamedPerson {
  readonly first: NamePair
  readonly last: NamePair
  readonly country: string
}

const pairs = (text: string): NamePair[] =>
  phrases(text).map((line) => {
    const [home = '', ...latin] = line.split(',')
    return { home, latin: latin.length > 0 ? latin : [withoutAccents(home)] }
  })

const draw = (names: readonly NamePair[], exponent: number) => {
  const places = zipf(
    names.map((_, i) => String(i)),
    exponent,
  )
  return (random: Random): NamePair => names[Number(places(random))] as NamePair
}

/** Every beginning with every end, both spelt on both sides. */
const grown = (begins: readonly NamePair[], ends: readonly NamePair[]): NamePair[] =>
  begins.flatMap((begin) =>
    ends.map((end) => ({
      home: begin.home + end.home,
      latin: begin.latin.flatMap((a) => end.latin.map((b) => a + b)),
    })),
  )

const RUSSIAN_MEN =
  pairs(`Александр,Aleksandr,Alexander|Сергей,Sergey,Sergei|Дмитрий,Dmitry,Dmitri,Dmitriy|Андрей,Andrey,Andrei|
  Алексей,Alexey,Aleksei|Максим,Maxim,Maksim|Евгений,Evgeny,Yevgeny|Иван,Ivan|Михаил,Mikhail,Michail|Николай,Nikolay,Nikolai|
  Владимир,Vladimir|Юрий,Yuri,Iurii,Yury|Павел,Pavel|Игорь,Igor|Артём,Artem,Artyom|Олег,Oleg|Фёдор,Fedor,Fyodor|Пётр,Petr,Pyotr|
  Виктор,Viktor,Victor|Кирилл,Kirill|Роман,Roman|Константин,Konstantin|Григорий,Grigory,Grigori|Виталий,Vitaly,Vitalii|Лев,Lev`)
const RUSSIAN_WOMEN = pairs(`Елена,Elena,Yelena|Ольга,Olga|Наталья,Natalia,Natalya|Татьяна,Tatiana,Tatyana|Ирина,Irina|
  Анна,Anna|Светлана,Svetlana|Мария,Maria,Mariya|Юлия,Yulia,Julia|Екатерина,Ekaterina,Yekaterina|Людмила,Lyudmila,Ludmila|
  Галина,Galina|Анастасия,Anastasia,Anastasiya|Ксения,Ksenia,Xenia|Дарья,Daria,Darya|Вера,Vera|Надежда,Nadezhda|Жанна,Zhanna|
  Полина,Polina|Софья,Sofia,Sofya|Евгения,Evgenia|Валентина,Valentina|Зоя,Zoya|Лариса,Larisa|Алла,Alla|Виктория,Viktoria`)
const RUSSIAN_STEMS =
  pairs(`Иван,Ivan|Кузнец,Kuznets|Петр,Petr|Соколов,Sokolov|Попов,Popov|Лебед,Lebed|Козл,Kozl|Новик,Novik|
  Морозов,Morozov|Волк,Volk|Соловь,Solovy,Solov|Василь,Vasily,Vasil|Зайц,Zaits,Zayts|Павл,Pavl|Семен,Semen|Голуб,Golub|
  Виноград,Vinograd|Богдан,Bogdan|Воробь,Vorobi,Vorob|Федор,Fedor|Михайл,Mikhail|Беля,Belya|Тарас,Taras|Белоус,Belous|
  Комар,Komar|Орл,Orl|Киселев,Kiselev|Макар,Makar|Андре,Andre|Ковал,Koval|Гус,Gus|Титов,Titov|Кудрявц,Kudryavts|
  Баран,Baran|Куликов,Kulikov|Алексе,Alekse|Степан,Stepan|Яковл,Yakovl|Сороки,Soroki|Щербак,Shcherbak|Жук,Zhuk|Цветк,Tsvetk`)
const RUSSIAN_ENDS_M = pairs('ов,ov|ев,ev|ин,in|енко,enko|ский,sky,skiy,skii')
const RUSSIAN_ENDS_F = pairs('ова,ova|ева,eva|ина,ina|енко,enko|ская,skaya,skaia')

const GREEK_MEN =
  pairs(`Γιώργος,Giorgos,George,Yorgos|Γιάννης,Giannis,Yannis,Ioannis|Κωνσταντίνος,Konstantinos,Constantinos|
  Δημήτρης,Dimitris,Dimitrios|Νίκος,Nikos,Nikolaos|Παναγιώτης,Panagiotis|Βασίλης,Vasilis,Vassilis|Χρήστος,Christos,Hristos|
  Αθανάσιος,Athanasios,Thanasis|Μιχάλης,Michalis,Mihalis|Ευάγγελος,Evangelos|Σπύρος,Spyros,Spiros|Αντώνης,Antonis|
  Θεόδωρος,Theodoros|Ανδρέας,Andreas|Στέλιος,Stelios|Πέτρος,Petros|Ηλίας,Ilias,Elias|Άγγελος,Angelos,Aggelos`)
const GREEK_WOMEN = pairs(`Μαρία,Maria|Ελένη,Eleni|Αικατερίνη,Aikaterini,Katerina|Βασιλική,Vasiliki|Σοφία,Sofia,Sophia|
  Αγγελική,Angeliki,Aggeliki|Γεωργία,Georgia|Δήμητρα,Dimitra|Κωνσταντίνα,Konstantina|Παρασκευή,Paraskevi|Χριστίνα,Christina|
  Ευαγγελία,Evangelia|Ιωάννα,Ioanna|Αναστασία,Anastasia|Ειρήνη,Eirini,Irini|Φωτεινή,Foteini,Fotini|Ζωή,Zoi,Zoe|Ουρανία,Ourania`)
const GREEK_LAST = grown(
  pairs(`Παπα,Papa|Καρα,Kara|Γεωργ,Georg|Νικολα,Nikola|Δημητρ,Dimitr|Κωνσταντιν,Konstantin|Αθανασ,Athanas|Βασιλ,Vasil|
    Χατζη,Chatzi,Hatzi|Ιωανν,Ioann|Θεοδωρ,Theodor|Μαυρ,Mavr|Αλεξ,Alex|Στεφαν,Stefan|Χριστοδουλ,Christodoul|Λαμπρ,Lampr,Lambr|
    Αντων,Anton|Σταυρ,Stavr|Μιχαλ,Michal|Πετρ,Petr|Ζαχαρ,Zachar|Ραπτ,Rapt|Κοντ,Kont`),
  pairs('όπουλος,opoulos|άκης,akis|ίδης,idis,ides|ιάδης,iadis|άκος,akos|ίου,iou|άτος,atos|έλης,elis'),
)

const CHINESE_LAST =
  pairs(`王,Wang|李,Li|张,Zhang|刘,Liu|陈,Chen|杨,Yang|赵,Zhao|黄,Huang|周,Zhou|吴,Wu|徐,Xu|孙,Sun|胡,Hu|
  朱,Zhu|高,Gao|林,Lin|何,He|郭,Guo|马,Ma|罗,Luo|梁,Liang|宋,Song|郑,Zheng|谢,Xie|韩,Han|唐,Tang|冯,Feng|于,Yu|董,Dong|萧,Xiao|
  程,Cheng|曹,Cao|袁,Yuan|邓,Deng|许,Xu|傅,Fu|沈,Shen|曾,Zeng|彭,Peng|吕,Lü,Lu|苏,Su|卢,Lu|蒋,Jiang|蔡,Cai|贾,Jia|丁,Ding|魏,Wei|
  薛,Xue|叶,Ye|阎,Yan|余,Yu|潘,Pan|杜,Du|戴,Dai|夏,Xia|钟,Zhong|汪,Wang|田,Tian|任,Ren|姜,Jiang|欧阳,Ouyang|司马,Sima`)
const CHINESE_SYLLABLES =
  pairs(`伟,wei|芳,fang|娜,na|秀,xiu|敏,min|静,jing|丽,li|强,qiang|磊,lei|军,jun|洋,yang|勇,yong|艳,yan|
  杰,jie|娟,juan|涛,tao|明,ming|超,chao|霞,xia|平,ping|刚,gang|桂,gui|英,ying|华,hua|玉,yu|兰,lan|建,jian|国,guo|志,zhi|红,hong|
  文,wen|春,chun|梅,mei|海,hai|燕,yan|晓,xiao|宇,yu|浩,hao|子,zi|轩,xuan|欣,xin|怡,yi|佳,jia|雪,xue|婷,ting|博,bo|鹏,peng|飞,fei`)

const VIETNAMESE_LAST = pairs(`Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Mai|Tô|
  Lương|Đoàn|Tạ|Châu|Quách|Thái|Cao|Triệu`)
const VIETNAMESE_MIDDLE = pairs('Thị|Văn|Hữu|Đức|Minh|Ngọc|Thanh|Quang|Xuân|Kim|Thu|Anh|Hoài|Bảo|Gia|Phương|Quốc|Tuấn')
const VIETNAMESE_LAST_PART =
  pairs(`Anh|Bình|Châu|Dũng|Giang|Hà|Hải|Hạnh|Hiếu|Hòa|Hương|Huy|Khánh|Lan|Linh|Long|Mai|Minh|Nam|
  Nga|Ngọc|Nhung|Phúc|Phương|Quân|Quỳnh|Sơn|Tâm|Thảo|Thắng|Thu|Thủy|Trang|Trung|Tú|Tuấn|Vân|Việt|Vinh|Yến|Đạt|Đông`)

const INDIAN_FIRST =
  pairs(`राज,Raj|अमित,Amit|सुनीता,Sunita,Suneeta|प्रिया,Priya|राहुल,Rahul|अंजलि,Anjali|विजय,Vijay|दीपक,Deepak,Dipak|
  पूजा,Pooja,Puja|संजय,Sanjay|नेहा,Neha|अनिल,Anil|कविता,Kavita,Kavitha|सुरेश,Suresh|मीना,Meena,Mina|राजेश,Rajesh|लक्ष्मी,Lakshmi,Laxmi|
  मनोज,Manoj|गीता,Geeta,Gita|अर्जुन,Arjun|सीमा,Seema,Sima|विक्रम,Vikram|रवि,Ravi|आशा,Asha|मुकेश,Mukesh|रेखा,Rekha|किरण,Kiran|
  अशोक,Ashok|सरिता,Sarita|नितिन,Nitin,Nithin|स्वाति,Swati,Swathi|गणेश,Ganesh|शांति,Shanti,Shanthi|हरि,Hari|उषा,Usha|कृष्णा,Krishna`)
const INDIAN_LAST = pairs(`शर्मा,Sharma|वर्मा,Verma,Varma|सिंह,Singh|कुमार,Kumar|गुप्ता,Gupta|पटेल,Patel|रेड्डी,Reddy|नायर,Nair|
  अय्यर,Iyer,Aiyar|मेहता,Mehta|जोशी,Joshi|चौधरी,Chaudhary,Choudhury,Chowdhury|अग्रवाल,Agarwal,Aggarwal,Agrawal|यादव,Yadav|मिश्रा,Mishra,Misra|
  पांडे,Pandey,Pande|दास,Das|बनर्जी,Banerjee,Bannerji|मुखर्जी,Mukherjee,Mukherji|राव,Rao|देसाई,Desai|शाह,Shah|कपूर,Kapoor,Kapur|
  मल्होत्रा,Malhotra|भट,Bhat,Bhatt|पिल्लई,Pillai|मेनन,Menon|चटर्जी,Chatterjee|घोष,Ghosh,Ghose|सक्सेना,Saxena|त्रिपाठी,Tripathi|ठाकुर,Thakur`)

const INDIAN_GROWN = grown(
  pairs(`राम,Ram|शिव,Shiv|राज,Raj|जय,Jay,Jai|महे,Mahe|दिने,Dine|हरि,Hari|देव,Dev|सु,Su|मु,Mu|नरे,Nare|धर्मे,Dharme|कमले,Kamle|
    योगे,Yoge|भूपे,Bhupe|लोके,Loke|गिरि,Giri|प्र,Pra|वि,Vi|अव,Av|सुधी,Sudhee,Sudhi|रण,Ran|बल,Bal|चन्द्र,Chandra`),
  pairs(`श,sh|न्द्र,ndra,nder|कांत,kant|कुमार,kumar|प्रसाद,prasad|नाथ,nath|वीर,veer,vir|पाल,pal|दीप,deep,dip|मोहन,mohan`),
)
const INDIAN_LAST_GROWN = grown(
  pairs(`वेंकट,Venkat|सुब्र,Subra|रामन,Raman|कृष्ण,Krishna|गोपाल,Gopal|राज,Raj|बाल,Bala|श्रीनि,Srini|चन्द्र,Chandra|नारायण,Narayan|
    धन,Dhana|मुनि,Muni|सत्य,Sathya,Satya|विश्व,Viswa,Vishwa|जग,Jaga|सोम,Soma|भट्ट,Bhatta|मणि,Mani`),
  pairs(`मूर्ति,murthy,moorthy|स्वामी,swamy,swami|चारी,chari|राजू,raju|प्पा,ppa|गौड़ा,gowda|न,n|शेखर,sekhar,shekhar|वासन,vasan|
    नाथन,nathan`),
)

const ARABIC_FIRST =
  pairs(`محمد,Mohammed,Muhammad,Mohamed,Mohammad|أحمد,Ahmed,Ahmad|علي,Ali|حسن,Hassan,Hasan|حسين,Hussein,Hussain,Husayn|
  عمر,Omar,Umar|خالد,Khaled,Khalid|يوسف,Youssef,Yusuf,Yousef|إبراهيم,Ibrahim,Ebrahim|مصطفى,Mustafa,Mostafa|فاطمة,Fatima,Fatma,Fatimah|
  عائشة,Aisha,Aicha,Ayesha|مريم,Maryam,Mariam|زينب,Zainab,Zeinab,Zaynab|خديجة,Khadija,Khadijah|نور,Nour,Noor,Nur|ليلى,Layla,Leila,Laila|
  سارة,Sara,Sarah|هدى,Huda,Hoda|سعيد,Said,Saeed|طارق,Tariq,Tarek,Tarik|كريم,Karim,Kareem|جمال,Jamal,Gamal|سمير,Samir,Sameer|رانيا,Rania|
  عبدالله,Abdullah,Abdallah|عبدالرحمن,Abdulrahman,Abdelrahman,Abdul Rahman|ياسر,Yasser,Yasir|منى,Mona,Muna|سلمى,Salma|أمينة,Amina,Aminah`)
const ARABIC_LAST =
  pairs(`الحسن,Al-Hassan,El Hassan,Alhassan|النجار,Al-Najjar,El Naggar,Najjar|الشريف,Al-Sharif,El Sherif,Elsherif|
  حداد,Haddad|خوري,Khoury,Khouri|منصور,Mansour,Mansoor|الأحمد,Al-Ahmad,Alahmad|سالم,Salem,Salim|عثمان,Othman,Osman,Uthman|ناصر,Nasser,Nasir|
  المصري,Al-Masri,El Masry,Elmasry|قاسم,Qasim,Kassem,Qassem|حمدان,Hamdan|الخطيب,Al-Khatib,El Khatib,Khatib|شاهين,Shaheen,Shahin|
  بركات,Barakat|يعقوب,Yaqoub,Yacoub|زيدان,Zidan,Zaidan|عباس,Abbas|رشيد,Rashid,Rasheed|صالح,Saleh,Salih|التميمي,Al-Tamimi,Tamimi|
  الهاشمي,Al-Hashimi,Hashemi|درويش,Darwish,Darweesh|غانم,Ghanem,Ghanim|القاضي,Al-Qadi,El Kadi|بدوي,Badawi,Badawy|مراد,Murad,Mourad`)

const KOREAN_LAST =
  pairs(`김,Kim|이,Lee,Yi,Rhee|박,Park,Pak|최,Choi,Choe|정,Jung,Jeong,Chung|강,Kang,Gang|조,Cho,Jo|윤,Yoon,Yun|
  장,Jang,Chang|임,Lim,Im|한,Han|오,Oh,O|서,Seo,Suh|신,Shin,Sin|권,Kwon,Gwon|황,Hwang|안,Ahn,An|송,Song|류,Ryu,Yoo|홍,Hong`)
const KOREAN_SYLLABLES =
  pairs(`민,min|서,seo|지,ji|현,hyun,hyeon|준,jun,joon|수,su,soo|영,young,yeong|은,eun|진,jin|성,sung,seong|
  혜,hye|경,kyung,gyeong|미,mi|정,jung,jeong|재,jae|우,woo,u|호,ho|연,yeon|아,a|희,hee,hui|동,dong|윤,yoon,yun|상,sang|태,tae`)

interface People {
  readonly country: string
  readonly share: number
  readonly make: (random: Random) => Pick<NamedPerson, 'first' | 'last'>
}

const two = (names: readonly NamePair[], exponent: number, joint: string) => {
  const one = draw(names, exponent)
  return (random: Random): NamePair => {
    const [a, b] = [one(random), one(random)]
    const small = b.latin.map((text) => (joint === '' ? text : text.toLowerCase()))
    return {
      home: a.home + b.home,
      latin: small.flatMap((end) => a.latin.map((begin) => capital(begin) + joint + end)),
    }
  }
}
const joined = (a: NamePair, b: NamePair): NamePair => ({
  home: `${a.home} ${b.home}`,
  latin: a.latin.flatMap((begin) => b.latin.map((end) => `${begin} ${end}`)),
})
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

const ru = { men: draw(RUSSIAN_MEN, 0.7), women: draw(RUSSIAN_WOMEN, 0.7) }
const ruLast = {
  men: draw(grown(RUSSIAN_STEMS, RUSSIAN_ENDS_M), 0.5),
  women: draw(grown(RUSSIAN_STEMS, RUSSIAN_ENDS_F), 0.5),
}
const el = { men: draw(GREEK_MEN, 0.7), women: draw(GREEK_WOMEN, 0.7), last: draw(GREEK_LAST, 0.4) }
const zh = { last: draw(CHINESE_LAST, 0.9), first: two(CHINESE_SYLLABLES, 0.3, '') }
const ko = { last: draw(KOREAN_LAST, 1), first: two(KOREAN_SYLLABLES, 0.3, '-') }
const viLast = draw(VIETNAMESE_LAST, 1)
const viMiddle = draw(VIETNAMESE_MIDDLE, 0.5)
const viPart = draw(VIETNAMESE_LAST_PART, 0.4)
const hi = {
  first: draw([...INDIAN_FIRST, ...INDIAN_GROWN], 0.6),
  last: draw([...INDIAN_LAST, ...INDIAN_LAST_GROWN], 0.7),
}
// The first ten are men's: a father's name may follow one's own.
const ar = {
  first: draw(ARABIC_FIRST, 0.8),
  father: draw(ARABIC_FIRST.slice(0, 10), 0.3),
  last: draw(ARABIC_LAST, 0.4),
}

export const PEOPLES: readonly People[] = [
  {
    country: 'RU',
    share: 0.2,
    make(random) {
      const sex = random.chance(0.5) ? 'men' : 'women'
      return { first: ru[sex](random), last: ruLast[sex](random) }
    },
  },
  {
    country: 'GR',
    share: 0.15,
    make: (random) => ({ first: random.chance(0.5) ? el.men(random) : el.women(random), last: el.last(random) }),
  },
  { country: 'CN', share: 0.15, make: (random) => ({ first: zh.first(random), last: zh.last(random) }) },
  { country: 'KR', share: 0.1, make: (random) => ({ first: ko.first(random), last: ko.last(random) }) },
  {
    country: 'VN',
    share: 0.15,
    make(random) {
      const [middle, part] = [viMiddle(random), viPart(random)]
      const home = `${middle.home} ${part.home}`
      return { first: { home, latin: [withoutAccents(home)] }, last: viLast(random) }
    },
  },
  { country: 'IN', share: 0.12, make: (random) => ({ first: hi.first(random), last: hi.last(random) }) },
  {
    country: 'EG',
    share: 0.13,
    make(random) {
      const last = ar.last(random)
      if (random.chance(0.4)) return { first: ar.first(random), last }
      return { first: joined(ar.first(random), ar.father(random)), last }
    },
  },
]

/** @param only countries to draw from, by their shares */
export function anybody(random: Random, only: readonly string[]): NamedPerson {
  const peoples = PEOPLES.filter(({ country }) => only.includes(country))
  let left = random.next() * peoples.reduce((sum, { share }) => sum + share, 0)
  const found = peoples.find(({ share }) => {
    left -= share
    return left < 0
  })
  const { country, make } = found ?? (peoples[0] as People)
  return { ...make(random), country }
}
