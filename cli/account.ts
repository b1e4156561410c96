/** The commands that ask the database: a bundle of their own, since what that takes is slow to load. */
import { keyCommand } from './key.ts'
import { linkCommand } from './link.ts'
import { passwordCommand } from './password.ts'

export const ACCOUNT_COMMANDS = { key: keyCommand, link: linkCommand, password: passwordCommand }
