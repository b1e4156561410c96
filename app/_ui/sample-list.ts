/** The list that comes with Kith: what is simulated is offered for it alone. */

/** As it is shown once it was brought from the start page. */
export const SAMPLE_FILENAME = 'sample-contacts.csv'
