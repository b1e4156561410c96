/** How long what holds. Together: what a killed worker held of a window of a second is free again within two seconds. */

/** A worker begins no call later than this after it last heard from the others. */
export const BEGIN_MS = 700
/** Its calls under way keep their places so long after it was last heard of. */
export const KEEP_MS = 1_500
/** How often a worker tells and asks, several times in `BEGIN_MS`. */
export const RENEW_MS = 200
/** How often while it is entitled to more than is free. */
export const CLAIM_MS = 100
/** A wait beyond this is for a parked range, not for a worker. */
export const MOST_WAIT_MS = 2_000
/** A worker without calls keeps its share so long: the next batch of the same range comes soon. */
export const LINGER_MS = 500
