/** French names, places and streets, most common first. */
import type { Random } from '../../lists/random.ts'
import { between, combined, digits, phrases, words, zipf } from '../pick.ts'
import { birthdayOf, type Resident } from '../resident.ts'

const FEMALE =
  words(`Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Sylvie Anne Martine Madeleine
  Nicole Suzanne Hélène Christine Marguerite Denise Christiane Louise Sophie Valérie Céline Véronique Sandrine Chantal
  Brigitte Patricia Dominique Annie Josette Yvonne Geneviève Élisabeth Simone Michèle Camille Stéphanie Julie Aurélie
  Émilie Laetitia Virginie Corinne Odette Paulette Colette Thérèse Béatrice Agnès Florence Élodie Laurence Caroline Claire
  Mélanie Charlotte Lucie Chloé Léa Manon Inès Jade Zoé Anaïs Maëlle Noémie Océane Clémence Mathilde Margaux Solène Gaëlle
  Fatima Aïcha Aminata Khadija Naïma Yasmine Soraya Marie-Claude Marie-Thérèse Anne-Marie Marie-Louise Anne-Sophie`)
const MALE =
  words(`Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard Marcel Daniel Roger Robert Paul Claude
  Christian Henri Georges Nicolas François Christophe Patrick Gérard Frédéric Olivier Maurice Julien Laurent Stéphane Éric
  Guy Raymond Serge Sébastien Pascal Thierry David Thomas Vincent Gilles Alexandre Antoine Joseph Bruno Didier Guillaume
  Yves Emmanuel Maxime Jérôme Gilbert Marc Dominique Franck Romain Anthony Kévin Fabrice Mathieu Hervé Xavier Benoît Rémi
  Lucas Hugo Théo Léo Gaël Loïc Yann Mickaël Grégory Cédric Raphaël Gaspard Augustin Côme Amadou Mamadou Moussa Karim
  Mohamed Ahmed Rachid Youssef Jean-Pierre Jean-Claude Jean-Luc Jean-Paul Jean-Michel Jean-François Pierre-Yves`)
const COMMON =
  words(`Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux
  David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure André Mercier Blanc
  Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu
  Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière
  Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre
  Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume
  Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher
  Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron
  Bertin Bailly Hervé Schneider Fernandez Legall Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain
  Breton Besson Langlois Rémy Pelletier Leblanc Barre Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud
  Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet Gay Lemaître Benard Maréchal
  Diallo Traoré Coulibaly Nguyen Benali Haddad Cissé Touré Koné Saïdi Bouaziz Belkacem`)
const BUILT = combined(
  words(`Beau Belle Bois Bon Champ Chante Clair Cour Des Du Fon Fer Font Gran La Lan Le Mal Mon Mont Nor Pas Per Pré Ro
    Saint- Val Vau Ville Mar Ver`),
  words('mont champ ville court bert nard reuil fort gny vier lier sson net rand dier gnon tier bois rmand vois ret'),
)
const PARTICLES = words(
  'Maistre Villiers Broglie Montfort Noailles Castries Beaumont Lastours Saint-Aubin Ferrières',
).map((name) => `de ${name}`)
const FAMILY = [...COMMON, ...BUILT, ...PARTICLES]
export const female = zipf(FEMALE, 0.7)
export const male = zipf(MALE, 0.7)
export const family = zipf(FAMILY, 0.8)

const CITIES = phrases(`Paris,75,1|Marseille,13,4|Lyon,69,4|Toulouse,31,5|Nice,06,4|Nantes,44,2|Montpellier,34,4|
  Strasbourg,67,3|Bordeaux,33,5|Lille,59,3|Rennes,35,2|Reims,51,3|Saint-Étienne,42,4|Toulon,83,4|Le Havre,76,2|Grenoble,38,4|
  Dijon,21,3|Angers,49,2|Nîmes,30,4|Villeurbanne,69,4|Clermont-Ferrand,63,4|Le Mans,72,2|Aix-en-Provence,13,4|Brest,29,2|
  Tours,37,2|Amiens,80,3|Limoges,87,5|Annecy,74,4|Besançon,25,3|Orléans,45,2|Rouen,76,2|Metz,57,3|Perpignan,66,4|Caen,14,2|
  Mulhouse,68,3|Nancy,54,3|Argenteuil,95,1|Saint-Denis,93,1|Montreuil,93,1|Béziers,34,4|Châlons-en-Champagne,51,3`).map(
  (line) => line.split(',') as [string, string, string],
)
const KINDS = phrases('rue|rue|rue|avenue|boulevard|impasse|place|chemin|allée')
const STREETS = [
  ...phrases(`de la République|Victor Hugo|de l'Église|du Moulin|des Écoles|de la Gare|Pasteur|Jean Jaurès|de la Paix|
    du Général Leclerc|des Lilas|de Verdun|du Château|Jules Ferry|des Rosiers|de la Fontaine|Gambetta|des Acacias|Voltaire|
    du Stade|de la Liberté|des Tilleuls|Émile Zola|du 8 Mai 1945|de Paris|du Lavoir|Molière|des Jardins|Saint-Martin|Carnot`),
  ...combined(
    phrases('des|du Clos des|de la Croix des|du Pré des').map((begin) => `${begin} `),
    words(`Vignes Ormes Chênes Prés Champs Roses Pins
    Cerisiers Peupliers Marronniers Alouettes Hirondelles Mésanges Saules Bleuets Coquelicots Érables Noyers`),
  ),
]

export function french(random: Random): Resident {
  const isWoman = random.chance(0.5)
  const [city, postal, zone] = random.pick(CITIES)
  return {
    isWoman,
    first: (isWoman ? female : male)(random),
    last: family(random),
    birthday: birthdayOf(random, 1930, 2004),
    street: `${between(random, 1, 180)}${random.chance(0.08) ? ' bis' : ''} ${random.pick(KINDS)} ${random.pick(STREETS)}`,
    city,
    region: '',
    postal: postal + digits(random, 3),
    phone: random.chance(0.5)
      ? `+33${zone}${between(random, 2, 8)}${digits(random, 7)}`
      : `+336${between(random, 1, 8)}${digits(random, 7)}`,
  }
}

/** As the French write a number: in pairs. */
export function frenchPhone(phone: string, random: Random): string {
  const national = `0${phone.slice(3)}`
  const pairs = national.match(/../g) ?? []
  return random.pick([
    pairs.join(' '),
    pairs.join('.'),
    national,
    `+33 ${phone.slice(3, 4)} ${pairs.slice(1).join(' ')}`,
  ])
}
