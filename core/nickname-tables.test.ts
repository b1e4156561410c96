/** The built-in tables, held against what people who speak the language know. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { agreesByNickname, NICKNAMES_VERSION, openNicknames, pairsOfTable } from './nickname.ts'
import { NICKNAME_TABLES } from './nickname-tables.ts'

const TABLES = Object.entries(NICKNAME_TABLES)
const builtIn = openNicknames([])
const names = [...new Set(TABLES.flatMap(([, table]) => pairsOfTable(table).flat()))]

const SAMPLES: Readonly<Record<keyof typeof NICKNAME_TABLES, string>> = {
  arabic: 'Mohamed Muhammad, Mohammed Mo, Ahmed Ahmad, Yusuf Youssef, Abdullah Abdallah, Hussein Hossein, Aisha Ayesha',
  czech: 'Jan Honza, Josef Pepa, Jiří Jirka, Jozef Jožko, Kateřina Káťa, Zuzana Zuzka, Juraj Ďuro',
  dutch: 'Cornelis Kees, Johannes Jan, Hendrik Henk, Wilhelmus Wim, Elisabeth Els, Jacobus Koos, Margaretha Greet',
  english: 'Robert Bob, William Bill, Margaret Peggy, John Jack, Richard Dick, Mary Polly, Edward Ted, Sarah Sally',
  finnish: 'Aleksanteri Santtu, Juhani Jussi, Kaarlo Kalle, Johannes Hannes, Margareeta Reetta',
  french: 'Guillaume Guigui, Marguerite Margot, Jacques Jacquot, Pierre Pierrot, Édouard Doudou',
  german: 'Josef Sepp, Ulrich Uli, Friedrich Fritz, Johannes Hannes, Theresa Resi, Margarete Grete, Katharina Käthe',
  greek: 'Κωνσταντίνος Κώστας, Ιωάννης Γιάννης, Ελένη Λένα, Panagiotis Takis, Dimitrios Mitsos, Vasiliki Kiki',
  hungarian: 'István Pista, János Jancsi, József Jóska, Erzsébet Zsóka, László Laci, Zsuzsanna Zsuzsa',
  italian: 'Giuseppe Beppe, Francesco Ciccio, Domenico Mimmo, Luigi Gigi, Salvatore Totò, Margherita Rita',
  polish: 'Jan Jaś, Katarzyna Kasia, Małgorzata Gosia, Wojciech Wojtek, Jakub Kuba, Stanisław Staszek, Zofia Zosia',
  portuguese: 'Francisco Chico, José Zé, Luís Lula, Guilherme Gui, Antônio Tom, Sebastião Tião, Maria Luísa Malu',
  romanian: 'Gheorghe Ghiță, Constantin Costel, Ion Nelu, Dumitru Mitică, Ștefan Fane',
  russian: 'Александр Саша, Фёдор Федя, Георгий Жора, Дмитрий Митя, Ekaterina Katya, Sergei Sergey, Vladimir Vova',
  scandinavian: 'Karl Kalle, Lars Lasse, Christina Kicki, Bengt Bengan, Birgitta Gitta, Kathrine Trine, Ulf Uffe',
  'south-slavic':
    'Ivan Ivica, Stjepan Stipe, Đorđe Đole, Svetlana Ceca, Petar Pero, Душан Дуле, Јован Јоца, Janez Janko',
  spanish: 'José Pepe, Francisco Paco, Ignacio Nacho, Guadalupe Lupe, Jesús Chuy, Concepción Concha, Enrique Quique',
  turkish: 'İbrahim İbo, Mehmet Memo, Fatma Fatoş, Süleyman Sülo',
  ukrainian: 'Олександр Сашко, Ганна Аня, Григорій Гриць, Mykola Kolya, Volodymyr Vladimir',
}

/** Names of one sex in every language that has them: a pair may join one with a short form of both, not with another. */
const MEN = foldedSet(`Aaron Ahmed Albert Aleksander Alessandro Alexander Alfred Andrew Antoine Anton Antonio Arthur
  Bernard Bob Carlos Charles Christopher Daniel David Dimitrios Don Donald Edward Eduardo Ernst Felipe Fernando
  Francesco Francisco Franz Fred Frederick Friedrich Georg George Giovanni Giuseppe Guillaume Gustav Hans Heinrich
  Henry Ignacio István Ivan Jack Jacques Jakub James János Jim Joaquim João Johannes John Jonathan Jorge José Joseph
  Josef Juan Karl Konstantinos Lars László Laurent Lawrence Lorenzo Louis Luigi Manuel Marcus Mario Martin Matthew
  Mehmet Michael Mohamed Nicholas Nikolaos Olof Oliver Patrick Paul Pedro Peter Petr Philip Pierre Rafael Raymond
  Ricardo Richard Robert Roberto Rodrigo Ron Ronald Rudolf Samuel Sebastian Sergei Stanisław Stephen Theodore Thomas
  Timothy Ulrich Victor Vincent Vladimir Walter Wilhelm William Wojciech Yusuf Александр Алексей Андрей Борис Виктор
  Владимир Дмитрий Иван Михаил Николай Пётр Сергей Олександр Микола Душан Јован Κωνσταντίνος Ιωάννης Γεώργιος Νίκος`)
