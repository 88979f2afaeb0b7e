import { createHash } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import { SOURCES, type SourceName } from '#desks/imports/ports.ts'

/** What a key opens, and how it is shown to the source. */
export interface PoizonSecret {
  readonly source: SourceName
  /** Header the key travels in: `x-api-key`, `apikey`, `access-token`. */
  readonly header: string
  /** A mirror's; null: the usual one of the source. */
  readonly baseUrl: string | null
  /** Sent as `client-id` beside the key where the seller has one. */
  readonly clientId: string | null
  readonly apiKey: string
}

const NONE = '-'

/** The form that is stored; the key stands last, because the mask shows the end. */
export function secretText({ source, header, baseUrl, clientId, apiKey }: PoizonSecret): string {
  return [source, header, baseUrl ?? NONE, clientId ?? NONE, apiKey].join(' ')
}

/** Reads {@link secretText} back. Throws AppError `auth` for anything else. */
export function readSecret(text: string): PoizonSecret {
  const [named, header, base, client, apiKey] = text.split(' ')
  const source = SOURCES.find((one) => one === named)
  if (!source || !header || !base || !client || !apiKey) {
    throw new AppError({ kind: 'auth', code: 'poizon.bad_secret' })
  }
  const given = (part: string) => (part === NONE ? null : part)
  return { source, header, baseUrl: given(base), clientId: given(client), apiKey }
}

/** A key does not name its account; each is one of its own. */
export function accountOf({ source, apiKey }: PoizonSecret): string {
  return createHash('sha256').update(`${source} ${apiKey}`).digest('base64url').slice(0, 16)
}
