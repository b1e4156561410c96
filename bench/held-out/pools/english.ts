/** English and American names, places and streets, most common first. */
import type { Random } from '../../lists/random.ts'
import { between, combined, digits, words, zipf } from '../pick.ts'
import { birthdayOf, type Resident } from '../resident.ts'

export const FEMALE =
  words(`Mary Patricia Linda Barbara Elizabeth Jennifer Susan Margaret Dorothy Lisa Nancy Karen Betty
  Helen Sandra Donna Carol Ruth Sharon Michelle Laura Sarah Kimberly Deborah Jessica Shirley Cynthia Angela Melissa Brenda
  Amy Anna Rebecca Virginia Kathleen Pamela Martha Debra Amanda Stephanie Carolyn Christine Marie Janet Catherine Frances
  Ann Joyce Diane Alice Julie Heather Teresa Doris Gloria Evelyn Jean Cheryl Mildred Katherine Joan Ashley Judith Rose
  Janice Kelly Nicole Judy Christina Kathy Theresa Beverly Denise Tammy Irene Jane Lori Rachel Marilyn Andrea Kathryn
  Louise Sara Anne Jacqueline Wanda Bonnie Julia Ruby Lois Tina Phyllis Norma Paula Diana Annie Lillian Emily Robin Peggy
  Crystal Gladys Rita Dawn Connie Florence Tracy Edna Tiffany Carmen Rosa Cindy Grace Wendy Victoria Edith Kim Sherry
  Sylvia Josephine Thelma Shannon Sheila Ethel Ellen Elaine Marjorie Carrie Charlotte Monica Esther Pauline Emma Juanita
  Anita Rhonda Hazel Amber Eva Debbie April Leslie Clara Lucille Jamie Joanne Eleanor Valerie Danielle Megan Alicia
  Suzanne Michele Gail Bertha Darlene Veronica Jill Erin Geraldine Lauren Cathy Joann Lorraine Lynn Sally Regina Erica
  Olivia Ava Isla Freya Poppy Imogen Harriet Beatrice Matilda Rosalind Winifred Philippa Cordelia Tamsin Bronwen Niamh`)

export const MALE = words(`James John Robert Michael William David Richard Charles Joseph Thomas Christopher Daniel Paul
  Mark Donald George Kenneth Steven Edward Brian Ronald Anthony Kevin Jason Matthew Gary Timothy Jose Larry Jeffrey Frank
  Scott Eric Stephen Andrew Raymond Gregory Joshua Jerry Dennis Walter Patrick Peter Harold Douglas Henry Carl Arthur Ryan
  Roger Joe Juan Jack Albert Jonathan Justin Terry Gerald Keith Samuel Willie Ralph Lawrence Nicholas Roy Benjamin Bruce
  Brandon Adam Harry Fred Wayne Billy Steve Louis Jeremy Aaron Randy Howard Eugene Carlos Russell Bobby Victor Martin
  Ernest Phillip Todd Jesse Craig Alan Shawn Clarence Sean Philip Chris Johnny Earl Jimmy Antonio Danny Bryan Tony Luis
  Mike Stanley Leonard Nathan Dale Manuel Rodney Curtis Norman Allen Marvin Vincent Glenn Jeffery Travis Jeff Chad Jacob
  Lee Melvin Alfred Kyle Francis Bradley Jesus Herbert Frederick Ray Joel Edwin Don Eddie Ricky Troy Randall Barry
  Alexander Bernard Mario Leroy Francisco Marcus Micheal Theodore Clifford Miguel Oscar Jay Jim Tom Calvin Alex Jon
  Ronnie Bill Lloyd Tommy Leon Derek Warren Darrell Jerome Floyd Leo Alvin Tim Wesley Gordon Dean Greg Jorge Dustin
  Alistair Rupert Callum Hamish Angus Rhys Dylan Owen Gareth Declan Cormac Seamus Barnaby Jasper Felix Hugo Silas Ezra`)

const COMMON = words(`Smith Johnson Williams Jones Brown Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White
  Harris Martin Thompson Garcia Martinez Robinson Clark Rodriguez Lewis Lee Walker Hall Allen Young Hernandez King Wright
  Lopez Hill Scott Green Adams Baker Gonzalez Nelson Carter Mitchell Perez Roberts Turner Phillips Campbell Parker Evans
  Edwards Collins Stewart Sanchez Morris Rogers Reed Cook Morgan Bell Murphy Bailey Rivera Cooper Richardson Cox Howard
  Ward Torres Peterson Gray Ramirez James Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson Coleman
  Jenkins Perry Powell Long Patterson Hughes Flores Washington Butler Simmons Foster Gonzales Bryant Alexander Russell
  Griffin Diaz Hayes Myers Ford Hamilton Graham Sullivan Wallace Woods Cole West Jordan Owens Reynolds Fisher Ellis
  Harrison Gibson McDonald Cruz Marshall Ortiz Gomez Murray Freeman Wells Webb Simpson Stevens Tucker Porter Hunter Hicks
  Crawford Henry Boyd Mason Morales Kennedy Warren Dixon Ramos Reyes Burns Gordon Shaw Holmes Rice Robertson Hunt Black
  Daniels Palmer Mills Nichols Grant Knight Ferguson Rose Stone Hawkins Dunn Perkins Hudson Spencer Gardner Stephens Payne
  Pierce Berry Matthews Arnold Wagner Willis Ray Watkins Olson Carroll Duncan Snyder Hart Cunningham Bradley Lane Andrews
  Ruiz Harper Fox Riley Armstrong Carpenter Weaver Greene Lawrence Elliott Chavez Sims Austin Peters Kelley Franklin
  Lawson Fields Gutierrez Ryan Schmidt Carr Vasquez Castillo Wheeler Chapman Oliver Montgomery Richards Williamson
  Johnston Banks Meyer Bishop McCoy Howell Alvarez Morrison Hansen Fernandez Garza Harvey Little Burton Stanley Nguyen
  George Jacobs Reid Kim Fuller Lynch Dean Gilbert Garrett Romero Welch Larson Frazier Burke Hanson Day Mendoza Moreno`)