const WOMEN = foldedSet(`Abigail Adriana Aisha Alessandra Alexandra Alice Amanda Amelia Amy Ana Anna Anastasia
  Barbara Beatrice Birgitta Caroline Catherine Cecilia Charlotte Christina Clara Claudia Concepción Cristina Daniela
  Deborah Diana Dolores Dorothea Dorothy Eleanor Elena Elisabeth Elizabeth Elżbieta Emily Emma Erika Eva Fatima
  Florence Frances Francesca Francisca Franziska Gabriela Georgina Gertrud Giovanna Giulia Giuseppina Grace
  Helen Helena Henrietta Isabel Jacqueline Jane Jennifer Jessica Joanna Johanna Josefa Josephine Julia Karolina
  Katarina Katharina Kateřina Laura Linda Louise Lucia Luisa Magdalena Manuela Margaret Maria Marie Martha Mary
  Matilda Michaela Monika Natalia Olga Patricia Paula Petra Philippa Rachel Rebecca Roberta Rosa Sarah Sofia Stefania
  Stephanie Susan Tatiana Teresa Ursula Valentina Veronica Victoria Virginia Wilhelmina Winifred Zofia Zuzana Анна
  Александра Валентина Екатерина Елена Мария Наталья Ольга Светлана Татьяна Юлия Олена Ганна Јелена Милица Ελένη
  Κωνσταντίνα Μαρία Αικατερίνη`)

function foldedSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).map(fold))
}

describe('the tables', () => {
  it.each(TABLES)('%s holds folded names, each line once, in order', (_language, table) => {
    const lines = table.trim().split('\n')
    const heads = lines.map((line) => line.split(': ')[0] ?? '')
    expect(heads).toEqual([...new Set(heads)].sort())
    const pairs = pairsOfTable(table)
    expect(pairs.flat().filter((name) => name === '' || name !== fold(name))).toEqual([])
    expect(pairs.filter(([a, b]) => a === b || a.length < 2 || b.length < 2)).toEqual([])
    const sorted = pairs.map((pair) => [...pair].sort().join('–'))
    expect(sorted.filter((pair, i) => sorted.indexOf(pair) !== i)).toEqual([])
  })

  it.each(Object.entries(SAMPLES))('%s has its best known nicknames', (language, samples) => {
    const pairs = samples.split(', ').map((sample) => sample.split(' ').map(fold))
    // The last word is the short one, as in Maria Luísa Malu.
    const both = pairs.map((words) => [words.slice(0, -1).join(' '), words.at(-1) ?? ''] as const)
    const table = pairsOfTable(NICKNAME_TABLES[language as keyof typeof NICKNAME_TABLES])
    expect(both.filter(([a, b]) => !table.some((pair) => pair.includes(a) && pair.includes(b)))).toEqual([])
    expect(both.filter(([a, b]) => !agreesByNickname(a, b, builtIn) || !agreesByNickname(b, a, builtIn))).toEqual([])
  })

  it('say the same of a pair whichever name comes first, and of no name that it is its own nickname', () => {
    expect(names.filter((name) => builtIn.of(name).has(name))).toEqual([])
    const oneWay = names.filter((name) => [...builtIn.of(name)].some((other) => !builtIn.of(other).has(name)))
    expect(oneWay).toEqual([])
  })

  it('join no name of a man with one of a woman', () => {
    expect([...MEN].filter((name) => WOMEN.has(name))).toEqual([])
    expect(
      [...MEN].flatMap((man) => [...builtIn.of(man)].filter((other) => WOMEN.has(other)).map((w) => [man, w])),
    ).toEqual([])
    expect([...MEN, ...WOMEN].filter((name) => builtIn.of(name).size === 0)).toEqual([])
  })

  it.each(
    'Bob Rob, Paco Pancho, Kees Cor, Bill Will, Kasia Kaśka, Саша Шура, Giorgos George, Mario Maria, José Josefa, Daniel Daniela, Emma Emily, Marie Maria, Hannah Anna, Jan Joanna, Klaus Konrad, Jean Jean-Pierre, Catherine Katherine, Mohamed Mahmoud, Hamid Ahmed, Amin Amina'.split(
      ', ',
    ),
  )('leave two names two: %s', (pair) => {
    const [a = '', b = ''] = pair.split(' ').map(fold)
    expect(agreesByNickname(a, b, builtIn)).toBe(false)
  })

  it('have a new version when they change', () => {
    const hash = createHash('sha256')
      .update(JSON.stringify(TABLES.map(([, table]) => pairsOfTable(table))))
      .digest('hex')
    expect([NICKNAMES_VERSION, hash.slice(0, 16)]).toEqual([3, 'b226df8a7ed9ed91'])
  })
})
