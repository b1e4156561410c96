/** Words that made-up people are made of. Mail domains end in .example, numbers are 555-01xx: nobody's. */
const words = (text: string) => text.trim().split(/\s+/)

export const GIVEN = words(`
  Robert William Margaret Elizabeth Katherine James Michael Patricia Jennifer Thomas Charles Christopher Daniel Matthew
  Anthony Steven Andrew Joshua Kenneth Timothy Edward Jeffrey Benjamin Samuel Gregory Alexander Patrick Jonathan Susan
  Deborah Barbara Rebecca Victoria Samantha Christine Pamela Theresa Abigail Jacqueline Josephine Veronica Sofia Lucia
  Mateo Diego Carlos Elena Hannah Greta Friedrich Johanna Amelie Camille Antoine Mathilde Yusuf Amina Priya Arjun Mei
  Kenji Noor Olga Ivan Marta Tomas Ingrid Lars Fatima Kwame Zanele Aroha`)

export const SHORT_FORMS: Readonly<Record<string, string>> = {
  Robert: 'Bob',
  William: 'Bill',
  Margaret: 'Peggy',
  Elizabeth: 'Liz',
  Katherine: 'Kate',
  James: 'Jim',
  Michael: 'Mike',
  Patricia: 'Pat',
  Jennifer: 'Jenny',
  Thomas: 'Tom',
  Charles: 'Chuck',
  Christopher: 'Chris',
  Daniel: 'Dan',
  Matthew: 'Matt',
  Anthony: 'Tony',
  Steven: 'Steve',
  Kenneth: 'Ken',
  Timothy: 'Tim',
  Edward: 'Ted',
  Benjamin: 'Ben',
  Samuel: 'Sam',
  Gregory: 'Greg',
  Alexander: 'Alex',
  Deborah: 'Debbie',
  Rebecca: 'Becky',
}

export const LAST = words(`
  Smith Garcia Okafor Lindqvist Novak Romero Whitfield Abbott Marchetti Kowalski Haddad Nakamura Fischer Dubois Moreau
  Schneider Vogel Castillo Ortega Brennan Gallagher Sinclair Underwood Hathaway Pemberton Ashworth Delgado Ferreira
  Takahashi Banerjee Chaudhry Mensah Dlamini Petrov Sokolova Horvat Kaya Yilmaz Andersson Virtanen Jansen Vermeulen
  Rossi Conti Papadakis Lefebvre Girard Weaver Thatcher Mercer Chandler Fletcher Sawyer Whitaker Holloway Prescott
  Lockhart Everhart Castellanos Montgomery Fitzgerald Oyelaran Blackwood Stavros Quintero Zimmerman Achterberg`)

export const COMPANIES = words(`
  Harbour Juniper Northwind Bluestem Copperline Lanternfield Quarry Tidewater Orchard Ironbridge Saltmarsh Windmill
  Foxglove Granite Meridian Larkspur Redwood Cobalt Summerhill Kestrel Brightwater Millstone Heather Beacon`)
export const TRADES = words('Logistics Analytics Textiles Foods Robotics Consulting Energy Media Instruments Builders')
export const LEGAL_FORMS = ['Inc', 'LLC', 'Ltd', 'GmbH', 'Corp', 'Co.']
export const TITLES = [
  'Sales Manager',
  'Head of Operations',
  'Account Executive',
  'Product Designer',
  'Finance Director',
  'Support Engineer',
  'Marketing Lead',
  'Office Manager',
]
export const STREETS = words('Maple Oak Chestnut Walnut Juniper Birch Mill Church Station Park Ridge Lake Hill Spring')
export const STREET_KINDS = ['Street', 'Avenue', 'Road', 'Lane', 'Court', 'Drive']

/** City, state, the first digits of its postal codes, an area code. */
export const CITIES: readonly (readonly [string, string, string, string])[] = [
  ['Portland', 'OR', '972', '503'],
  ['Austin', 'TX', '787', '512'],
  ['Columbus', 'OH', '432', '614'],
  ['Tulsa', 'OK', '741', '918'],
  ['Boise', 'ID', '837', '208'],
  ['Raleigh', 'NC', '276', '919'],
  ['Omaha', 'NE', '681', '402'],
  ['Tucson', 'AZ', '857', '520'],
  ['Madison', 'WI', '537', '608'],
  ['Albany', 'NY', '122', '518'],
]
