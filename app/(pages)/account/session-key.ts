/** Under which key the cache of API answers holds who is signed in. */
export const SESSION_KEY = ['session'] as const
