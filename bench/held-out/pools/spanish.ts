/** Names, places and streets of Spain and Latin America, most common first. */
import type { Random } from '../../lists/random.ts'
import { between, combined, digits, phrases, words, zipf } from '../pick.ts'
import { birthdayOf, type Resident } from '../resident.ts'

const FEMALE =
  phrases(`María|Carmen|Ana|María Carmen|Isabel|María Pilar|Laura|María Dolores|Josefa|Cristina|María Teresa|
  Marta|Ana María|Francisca|Lucía|Antonia|María Isabel|María José|Dolores|Sara|Paula|Elena|Raquel|María Luisa|Rosa María|
  Pilar|Concepción|Manuela|María Jesús|Mercedes|Julia|Beatriz|Nuria|Silvia|Rosario|Juana|Alba|Irene|Teresa|Encarnación|
  Patricia|Montserrat|Andrea|Rocío|Mónica|Alicia|María Mar|Sonia|Sandra|Marina|Susana|Natalia|Yolanda|Margarita|Guadalupe|
  Verónica|Leticia|Adriana|Gabriela|Alejandra|Daniela|Valentina|Camila|Ximena|Fernanda|Itzel|Yesenia|Araceli|Socorro|Luz`)
const MALE =
  phrases(`Antonio|José|Manuel|Francisco|Juan|David|José Antonio|Javier|José Luis|Daniel|Francisco Javier|Jesús|
  Carlos|Miguel|Alejandro|José Manuel|Rafael|Pedro|Miguel Ángel|Ángel|José María|Fernando|Pablo|Luis|Sergio|Jorge|Alberto|
  Juan Carlos|Juan José|Álvaro|Diego|Adrián|Juan Antonio|Raúl|Enrique|Ramón|Vicente|Iván|Rubén|Óscar|Andrés|Joaquín|
  Santiago|Eduardo|Víctor|Mario|Roberto|Jaime|Francisco José|Ignacio|Marcos|Alfonso|Salvador|Ricardo|Gonzalo|Emilio|
  Mateo|Sebastián|Emiliano|Leonardo|Rodrigo|Mauricio|Guillermo|Gustavo|Arturo|Héctor|Gerardo|Ernesto|Hugo|Gilberto|Noé`)
const COMMON =
  words(`García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz
  Díaz Moreno Muñoz Álvarez Romero Gutiérrez Alonso Navarro Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Morales
  Molina Blanco Suárez Castro Ortega Delgado Ortiz Marín Rubio Núñez Medina Sanz Castillo Iglesias Cortés Garrido Santos
  Guerrero Lozano Cano Cruz Méndez Flores Prieto Herrera Peña León Márquez Cabrera Gallego Calvo Vidal Campos Reyes Vega
  Fuentes Carrasco Díez Aguilar Caballero Nieto Santana Vargas Pascual Giménez Herrero Hidalgo Montero Lorenzo Santiago
  Benítez Durán Ibáñez Arias Mora Ferrer Carmona Vicente Rojas Soto Crespo Román Pastor Velasco Parra Sáez Moya Bravo Rivera
  Gallardo Soler Esteban Silva Franco Rivas Lara Merino Espinosa Mendoza Camacho Vera Izquierdo Arroyo Casado Sierra Redondo
  Segura Rey Otero Luque Carrillo Montes Quintero Bustamante Zapata Ochoa Cárdenas Villanueva Escobar Salazar Contreras`)
const BUILT = combined(
  words(`Al Ar Bar Bel Ber Ca Cal Cam Car Cas Co Es Fer Gal Gar Gor Iba La Lar Le Ma Mal Mar Men Mo Mon Na Or Pa Pe Que
    Ro Sa Sal San Se Ta To Val Ve Vi Za Zu`),
  words(
    'rreta dón mero nedo rruti varado scal bajal queda gorri llosa ntilla rrero zabal chea gaña ñoz drano cero reda',
  ),
)
const FAMILY = [...COMMON, ...BUILT]
const female = zipf(FEMALE, 0.7)
const male = zipf(MALE, 0.7)
export const family = zipf(FAMILY, 0.9)

/** City, region, country, first digits of the postal code, beginning of its numbers. */
const CITIES =
  phrases(`Madrid,Madrid,ES,28,+3491|Barcelona,Cataluña,ES,08,+3493|Valencia,Comunidad Valenciana,ES,46,+3496|
  Sevilla,Andalucía,ES,41,+3495|Zaragoza,Aragón,ES,50,+3497|Málaga,Andalucía,ES,29,+3495|Bilbao,País Vasco,ES,48,+3494|
  Córdoba,Andalucía,ES,14,+3495|A Coruña,Galicia,ES,15,+3498|Cádiz,Andalucía,ES,11,+3495|León,Castilla y León,ES,24,+3498|
  Ciudad de México,CDMX,MX,06,+5255|Guadalajara,Jalisco,MX,44,+5233|Monterrey,Nuevo León,MX,64,+5281|
  Mérida,Yucatán,MX,97,+5299|Querétaro,Querétaro,MX,76,+5244|Cancún,Quintana Roo,MX,77,+5299|Puebla,Puebla,MX,72,+5222|
  Bogotá,Cundinamarca,CO,11,+57601|Medellín,Antioquia,CO,05,+57604|Cali,Valle del Cauca,CO,76,+57602`).map(
    (line) => line.split(',') as [string, string, string, string, string],
  )
const STREETS = combined(
  phrases('Calle|Calle de|Avenida|Paseo de|Plaza|Camino de').map((kind) => `${kind} `),
  phrases(`Mayor|la Constitución|San Juan|Cervantes|Goya|las Flores|la Paz|Colón|Juárez|Hidalgo|Bolívar|Reforma|
    los Naranjos|Santa Ana|la Iglesia|Velázquez|Independencia|la Rosa|Morelos|el Carmen|los Olivos|la Libertad|Zaragoza`),
)

/** Two family names in `last`, the father's first. */
export function spanish(random: Random): Resident & { readonly country: string } {
  const isWoman = random.chance(0.5)
  const [city, region, country, postal, area] = random.pick(CITIES)
  const lengths: Readonly<Record<string, number>> = { ES: 12, MX: 13, CO: 13 }
  return {
    isWoman,
    first: (isWoman ? female : male)(random),
    last: `${family(random)} ${family(random)}`,
    birthday: birthdayOf(random, 1938, 2003),
    street: `${random.pick(STREETS)} ${between(random, 1, 220)}`,
    city,
    region,
    country,
    postal: postal + digits(random, country === 'CO' ? 4 : 3),
    phone: area + between(random, 2, 8) + digits(random, (lengths[country] as number) - area.length - 1),
  }
}
