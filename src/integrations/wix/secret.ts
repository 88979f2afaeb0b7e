import { AppError } from '#core/errors.ts'

/** An API key opens every site of its account, so a stored key is one for one site. */
export interface WixSecret {
  readonly siteId: string
  readonly apiKey: string
}

/** The form that is stored; the key stands last, because the mask shows the end. */
export function secretText({ siteId, apiKey }: WixSecret): string {
  return `${siteId} ${apiKey}`
}

/** Reads {@link secretText} back. Throws AppError `auth` for anything else. */
export function readSecret(text: string): WixSecret {
  const [siteId, apiKey] = text.split(' ')
  if (siteId && apiKey) return { siteId, apiKey }
  throw new AppError({ kind: 'auth', code: 'wix.bad_secret' })
}
