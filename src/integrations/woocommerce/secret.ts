import { z } from 'zod'
import { AppError } from '#core/errors.ts'

/** What opens a shop: a login with an application password, and a key pair of WooCommerce's beside it where one was given. */
const stored = z.object({
  /** Without a slash at its end, e.g. https://shop.example. */
  url: z.string(),
  login: z.string(),
  /** Without spaces. */
  password: z.string(),
  keys: z.object({ consumerKey: z.string(), consumerSecret: z.string() }).optional(),
})
export type WooSecret = z.infer<typeof stored>

/** The form that is stored; the password stands last, because the mask shows the end. */
export function secretText({ url, login, keys, password }: WooSecret): string {
  return JSON.stringify({ url, login, ...(keys && { keys }), password })
}

/** Reads {@link secretText} back. Throws AppError `auth` for anything else. */
export function readSecret(text: string): WooSecret {
  try {
    return stored.parse(JSON.parse(text))
  } catch {
    throw new AppError({ kind: 'auth', code: 'woo.bad_secret' })
  }
}
