/** German names, places and streets, most common first. */
import type { Random } from '../../lists/random.ts'
import { between, combined, digits, phrases, words, zipf } from '../pick.ts'
import { birthdayOf, type Resident } from '../resident.ts'

const FEMALE =
  words(`Anna Maria Ursula Monika Petra Elisabeth Sabine Renate Helga Karin Brigitte Ingrid Erika Andrea Gisela
  Claudia Susanne Gabriele Christa Christine Hildegard Anja Birgit Martina Gertrud Stefanie Heike Julia Katharina Barbara
  Kerstin Nicole Angelika Ute Silke Ilse Elke Cornelia Ingeborg Edith Irmgard Kathrin Ruth Jutta Melanie Sandra Doris
  Sonja Tanja Bärbel Käthe Lena Laura Lisa Sarah Johanna Hannah Leonie Franziska Theresa Charlotte Greta Frieda Mathilda
  Luise Antonia Magdalena Veronika Regina Margarete Rosemarie Annegret Annemarie Marlies Heidemarie Svenja Wiebke Frauke
  Antje Dörte Grit Beate Marion Carola Yvonne Bettina Anke Ulrike Dagmar Marlene Ida Paula Mia Emma Clara Jana Nele`)
const MALE =
  words(`Peter Wolfgang Michael Werner Klaus Thomas Manfred Helmut Jürgen Heinz Gerhard Andreas Hans Josef Günter
  Dieter Horst Walter Frank Bernd Karl Herbert Franz Martin Uwe Georg Stefan Rainer Christian Alexander Markus Matthias
  Ralf Rudolf Kurt Günther Jörg Heinrich Wilhelm Erich Norbert Hermann Rolf Siegfried Joachim Harald Alfred Sebastian
  Daniel Tobias Florian Jan Tim Felix Lukas Jonas Maximilian Philipp Moritz Paul Leon Niklas Simon Fabian David Julian
  Benedikt Konstantin Valentin Ludwig Anton Emil Oskar Friedrich Götz Björn Sören Jörn Malte Torsten Carsten Holger Dirk
  Volker Guido Ingo Axel Detlef Lothar Eberhard Reinhard Burkhard Gottfried Ulrich Dietmar Bernhard Roland Kai Sven Nils`)
const COMMON =
  words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter
  Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier
  Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung
  Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon
  Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber
  Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Kowalski
  Yılmaz Kaya Öztürk Nowak Petersen Hansen Jansen Thiel Lindner Ernst Böttcher Hübner Kramer Franz Beyer Haase Nagel
  Förster Jahn Heß Büttner Götz Bürger Stöhr Wüst Döring Grünwald Löffler Brückner Röder Hänsel Schütz Süß Weißmüller`)
const BUILT = combined(
  words(`Acker Alt Auer Bach Berg Birken Blumen Brück Buch Burg Busch Dorn Eichen Feld Frei Gruben Grün Hage Heiden Hirsch
    Hohen Holz Kalten Kirch Korn Küsten Lauter Linden Löwen Mühl Neu Ober Reichen Rosen Rüben Salz Sand Schön Seiden Silber
    Stein Straß Tannen Ufer Unter Wald Weiden Weiß Wiesen Wolken Zeller`),
  words('mann müller meyer bauer berger feld hof huber stein thal tal bach maier schmidt wald heim vogt krämer häuser'),
)
export const FAMILY = [...COMMON, ...BUILT]
export const female = zipf(FEMALE, 0.7)
export const male = zipf(MALE, 0.7)
export const family = zipf(FAMILY, 0.85)

/** City, first digits of its postal codes, area code without the 0. */
export const CITIES =
  phrases(`Berlin,10,30|Hamburg,20,40|München,80,89|Köln,50,221|Frankfurt am Main,60,69|Stuttgart,70,711|
  Düsseldorf,40,211|Leipzig,04,341|Dortmund,44,231|Essen,45,201|Bremen,28,421|Dresden,01,351|Hannover,30,511|
  Nürnberg,90,911|Duisburg,47,203|Bochum,44,234|Wuppertal,42,202|Bielefeld,33,521|Bonn,53,228|Münster,48,251|
  Karlsruhe,76,721|Mannheim,68,621|Augsburg,86,821|Wiesbaden,65,611|Gießen,35,641|Göttingen,37,551|Lübeck,23,451|
  Würzburg,97,931|Tübingen,72,7071|Osnabrück,49,541|Freiburg im Breisgau,79,761|Saarbrücken,66,681|Fürth,90,911|
  Rothenburg ob der Tauber,91,9861|Bad Tölz,83,8041|Görlitz,02,3581|Jena,07,3641|Schwäbisch Hall,74,791|Kiel,24,431`).map(
    (line) => line.split(',') as [string, string, string],
  )
const STREET_BEGINS =
  words(`Haupt Schul Garten Bahnhof Dorf Berg Birken Linden Kirch Wald Ring Wiesen Mühlen Goethe Schiller
  Friedhof Jahn Mozart Beethoven Eichen Buchen Rosen Tannen Feld Brunnen Post Blumen Kloster Burg Markt See Ufer Höhen Süd
  Nord Ost West Amsel Drossel Finken Lerchen Kastanien Ahorn Erlen Flieder Tulpen Veilchen Nelken Industrie Hafen Schloss`)
export const STREETS = combined(STREET_BEGINS, words('straße weg allee gasse platz ring'))

export function german(random: Random): Resident {
  const isWoman = random.chance(0.5)
  const [city, postal, area] = random.pick(CITIES)
  return {
    isWoman,
    first: (isWoman ? female : male)(random),
    last: family(random),
    birthday: birthdayOf(random, 1932, 2008),
    street: `${random.pick(STREETS)} ${between(random, 1, 140)}${random.chance(0.08) ? random.pick(['a', 'b', 'c']) : ''}`,
    city,
    region: '',
    postal: postal + digits(random, 3),
    phone: random.chance(0.5)
      ? `+49${area}${between(random, 2, 9)}${digits(random, 5)}`
      : `+491${random.pick(['51', '60', '70', '71', '72', '76'])}${digits(random, 7)}`,
  }
}

/** As Germans write a number: 0 before the area code. */
export function germanPhone(phone: string, random: Random): string {
  const national = `0${phone.slice(3)}`
  const split = national.startsWith('01') ? 4 : 3 + random.below(2)
  return random.pick([
    national,
    `${national.slice(0, split)} ${national.slice(split)}`,
    `${national.slice(0, split)}/${national.slice(split)}`,
    `0049 ${phone.slice(3)}`,
    phone,
  ])
}