const BUILT = combined(
  words(`Ash Black Brad Brook Clay Cold Dun East Ed Elm Fair Farn Fen Gold Graf Hal Ham Hart Hazel Hol Kirk Lang Long Mal
    Mar Mid Nor North Oak Old Pem Ram Red Rock Ruther Shel Sher Sil Stan Stock Stone Sut Thorn Under Wake Wal Wel West
    Whit Win Wood Wor`),
  words(
    `ley ton field ford worth man son burn wood well more by ham bury combe gate land low stead wick ridge shaw croft`,
  ),
)

export const FAMILY = [...COMMON, ...BUILT]

/** City, state, first digits of its postal codes, area code. */
export const CITIES =
  `New York,NY,100,212|Los Angeles,CA,900,213|Chicago,IL,606,312|Houston,TX,770,713|Phoenix,AZ,850,602|
  Philadelphia,PA,191,215|San Antonio,TX,782,210|San Diego,CA,921,619|Dallas,TX,752,214|Austin,TX,787,512|
  Jacksonville,FL,322,904|Columbus,OH,432,614|Charlotte,NC,282,704|Indianapolis,IN,462,317|Seattle,WA,981,206|
  Denver,CO,802,303|Boston,MA,021,617|Nashville,TN,372,615|Detroit,MI,482,313|Portland,OR,972,503|Memphis,TN,381,901|
  Louisville,KY,402,502|Baltimore,MD,212,410|Milwaukee,WI,532,414|Albuquerque,NM,871,505|Tucson,AZ,857,520|
  Fresno,CA,937,559|Sacramento,CA,958,916|Kansas City,MO,641,816|Atlanta,GA,303,404|Omaha,NE,681,402|
  Raleigh,NC,276,919|Miami,FL,331,305|Cleveland,OH,441,216|Tulsa,OK,741,918|Oakland,CA,946,510|Wichita,KS,672,316|
  Tampa,FL,336,813|Honolulu,HI,968,808|Anaheim,CA,928,714|Lexington,KY,405,859|Springfield,MO,658,417|
  Springfield,IL,627,217|Pittsburgh,PA,152,412|Cincinnati,OH,452,513|Anchorage,AK,995,907|Toledo,OH,436,419|
  Newark,NJ,071,973|Buffalo,NY,142,716|Madison,WI,537,608|Boise,ID,837,208|Richmond,VA,232,804|Spokane,WA,992,509|
  Des Moines,IA,503,515|Rochester,NY,146,585|Salt Lake City,UT,841,801|Little Rock,AR,722,501|Eugene,OR,974,541|
  Savannah,GA,314,912|Burlington,VT,054,802|Bangor,ME,044,207|Fargo,ND,581,701|Santa Fe,NM,875,505|Reno,NV,895,775`
    .split('|')
    .map((line) => line.trim().split(',') as [string, string, string, string])

export const STREETS = [
  ...words(`Main Park Oak Pine Maple Cedar Elm Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset
    Railroad Jackson Cherry West South Center Highland Johnson Forest River Meadow Broad Chestnut Franklin Jefferson
    Lincoln Madison Adams Dogwood Hickory Laurel Poplar Sycamore Valley Woodland Prospect Magnolia Juniper Summit Orchard`),
  ...combined(
    words('Amber Apple Bay Bear Birch Blue Briar Brook Canyon Clear Cliff Cold Deer Eagle Fern Fox Glen Grand Green'),
    words('brook wood view field dale crest haven shore water stone wind leaf'),
  ),
]
export const STREET_KINDS = words('Street Avenue Road Drive Lane Court Place Boulevard Way Circle')

export const female = zipf(FEMALE, 0.8)
export const male = zipf(MALE, 0.8)
export const family = zipf(FAMILY, 0.85)

export function american(random: Random): Resident {
  const isWoman = random.chance(0.5)
  const [city, region, postal, area] = random.pick(CITIES)
  return {
    isWoman,
    first: (isWoman ? female : male)(random),
    last: family(random),
    birthday: birthdayOf(random, 1935, 2004),
    street: `${between(random, 1, 9800)} ${random.pick(STREETS)} ${random.pick(STREET_KINDS)}`,
    city,
    region,
    postal: postal + digits(random, 2),
    phone: `+1${area}${between(random, 2, 9)}${digits(random, 6)}`,
  }
}

/** As Americans write a number. */
export function americanPhone(phone: string, random: Random): string {
  const [area, exchange, line] = [phone.slice(2, 5), phone.slice(5, 8), phone.slice(8)]
  return random.pick([
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `1 ${area} ${exchange} ${line}`,
    phone,
  ])
}
