/** Generated from CLDR 48.0 region names and ISO 3166-1, with names in daily use added. One country a line: code, then names, folded. */
export const COUNTRY_NAMES = `
AD|and|andorra|andorre|andora|андорра|アンドラ|安道尔
AE|are|united arab emirates|vereinigte arabische emirate|emirats arabes unis|emiratos arabes unidos|emirati arabi uniti|emirados arabes unidos|verenigde arabische emiraten|forenade arabemiraten|de forenede arabiske emirater|zjednoczone emiraty arabskie|spojene arabske emiraty|ujedinjeni arapski emirati|оаэ|アラブ首長国連邦|阿拉伯联合酋长国|uae|u a e|emirates
AF|afg|afghanistan|afganistan|afeganistao|афганистан|アフガニスタン|阿富汗
AG|atg|antigua barbuda|antigua und barbuda|antigua et barbuda|antigua y barbuda|antigua e barbuda|antigua en barbuda|antigua och barbuda|antigua og barbuda|antigua i barbuda|antigua a barbuda|antigva i barbuda|антигуа и барбуда|アンティグア バーブーダ|安提瓜和巴布达|antigua and barbuda
AI|aia|anguilla|anguila|angvila|ангилья|アンギラ|安圭拉
AL|alb|albania|albanien|albanie|albanija|албания|アルバニア|阿尔巴尼亚
AM|arm|armenia|armenien|armenie|armenija|армения|アルメニア|亚美尼亚
AO|ago|angola|ангола|アンゴラ|安哥拉
AQ|ata|antarctica|antarktis|antarctique|antartida|antartide|antarktyda|antarktida|antarktika|антарктида|南極|南极洲
AR|arg|argentina|argentinien|argentine|argentinie|argentyna|аргентина|アルゼンチン|阿根廷
AS|asm|american samoa|amerikanisch samoa|samoa americaines|samoa americana|samoa americane|amerikaans samoa|amerikanska samoa|amerikansk samoa|samoa amerykanskie|americka samoa|американское самоа|米領サモア|美属萨摩亚
AT|aut|austria|osterreich|autriche|oostenrijk|osterrike|ostrig|rakousko|austrija|австрия|オーストリア|奥地利|oesterreich
AU|aus|australia|australien|australie|australija|австралия|オーストラリア|澳大利亚
AW|abw|aruba|аруба|アルバ|阿鲁巴
AX|ala|aland islands|alandinseln|iles aland|islas aland|isole aland|ilhas aland|aland|wyspy alandzkie|alandy|alandski otoci|аландские о ва|オーランド諸島|奥兰群岛
AZ|aze|azerbaijan|aserbaidschan|azerbaidjan|azerbaiyan|azerbaigian|azerbaijao|azerbeidzjan|azerbajdzjan|aserbajdsjan|azerbejdzan|azerbajdzan|азербаиджан|アゼルバイジャン|阿塞拜疆
BA|bih|bosnia herzegovina|bosnia|bosnien und herzegowina|bosnie herzegovine|bosnia y herzegovina|bosnia ed erzegovina|bosnia e herzegovina|bosnie en herzegovina|bosnien och hercegovina|bosnien hercegovina|bosnia i hercegowina|bosna a hercegovina|bosna i hercegovina|босния и герцеговина|ボスニア ヘルツェゴビナ|波斯尼亚和黑塞哥维那|bosnia and herzegovina
BB|brb|barbados|barbade|барбадос|バルバドス|巴巴多斯
BD|bgd|bangladesh|bangladesch|banglades|bangladesz|бангладеш|バングラデシュ|孟加拉国
BE|bel|belgium|belgien|belgique|belgica|belgio|belgie|belgia|belgija|бельгия|ベルギー|比利时
BF|bfa|burkina faso|burquina faso|буркина фасо|ブルキナファソ|布基纳法索
BG|bgr|bulgaria|bulgarien|bulgarie|bulgarije|bulharsko|bugarska|болгария|ブルガリア|保加利亚
BH|bhr|bahrain|bahrein|barein|bahrajn|бахреин|バーレーン|巴林
BI|bdi|burundi|бурунди|ブルンジ|布隆迪
BJ|ben|benin|бенин|ベナン|贝宁
BL|blm|st barthelemy|saint barthelemy|san bartolome|sao bartolomeu|s t barthelemy|svaty bartolomej|сен бартелеми|サン バルテルミー|圣巴泰勒米
BM|bmu|bermuda|bermudes|bermudas|bermudy|bermudi|бермудские о ва|バミューダ|百慕大
BN|brn|brunei|brunei darussalam|brunej|брунеи|ブルネイ|文莱
BO|bol|bolivia|bolivien|bolivie|boliwia|bolivija|боливия|ボリビア|玻利维亚|bolivia plurinational state of
BQ|bes|caribbean netherlands|karibische niederlande|pays bas caribeens|caribe neerlandes|caraibi olandesi|paises baixos caribenhos|caribisch nederland|karibiska nederlanderna|de tidligere nederlandske antiller|niderlandy karaibskie|karibske nizozemsko|karipski otoci nizozemske|бонэир синт эстатиус и саба|オランダ領カリブ|荷属加勒比区|bonaire sint eustatius and saba
BR|bra|brazil|brasilien|bresil|brasil|brasile|brazilie|brazylia|бразилия|ブラジル|巴西
BS|bhs|bahamas|bahamy|bahami|багамы|バハマ|巴哈马
BT|btn|bhutan|bhoutan|butan|butao|бутан|ブータン|不丹
BV|bvt|bouvet island|bouvetinsel|ile bouvet|isla bouvet|isola bouvet|ilha bouvet|bouveteiland|bouveton|bouvetoen|wyspa bouveta|bouvetuv ostrov|otok bouvet|о в буве|ブーベ島|布韦岛
BW|bwa|botswana|botsuana|bocvana|ботсвана|ボツワナ|博茨瓦纳
BY|blr|belarus|bielorussie|bielorrusia|bielorussia|bielorrussia|bialorus|belorusko|bjelorusija|беларусь|ベラルーシ|白俄罗斯
BZ|blz|belize|belice|белиз|ベリーズ|伯利兹
CA|can|canada|kanada|канада|カナダ|加拿大
CC|cck|cocos keeling islands|cocos islands|kokosinseln|iles cocos|islas cocos|isole cocos keeling|ilhas cocos keeling|cocoseilanden|kokosoarna|cocosoerne|wyspy kokosowe|kokosove ostrovy|kokosovi keelingovi otoci|кокосовые о ва|ココス キーリング 諸島|科科斯 基林 群岛
CD|cod|congo kinshasa|kongo kinshasa|republica democratica del congo|demokratyczna republika konga|конго киншаса|コンゴ民主共和国 キンシャサ|刚果 金|democratic republic of the congo|drc|dr congo|congo democratic republic of the
CF|caf|central african republic|zentralafrikanische republik|republique centrafricaine|republica centroafricana|repubblica centrafricana|republica centro africana|centraal afrikaanse republiek|centralafrikanska republiken|den centralafrikanske republik|republika srodkowoafrykanska|stredoafricka republika|srednjoafricka republika|центрально африканская республика|中央アフリカ共和国|中非共和国
CG|cog|congo brazzaville|kongo brazzaville|congo|republica do congo|kongo|конго браззавиль|コンゴ共和国 ブラザビル|刚果 布|republic of the congo
CH|che|switzerland|schweiz|suisse|suiza|svizzera|suica|zwitserland|szwajcaria|svycarsko|svicarska|швеицария|スイス|瑞士|swiss|schweizerische eidgenossenschaft
CI|civ|cote divoire|costa davorio|costa do marfim|ivoorkust|elfenbenskusten|elfenbenskysten|pobrezi slonoviny|obala bjelokosti|кот дивуар|コートジボワール|科特迪瓦|ivory coast
CK|cok|cook islands|cookinseln|iles cook|islas cook|isole cook|ilhas cook|cookeilanden|cookoarna|cookoerne|wyspy cooka|cookovy ostrovy|cookovi otoci|о ва кука|クック諸島|库克群岛
CL|chl|chile|chili|cile|чили|チリ|智利
CM|cmr|cameroon|kamerun|cameroun|camerun|camaroes|kameroen|камерун|カメルーン|喀麦隆
CN|chn|china|chine|cina|kina|chiny|китаи|中国|peoples republic of china|pr china|prc|mainland china
CO|col|colombia|kolumbien|colombie|kolumbia|kolumbie|kolumbija|колумбия|コロンビア|哥伦比亚
CR|cri|costa rica|kostaryka|kostarika|коста рика|コスタリカ|哥斯达黎加
CU|cub|cuba|kuba|куба|キューバ|古巴
CV|cpv|cape verde|cabo verde|cap vert|capo verde|kaapverdie|kap verde|republika zielonego przyladka|kapverdy|zelenortska republika|кабо верде|カーボベルデ|佛得角
CW|cuw|curacao|curazao|кюрасао|キュラソー|库拉索
CX|cxr|christmas island|weihnachtsinsel|ile christmas|isla de navidad|isola christmas|ilha christmas|christmaseiland|julon|juleoen|wyspa bozego narodzenia|vanocni ostrov|bozicni otok|о в рождества|クリスマス島|圣诞岛
CY|cyp|cyprus|zypern|chypre|chipre|cipro|cypern|cypr|kypr|cipar|кипр|キプロス|塞浦路斯
CZ|cze|czechia|tschechien|tchequie|chequia|cechia|tchequia|tsjechie|tjeckien|tjekkiet|czechy|cesko|ceska|чехия|チェコ|捷克|czech republic|tschechische republik
DE|deu|germany|deutschland|allemagne|alemania|germania|alemanha|duitsland|tyskland|niemcy|nemecko|njemacka|германия|ドイツ|德国|brd|bundesrepublik deutschland|federal republic of germany|germany west|d
DJ|dji|djibouti|dschibuti|yibuti|gibuti|djibuti|dzibuti|dzibutsko|джибути|ジブチ|吉布提
DK|dnk|denmark|danemark|dinamarca|danimarca|denemarken|danmark|dania|dansko|danska|дания|デンマーク|丹麦
DM|dma|dominica|dominique|dominika|доминика|ドミニカ国|多米尼克
DO|dom|dominican republic|dominikanische republik|republique dominicaine|republica dominicana|repubblica dominicana|dominicaanse republiek|dominikanska republiken|den dominikanske republik|dominikana|dominikanska republika|доминиканская республика|ドミニカ共和国|多米尼加共和国
DZ|dza|algeria|algerien|algerie|argelia|algerije|algeriet|algieria|alzirsko|alzir|алжир|アルジェリア|阿尔及利亚
EC|ecu|ecuador|equateur|equador|ekwador|ekvador|эквадор|エクアドル|厄瓜多尔
EE|est|estonia|estland|estonie|estonsko|estonija|эстония|エストニア|爱沙尼亚
EG|egy|egypt|agypten|egypte|egipto|egitto|egito|egypten|egipt|egipat|египет|エジプト|埃及
EH|esh|western sahara|westsahara|sahara occidental|sahara occidentale|saara ocidental|westelijke sahara|vastsahara|vestsahara|sahara zachodnia|zapadni sahara|zapadna sahara|западная сахара|西サハラ|西撒哈拉
ER|eri|eritrea|erythree|eritreia|erytrea|eritreja|эритрея|エリトリア|厄立特里亚
ES|esp|spain|spanien|espagne|espana|spagna|espanha|spanje|hiszpania|spanelsko|spanjolska|испания|スペイン|西班牙
ET|eth|ethiopia|athiopien|ethiopie|etiopia|etiopien|etiopie|etiopija|эфиопия|エチオピア|埃塞俄比亚
FI|fin|finland|finnland|finlande|finlandia|finsko|finska|финляндия|フィンランド|芬兰
FJ|fji|fiji|fidschi|fidji|fiyi|figi|fidzi|фиджи|フィジー|斐济
FK|flk|falkland islands|falklandinseln|iles malouines|islas malvinas|isole falkland|ilhas malvinas|falklandeilanden|falklandsoarna|falklandsoerne|falklandy|falklandske ostrovy|falklandski otoci|фолклендские о ва|フォークランド諸島|福克兰群岛
FM|fsm|micronesia|mikronesien|micronesie|mikronezja|mikronesie|mikronezija|федеративные штаты микронезии|ミクロネシア連邦|密克罗尼西亚|micronesia federated states of
FO|fro|faroe islands|faroer|iles feroe|islas feroe|isole faer oer|ilhas faroe|faeroer|faroarna|faeroerne|wyspy owcze|faerske ostrovy|farski otoci|фарерские о ва|フェロー諸島|法罗群岛
FR|fra|france|frankreich|francia|franca|frankrijk|frankrike|frankrig|francja|francie|francuska|франция|フランス|法国
GA|gab|gabon|gabun|gabao|габон|ガボン|加蓬
GB|gbr|united kingdom|vereinigtes konigreich|royaume uni|reino unido|regno unito|verenigd koninkrijk|storbritannien|wielka brytania|wlk bryt|spojene kralovstvi|ujedinjeno kraljevstvo|великобритания|британия|イギリス|英国|uk|great britain|britain|england|scotland|wales|northern ireland|grossbritannien|grande bretagne|gran bretana|gran bretagna|angleterre|inglaterra|inghilterra|schottland|r u|united kingdom of great britain|velika britanija|united kingdom of great britain and northern ireland
GD|grd|grenada|grenade|granada|гренада|グレナダ|格林纳达
GE|geo|georgia|georgien|georgie|gruzja|gruzie|gruzija|грузия|ジョージア|格鲁吉亚
GF|guf|french guiana|franzosisch guayana|guyane francaise|guayana francesa|guyana francese|guiana francesa|frans guyana|franska guyana|fransk guyana|gujana francuska|francouzska guyana|francuska gijana|французская гвиана|仏領ギアナ|法属圭亚那
GG|ggy|guernsey|guernesey|гернси|ガーンジー|根西岛
GH|gha|ghana|gana|гана|ガーナ|加纳
GI|gib|gibraltar|gibilterra|гибралтар|ジブラルタル|直布罗陀
GL|grl|greenland|gronland|groenland|groenlandia|grenlandia|gronsko|grenland|гренландия|グリーンランド|格陵兰
GM|gmb|gambia|gambie|gambija|гамбия|ガンビア|冈比亚
GN|gin|guinea|guinee|guine|gwinea|gvineja|гвинея|ギニア|几内亚
GP|glp|guadeloupe|guadalupe|guadalupa|gwadelupa|гваделупа|グアドループ|瓜德罗普
GQ|gnq|equatorial guinea|aquatorialguinea|guinee equatoriale|guinea ecuatorial|guinea equatoriale|guine equatorial|equatoriaal guinea|ekvatorialguinea|aekvatorialguinea|gwinea rownikowa|rovnikova guinea|ekvatorska gvineja|экваториальная гвинея|赤道ギニア|赤道几内亚
GR|grc|greece|griechenland|grece|grecia|griekenland|grekland|graekenland|grecja|recko|grcka|греция|ギリシャ|希腊|el|hellas
GS|sgs|south georgia south sandwich islands|sudgeorgien und die sudlichen sandwichinseln|georgie du sud et les iles sandwich du sud|islas georgia del sur y sandwich del sur|georgia del sud e sandwich australi|ilhas georgia do sul e sandwich do sul|zuid georgia en zuidelijke sandwicheilanden|sydgeorgien och sydsandwichoarna|south georgia og de sydlige sandwichoer|georgia poludniowa i sandwich poludniowy|jizni georgie a jizni sandwichovy ostrovy|juzna georgia i otoci juzni sandwich|южная георгия и южные сандвичевы о ва|サウスジョージア サウスサンドウィッチ諸島|南乔治亚和南桑威奇群岛|south georgia and the south sandwich islands
GT|gtm|guatemala|gwatemala|gvatemala|гватемала|グアテマラ|危地马拉
GU|gum|guam|гуам|グアム|关岛
GW|gnb|guinea bissau|guinee bissau|guinea bisau|guine bissau|gwinea bissau|gvineja bisau|гвинея бисау|ギニアビサウ|几内亚比绍
GY|guy|guyana|guiana|gujana|gvajana|гаиана|ガイアナ|圭亚那
HK|hkg|hong kong sar china|hong kong|sonderverwaltungsregion hongkong|hongkong|r a s chinoise de hong kong|rae de hong kong china|ras di hong kong|hong kong rae da china|hongkong sar van china|hongkong sar|sar hongkong|sra hongkong chiny|hongkong zao ciny|pup hong kong kina|гонконг сар|гонконг|中華人民共和国香港特別行政区|香港|中国香港特别行政区
HM|hmd|heard mcdonald islands|heard und mcdonaldinseln|iles heard et macdonald|islas heard y mcdonald|isole heard e mcdonald|ilhas heard e mcdonald|heard en mcdonaldeilanden|heardon och mcdonaldoarna|heard island og mcdonald islands|wyspy heard i mcdonalda|hearduv ostrov a mcdonaldovy ostrovy|otoci heard i mcdonald|о ва херд и макдональд|ハード島 マクドナルド諸島|赫德岛和麦克唐纳群岛|heard island and mcdonald islands
HN|hnd|honduras|гондурас|ホンジュラス|洪都拉斯
HR|hrv|croatia|kroatien|croatie|croacia|croazia|kroatie|chorwacja|chorvatsko|hrvatska|хорватия|クロアチア|克罗地亚
HT|hti|haiti|гаити|ハイチ|海地
HU|hun|hungary|ungarn|hongrie|hungria|ungheria|hongarije|ungern|wegry|madarsko|madarska|венгрия|ハンガリー|匈牙利
ID|idn|indonesia|indonesien|indonesie|indonezja|indonezija|индонезия|インドネシア|印度尼西亚
IE|irl|ireland|irland|irlande|irlanda|ierland|irlandia|irsko|irska|ирландия|アイルランド|爱尔兰|eire|republic of ireland
IL|isr|israel|israele|izrael|израиль|イスラエル|以色列
IM|imn|isle of man|ile de man|isla de man|isola di man|ilha de man|wyspa man|ostrov man|otok man|о в мэн|マン島|马恩岛
IN|ind|india|indien|inde|indie|indija|индия|インド|印度
IO|iot|british indian ocean territory|britisches territorium im indischen ozean|territoire britannique de locean indien|territorio britanico del oceano indico|territorio britannico delloceano indiano|territorio britanico do oceano indico|brits indische oceaanterritorium|brittiska territoriet i indiska oceanen|det britiske territorium i det indiske ocean|brytyjskie terytorium oceanu indyjskiego|britske indickooceanske uzemi|britanski indijskooceanski teritorij|британская территория в индииском океане|英領インド洋地域|英属印度洋领地
IQ|irq|iraq|irak|iraque|ирак|イラク|伊拉克
IR|irn|iran|ira|иран|イラン|伊朗|islamic republic of iran|persia|iran islamic republic of
IS|isl|iceland|island|islande|islandia|islanda|ijsland|исландия|アイスランド|冰岛
IT|ita|italy|italien|italie|italia|wlochy|italija|италия|イタリア|意大利
JE|jey|jersey|джерси|ジャージー|泽西岛
JM|jam|jamaica|jamaika|jamaique|giamaica|jamajka|ямаика|ジャマイカ|牙买加
JO|jor|jordan|jordanien|jordanie|jordania|giordania|jordansko|иордания|ヨルダン|约旦
JP|jpn|japan|japon|giappone|japao|japonia|japonsko|япония|日本
KE|ken|kenya|kenia|quenia|kena|kenija|кения|ケニア|肯尼亚
KG|kgz|kyrgyzstan|kirgisistan|kirghizstan|kirguistan|kirghizistan|quirguistao|kirgizie|kirgizistan|kirgistan|киргизия|キルギス|吉尔吉斯斯坦
KH|khm|cambodia|kambodscha|cambodge|camboya|cambogia|camboja|cambodja|kambodja|kambodza|камбоджа|カンボジア|柬埔寨
KI|kir|kiribati|quiribati|кирибати|キリバス|基里巴斯
KM|com|comoros|komoren|comores|comoras|comore|comoren|komorerna|comorerne|komory|komori|коморы|コモロ|科摩罗
KN|kna|st kitts nevis|st kitts und nevis|saint christophe et nieves|san cristobal y nieves|saint kitts e nevis|sao cristovao e nevis|saint kitts en nevis|s t kitts och nevis|saint kitts og nevis|saint kitts i nevis|svaty krystof a nevis|sveti kristofor i nevis|сент китс и невис|セントクリストファー ネーヴィス|圣基茨和尼维斯|saint kitts and nevis
KP|prk|north korea|nordkorea|coree du nord|corea del norte|corea del nord|coreia do norte|noord korea|korea polnocna|severni korea|sjeverna koreja|кндр|北朝鮮|朝鲜|democratic peoples republic of korea|korea democratic peoples republic of
KR|kor|south korea|sudkorea|coree du sud|corea del sur|corea del sud|coreia do sul|zuid korea|sydkorea|korea poludniowa|jizni korea|juzna koreja|республика корея|韓国|韩国|korea|republic of korea|korea south|korea republic of
KW|kwt|kuwait|koweit|koeweit|kuwejt|kuvajt|кувеит|クウェート|科威特
KY|cym|cayman islands|kaimaninseln|iles caimans|islas caiman|isole cayman|ilhas cayman|kaaimaneilanden|caymanoarna|caymanoerne|kajmany|kajmanske ostrovy|kajmanski otoci|о ва каиман|ケイマン諸島|开曼群岛
KZ|kaz|kazakhstan|kasachstan|kazajistan|kazakistan|cazaquistao|kazachstan|kazakstan|kasakhstan|kazahstan|казахстан|カザフスタン|哈萨克斯坦
LA|lao|laos|лаос|ラオス|老挝|lao peoples democratic republic
LB|lbn|lebanon|libanon|liban|libano|ливан|レバノン|黎巴嫩
LC|lca|st lucia|sainte lucie|santa lucia|saint lucia|s t lucia|svata lucie|sveta lucija|сент люсия|セントルシア|圣卢西亚
LI|lie|liechtenstein|lichtenstejnsko|lihtenstajn|лихтенштеин|リヒテンシュタイン|列支敦士登
LK|lka|sri lanka|шри ланка|スリランカ|斯里兰卡
LR|lbr|liberia|liberie|liberija|либерия|リベリア|利比里亚
LS|lso|lesotho|lesoto|лесото|レソト|莱索托
LT|ltu|lithuania|litauen|lituanie|lituania|litouwen|litwa|litva|литва|リトアニア|立陶宛
LU|lux|luxembourg|luxemburg|luxemburgo|lussemburgo|luksemburg|lucembursko|люксембург|ルクセンブルク|卢森堡
LV|lva|latvia|lettland|lettonie|letonia|lettonia|letland|lotwa|lotyssko|latvija|латвия|ラトビア|拉脱维亚
LY|lby|libya|libyen|libye|libia|libie|libija|ливия|リビア|利比亚
MA|mar|morocco|marokko|maroc|marruecos|marocco|marrocos|marocko|maroko|марокко|モロッコ|摩洛哥
MC|mco|monaco|monako|монако|モナコ|摩纳哥
MD|mda|moldova|republik moldau|moldavie|moldavia|moldavien|moldawia|moldavsko|moldavija|молдова|モルドバ|摩尔多瓦|republic of moldova|moldova republic of
ME|mne|montenegro|czarnogora|cerna hora|crna gora|черногория|モンテネグロ|黑山
MF|maf|st martin|saint martin|san martin|sao martinho|svaty martin francie|сен мартен|サン マルタン|法属圣马丁
MG|mdg|madagascar|madagaskar|мадагаскар|マダガスカル|马达加斯加
MH|mhl|marshall islands|marshallinseln|iles marshall|islas marshall|isole marshall|ilhas marshall|marshalleilanden|marshalloarna|marshalloerne|wyspy marshalla|marshallovy ostrovy|marsalovi otoci|маршалловы о ва|マーシャル諸島|马绍尔群岛
MK|mkd|north macedonia|nordmazedonien|macedoine du nord|macedonia del norte|macedonia del nord|macedonia do norte|noord macedonie|nordmakedonien|macedonia polnocna|severni makedonie|sjeverna makedonija|северная македония|北マケドニア|北马其顿|macedonia|fyrom
ML|mli|mali|мали|マリ|马里
MM|mmr|myanmar burma|myanmar|myanmar birmanie|myanmar birmania|mianmar birmania|myanmar birma|mjanma birma|myanmar barma|mjanmar burma|мьянма бирма|ミャンマー ビルマ|缅甸|burma
MN|mng|mongolia|mongolei|mongolie|mongoliet|mongolsko|mongolija|монголия|モンゴル|蒙古
MO|mac|macao sar china|macao|sonderverwaltungsregion macau|macau|r a s chinoise de macao|rae de macao china|ras di macao|macau rae da china|macau sar van china|macao sar|sar macao|sra makau chiny|makau|macao zao ciny|pup makao kina|makao|макао сар|макао|中華人民共和国マカオ特別行政区|マカオ|中国澳门特别行政区|澳门
MP|mnp|northern mariana islands|nordliche marianen|iles mariannes du nord|islas marianas del norte|isole marianne settentrionali|ilhas marianas do norte|noordelijke marianen|nordmarianerna|nordmarianerne|mariany polnocne|severni mariany|sjevernomarijanski otoci|северные марианские о ва|北マリアナ諸島|北马里亚纳群岛
MQ|mtq|martinique|martinica|martynika|martinik|мартиника|マルティニーク|马提尼克
MR|mrt|mauritania|mauretanien|mauritanie|mauretania|mauretanija|мавритания|モーリタニア|毛里塔尼亚
MS|msr|montserrat|монтсеррат|モントセラト|蒙特塞拉特
MT|mlt|malta|malte|мальта|マルタ|马耳他
MU|mus|mauritius|maurice|mauricio|mauricius|mauricijus|маврикии|モーリシャス|毛里求斯
MV|mdv|maldives|malediven|maldivas|maldive|maldiven|maldiverna|maldiverne|malediwy|maledivy|maldivi|мальдивы|モルディブ|马尔代夫
MW|mwi|malawi|malaui|malavi|малави|マラウイ|马拉维
MX|mex|mexico|mexiko|mexique|messico|meksyk|meksiko|мексика|メキシコ|墨西哥
MY|mys|malaysia|malaisie|malasia|maleisie|malezja|malajsie|malezija|малаизия|マレーシア|马来西亚
MZ|moz|mozambique|mosambik|mozambico|mocambique|mozambik|мозамбик|モザンビーク|莫桑比克
NA|nam|namibia|namibie|namibija|намибия|ナミビア|纳米比亚
NC|ncl|new caledonia|neukaledonien|nouvelle caledonie|nueva caledonia|nuova caledonia|nova caledonia|nieuw caledonie|nya kaledonien|ny kaledonien|nowa kaledonia|nova kaledonie|nova kaledonija|новая каледония|ニューカレドニア|新喀里多尼亚
NE|ner|niger|нигер|ニジェール|尼日尔
NF|nfk|norfolk island|norfolkinsel|ile norfolk|isla norfolk|isola norfolk|ilha norfolk|norfolk|norfolkon|otok norfolk|о в норфолк|ノーフォーク島|诺福克岛
NG|nga|nigeria|nigerie|nigerija|нигерия|ナイジェリア|尼日利亚
NI|nic|nicaragua|nikaragua|nikaragva|никарагуа|ニカラグア|尼加拉瓜
NL|nld|netherlands|niederlande|pays bas|paises bajos|paesi bassi|paises baixos|nederland|nederlanderna|nederlandene|holandia|nizozemsko|nizozemska|нидерланды|オランダ|荷兰|holland|hollande|holanda|olanda|netherlands kingdom of the
NO|nor|norway|norwegen|norvege|noruega|norvegia|noorwegen|norge|norwegia|norsko|norveska|норвегия|ノルウェー|挪威
NP|npl|nepal|непал|ネパール|尼泊尔
NR|nru|nauru|науру|ナウル|瑙鲁
NU|niu|niue|ниуэ|ニウエ|纽埃
NZ|nzl|new zealand|neuseeland|nouvelle zelande|nueva zelanda|nuova zelanda|nova zelandia|nieuw zeeland|nya zeeland|nowa zelandia|novy zeland|novi zeland|новая зеландия|ニュージーランド|新西兰|aotearoa
OM|omn|oman|oma|оман|オマーン|阿曼
PA|pan|panama|панама|パナマ|巴拿马
PE|per|peru|perou|перу|ペルー|秘鲁
PF|pyf|french polynesia|franzosisch polynesien|polynesie francaise|polinesia francesa|polinesia francese|frans polynesie|franska polynesien|fransk polynesien|polinezja francuska|francouzska polynesie|francuska polinezija|французская полинезия|仏領ポリネシア|法属波利尼西亚
PG|png|papua new guinea|papua neuguinea|papouasie nouvelle guinee|papua nueva guinea|papua nuova guinea|papua nova guine|papoea nieuw guinea|papua nya guinea|papua ny guinea|papua nowa gwinea|papua nova guinea|papua nova gvineja|папуа новая гвинея|パプアニューギニア|巴布亚新几内亚
PH|phl|philippines|philippinen|filipinas|filippine|filipijnen|filippinerna|filippinerne|filipiny|filipini|филиппины|フィリピン|菲律宾|the philippines
PK|pak|pakistan|paquistao|пакистан|パキスタン|巴基斯坦
PL|pol|poland|polen|pologne|polonia|polska|polsko|poljska|польша|ポーランド|波兰
PM|spm|st pierre miquelon|st pierre und miquelon|saint pierre et miquelon|san pedro y miquelon|saint pierre e miquelon|sao pedro e miquelao|saint pierre en miquelon|s t pierre och miquelon|saint pierre og miquelon|saint pierre i miquelon|saint pierre a miquelon|sveti petar i mikelon|сен пьер и микелон|サンピエール島 ミクロン島|圣皮埃尔和密克隆群岛|saint pierre and miquelon
PN|pcn|pitcairn islands|pitcairn|pitcairninseln|iles pitcairn|islas pitcairn|isole pitcairn|ilhas pitcairn|pitcairneilanden|pitcairnoarna|pitcairnovy ostrovy|pitcairnovi otoci|о ва питкэрн|ピトケアン諸島|皮特凯恩群岛
PR|pri|puerto rico|porto rico|portorico|portoryko|portoriko|пуэрто рико|プエルトリコ|波多黎各
PS|pse|palestinian territories|palestine|palastinensische autonomiegebiete|palastina|territoires palestiniens|territorios palestinos|palestina|territori palestinesi|palestijnse gebieden|palestinska territorierna|de palaestinensiske omrader|palaestina|terytoria palestynskie|palestyna|palestinska uzemi|palestinsko podrucje|палестинские территории|палестина|パレスチナ自治区|パレスチナ|巴勒斯坦领土|巴勒斯坦|palestinian territory|palestine state of
PT|prt|portugal|portogallo|portugalia|portugalsko|португалия|ポルトガル|葡萄牙
PW|plw|palau|palaos|палау|パラオ|帕劳
PY|pry|paraguay|paraguai|paragwaj|paragvaj|парагваи|パラグアイ|巴拉圭
QA|qat|qatar|katar|catar|катар|カタール|卡塔尔
RE|reu|reunion|la reunion|riunione|reuniao|реюньон|レユニオン|留尼汪
RO|rou|romania|rumanien|roumanie|rumania|romenia|roemenie|rumaenien|rumunia|rumunsko|rumunjska|румыния|ルーマニア|罗马尼亚
RS|srb|serbia|serbien|serbie|servia|servie|srbsko|srbija|сербия|セルビア|塞尔维亚
RU|rus|russia|russland|russie|rusia|rusland|ryssland|rosja|rusko|rusija|россия|ロシア|俄罗斯|russian federation
RW|rwa|rwanda|ruanda|руанда|ルワンダ|卢旺达
SA|sau|saudi arabia|saudi arabien|arabie saoudite|arabia saudi|arabia saudita|saoedi arabie|saudiarabien|arabia saudyjska|saudska arabie|saudijska arabija|саудовская аравия|サウジアラビア|沙特阿拉伯|ksa
SB|slb|solomon islands|salomonen|iles salomon|islas salomon|isole salomone|ilhas salomao|salomonseilanden|salomonoarna|salomonoerne|wyspy salomona|salamounovy ostrovy|salomonovi otoci|соломоновы о ва|ソロモン諸島|所罗门群岛
SC|syc|seychelles|seychellen|seicheles|seychellerna|seychellerne|seszele|seychely|sejseli|сеишельские о ва|セーシェル|塞舌尔
SD|sdn|sudan|soudan|sudao|soedan|судан|スーダン|苏丹
SE|swe|sweden|schweden|suede|suecia|svezia|zweden|sverige|szwecja|svedsko|svedska|швеция|スウェーデン|瑞典
SG|sgp|singapore|singapur|singapour|singapura|сингапур|シンガポール|新加坡
SH|shn|st helena|sainte helene|santa elena|santelena|santa helena|sint helena|s t helena|wyspa swietej heleny|svata helena|sveta helena|о в св елены|セントヘレナ|圣赫勒拿|saint helena ascension and tristan da cunha
SI|svn|slovenia|slowenien|slovenie|eslovenia|slovenien|slowenia|slovinsko|slovenija|словения|スロベニア|斯洛文尼亚
SJ|sjm|svalbard jan mayen|spitzbergen und jan mayen|svalbard et jan mayen|svalbard y jan mayen|svalbard e jan mayen|spitsbergen en jan mayen|svalbard och jan mayen|svalbard og jan mayen|svalbard i jan mayen|spicberky a jan mayen|шпицберген и ян маиен|スバールバル諸島 ヤンマイエン島|斯瓦尔巴和扬马延|svalbard and jan mayen
SK|svk|slovakia|slowakei|slovaquie|eslovaquia|slovacchia|slowakije|slovakien|slovakiet|slowacja|slovensko|slovacka|словакия|スロバキア|斯洛伐克
SL|sle|sierra leone|sierra leona|serra leoa|sijera leone|сьерра леоне|シエラレオネ|塞拉利昂
SM|smr|san marino|saint marin|сан марино|サンマリノ|圣马力诺
SN|sen|senegal|сенегал|セネガル|塞内加尔
SO|som|somalia|somalie|somalsko|somalija|сомали|ソマリア|索马里
SR|sur|suriname|surinam|суринам|スリナム|苏里南
SS|ssd|south sudan|sudsudan|soudan du sud|sudan del sur|sud sudan|sudao do sul|zuid soedan|sydsudan|sudan poludniowy|jizni sudan|juzni sudan|южныи судан|南スーダン|南苏丹
ST|stp|sao tome principe|sao tome und principe|sao tome et principe|santo tome y principe|sao tome e principe|sao tome en principe|sao tome och principe|sao tome og principe|wyspy swietego tomasza i ksiazeca|svaty tomas a princuv ostrov|sveti toma i princip|сан томе и принсипи|サントメ プリンシペ|圣多美和普林西比|sao tome and principe
SV|slv|el salvador|salvador|salwador|сальвадор|エルサルバドル|萨尔瓦多
SX|sxm|sint maarten|saint martin partie neerlandaise|svaty martin nizozemsko|синт мартен|シント マールテン|荷属圣马丁
SY|syr|syria|syrien|syrie|siria|sirija|сирия|シリア|叙利亚|syrian arab republic
SZ|swz|eswatini|esuatini|essuatini|esvatini|эсватини|エスワティニ|斯威士兰|swaziland
TC|tca|turks caicos islands|turks und caicosinseln|iles turques et caiques|islas turcas y caicos|isole turks e caicos|ilhas turcas e caicos|turks en caicoseilanden|turks och caicosoarna|turks og caicosoerne|turks i caicos|turks a caicos|otoci turks i caicos|теркс и каикос|タークス カイコス諸島|特克斯和凯科斯群岛|turks and caicos islands
TD|tcd|chad|tschad|tchad|ciad|chade|tsjaad|czad|cad|чад|チャド|乍得
TF|atf|french southern territories|franzosische sud und antarktisgebiete|terres australes francaises|territorios australes franceses|terre australi francesi|territorios franceses do sul|franse gebieden in de zuidelijke indische oceaan|franska sydterritorierna|de franske besiddelser i det sydlige indiske ocean og antarktis|francuskie terytoria poludniowe i antarktyczne|francouzska jizni uzemi|francuski juzni teritoriji|французские южные территории|仏領極南諸島|法属南部领地
TG|tgo|togo|того|トーゴ|多哥
TH|tha|thailand|thailande|tailandia|thailandia|tajlandia|thajsko|tajland|таиланд|タイ|泰国
TJ|tjk|tajikistan|tadschikistan|tadjikistan|tayikistan|tagikistan|tadjiquistao|tadzjikistan|tadsjikistan|tadzykistan|tadzikistan|таджикистан|タジキスタン|塔吉克斯坦
TK|tkl|tokelau|tokelauoarna|токелау|トケラウ|托克劳
TL|tls|timor leste|timor oriental|timor est|oost timor|osttimor|timor wschodni|vychodni timor|восточныи тимор|東ティモール|东帝汶|east timor
TM|tkm|turkmenistan|turcomenistao|туркменистан|トルクメニスタン|土库曼斯坦
TN|tun|tunisia|tunesien|tunisie|tunez|tunesie|tunisien|tunezja|tunisko|tunis|тунис|チュニジア|突尼斯
TO|ton|tonga|тонга|トンガ|汤加
TR|tur|turkiye|turkei|turquie|turquia|turchia|turkije|turkiet|tyrkiet|turcja|turecko|turska|турция|トルコ|土耳其|turkey
TT|tto|trinidad tobago|trinidad und tobago|trinite et tobago|trinidad y tobago|trinidad e tobago|trinidad en tobago|trinidad och tobago|trinidad og tobago|trynidad i tobago|trinidad a tobago|trinidad i tobago|тринидад и тобаго|トリニダード トバゴ|特立尼达和多巴哥|trinidad and tobago
TV|tuv|tuvalu|тувалу|ツバル|图瓦卢
TW|twn|taiwan|tajwan|tchaj wan|tajvan|таивань|台湾|taiwan province of china
TZ|tza|tanzania|tansania|tanzanie|tanzanija|танзания|タンザニア|坦桑尼亚|united republic of tanzania|tanzania united republic of
UA|ukr|ukraine|ucrania|ucraina|oekraine|ukraina|ukrajina|украина|ウクライナ|乌克兰
UG|uga|uganda|ouganda|oeganda|уганда|ウガンダ|乌干达
UM|umi|u s outlying islands|amerikanische uberseeinseln|iles mineures eloignees des etats unis|islas menores alejadas de ee uu|isole minori esterne degli stati uniti|ilhas menores distantes dos eua|kleine afgelegen eilanden van de verenigde staten|usa s yttre oar|amerikanske oversoiske oer|dalekie wyspy mniejsze stanow zjednoczonych|mensi odlehle ostrovy usa|mali udaljeni otoci sad a|внешние малые о ва сша|合衆国領有小離島|美国本土外小岛屿|united states minor outlying islands
US|usa|united states|vereinigte staaten|etats unis|estados unidos|ee uu|stati uniti|eua|verenigde staten|stany zjednoczone|spojene staty|sjedinjene americke drzave|sad|соединенные штаты|сша|アメリカ合衆国|アメリカ|美国|u s|u s of a|america|vereinigte staaten von amerika|estados unidos de america|etats unis d amerique|eeuu|united states america|united states of america
UY|ury|uruguay|uruguai|urugwaj|urugvaj|уругваи|ウルグアイ|乌拉圭
UZ|uzb|uzbekistan|usbekistan|ouzbekistan|uzbequistao|oezbekistan|узбекистан|ウズベキスタン|乌兹别克斯坦
VA|vat|vatican city|vatikanstadt|etat de la cite du vatican|ciudad del vaticano|citta del vaticano|cidade do vaticano|vaticaanstad|vatikanstaten|watykan|vatikan|ватикан|バチカン市国|梵蒂冈|vatican|holy see
VC|vct|st vincent grenadines|st vincent und die grenadinen|saint vincent et les grenadines|san vicente y las granadinas|saint vincent e grenadine|sao vicente e granadinas|saint vincent en de grenadines|s t vincent och grenadinerna|saint vincent og grenadinerne|saint vincent i grenadyny|svaty vincenc a grenadiny|sveti vincent i grenadini|сент винсент и гренадины|セントビンセント及びグレナディーン諸島|圣文森特和格林纳丁斯|saint vincent and the grenadines
VE|ven|venezuela|wenezuela|венесуэла|ベネズエラ|委内瑞拉|venezuela bolivarian republic of
VG|vgb|british virgin islands|britische jungferninseln|iles vierges britanniques|islas virgenes britanicas|isole vergini britanniche|ilhas virgens britanicas|britse maagdeneilanden|brittiska jungfruoarna|de britiske jomfruoer|brytyjskie wyspy dziewicze|britske panenske ostrovy|britanski djevicanski otoci|виргинские о ва великобритания|英領ヴァージン諸島|英属维尔京群岛|virgin islands
VI|vir|u s virgin islands|amerikanische jungferninseln|iles vierges des etats unis|islas virgenes de ee uu|isole vergini americane|ilhas virgens americanas|amerikaanse maagdeneilanden|amerikanska jungfruoarna|de amerikanske jomfruoer|wyspy dziewicze stanow zjednoczonych|americke panenske ostrovy|americki djevicanski otoci|виргинские о ва сша|米領ヴァージン諸島|美属维尔京群岛
VN|vnm|vietnam|viet nam|vietna|wietnam|vijetnam|вьетнам|ベトナム|越南
VU|vut|vanuatu|вануату|バヌアツ|瓦努阿图
WF|wlf|wallis futuna|wallis und futuna|wallis et futuna|wallis y futuna|wallis e futuna|wallis en futuna|wallis och futunaoarna|wallis og futuna|wallis i futuna|wallis a futuna|уоллис и футуна|ウォリス フツナ|瓦利斯和富图纳|wallis and futuna
WS|wsm|samoa|самоа|サモア|萨摩亚
XK|xkx|kosovo|kosowo|косово|コソボ|科索沃
YE|yem|yemen|jemen|iemen|иемен|イエメン|也门
YT|myt|mayotte|majotta|маиотта|マヨット|马约特
ZA|zaf|south africa|sudafrika|afrique du sud|sudafrica|africa do sul|zuid afrika|sydafrika|republika poludniowej afryki|jihoafricka republika|juznoafricka republika|южно африканская республика|南アフリカ|南非|rsa
ZM|zmb|zambia|sambia|zambie|zambija|замбия|ザンビア|赞比亚
ZW|zwe|zimbabwe|simbabwe|zimbabue|zimbabve|зимбабве|ジンバブエ|津巴布韦
`
