import { z } from 'zod'
import { AppError } from '#core/errors.ts'

const secret = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  /** End of the access token, ms. */
  expiresAt: z.number(),
})

export type AllegroSecret = z.infer<typeof secret>

/** As it is stored with the key. */
export function secretText(parts: AllegroSecret): string {
  return JSON.stringify(secret.parse(parts))
}

/** Undefined for a text that is no secret of ours. */
function readSecret(text: string): AllegroSecret | undefined {
  try {
    return secret.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The secret of a stored key. Throws `auth`: such a key has to be linked anew. */
export function storedSecret(text: string): AllegroSecret {
  const read = readSecret(text)
  if (read === undefined) throw new AppError({ kind: 'auth', code: 'allegro.unreadable_secret' })
  return read
}

/** The seller's number in an access token (a JWT, read and not verified); undefined where it has none. */
export function sellerOf(access: string): string | undefined {
  const body = Buffer.from(access.split('.')[1] ?? '', 'base64url').toString()
  try {
    return z.object({ user_name: z.string().min(1) }).safeParse(JSON.parse(body)).data?.user_name
  } catch {
    return undefined
  }
}
