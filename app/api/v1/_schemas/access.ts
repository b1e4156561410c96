/** Signing in and out, passwords, and API keys. */
import { z } from 'zod'
import { LEAST_PASSWORD_LENGTH, MOST_PASSWORD_LENGTH } from '#adapters/auth/password-length.ts'
import { ROLES } from '#adapters/auth/role.ts'
import { Id, Moment, nameOf, pageOf, textOf } from './common-fields.ts'

export const Role = z.enum(ROLES).meta({ id: 'Role' })

const Email = z.email().max(254)
const NewPassword = z.string().min(LEAST_PASSWORD_LENGTH).max(MOST_PASSWORD_LENGTH)

export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(MOST_PASSWORD_LENGTH) })

/** Who asks, as the server sees it. */
export const SessionView = z
  .object({
    kind: z.enum(['user', 'key']),
    workspaceId: z.string(),
    role: Role,
    /** Null for a key, and for an owner who has come by the link only. */
    email: z.string().nullable(),
    hasPassword: z.boolean(),
    isOperator: z.boolean().meta({ description: 'Whether the calls below `operators` are open.' }),
  })
  .meta({ id: 'Session' })
export type SessionView = z.infer<typeof SessionView>

/** Sets e-mail and password of an owner who came by the link, or changes the password of who has one. */
export const SetPassword = z.strictObject({
  email: Email.optional().meta({ description: 'Needed while the account has none.' }),
  currentPassword: z.string().max(MOST_PASSWORD_LENGTH).optional().meta({ description: 'Needed where there is one.' }),
  newPassword: NewPassword,
})

export const SignUp = z.strictObject({ email: Email, password: NewPassword })
export const AskReset = z.strictObject({ email: Email })
export const ResetPassword = z.strictObject({ token: textOf(200), newPassword: NewPassword })

export const NewKey = z.strictObject({
  name: nameOf(100),
  role: Role.default('editor'),
  expiresAt: Moment.nullable().optional().meta({ description: 'Left out or null: never.' }),
})

export const KeyView = z
  .object({
    id: Id,
    name: z.string(),
    role: Role,
    /** The first characters of the secret, to tell keys apart. */
    prefix: z.string(),
    expiresAt: Moment.nullable(),
    lastUsedAt: Moment.nullable(),
    createdAt: Moment,
  })
  .meta({ id: 'Key' })
export type KeyView = z.infer<typeof KeyView>

export const CreatedKey = KeyView.extend({ secret: z.string().meta({ description: 'Shown this once.' }) }).meta({
  id: 'CreatedKey',
})
export type CreatedKey = z.infer<typeof CreatedKey>

export const KeyPage = pageOf(KeyView).meta({ id: 'KeyPage' })
