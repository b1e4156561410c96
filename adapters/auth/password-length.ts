/** Characters of a new password: more than the 8 that NIST SP 800-63B asks for, and few enough to hash quickly. */
export const LEAST_PASSWORD_LENGTH = 10
export const MOST_PASSWORD_LENGTH = 128
