/** What opens an account: the token, and what came with it when it was bought with a code. */
export interface DirectToken {
  readonly access: string
  readonly refresh: string | null
  /** Unix ms; null when a bare token was pasted. */
  readonly expiresAt: number | null
}

const TOKEN = /^(y\d_|A[Qg]AAAA)[\w-]{20,250}$/

/**
 * A token as it was pasted (bare, with `Bearer`, or the address that Yandex ID leads back to) or as it is stored; undefined when there is
 * none in the text.
 */
export function readDirectToken(text: string): DirectToken | undefined {
  const plain = cleaned(text)
  if (TOKEN.test(plain)) return { access: plain, refresh: null, expiresAt: null }
  const fields = new URLSearchParams(plain.slice(plain.indexOf('#') + 1))
  const access = fields.get('access_token') ?? ''
  if (!TOKEN.test(access)) return undefined
  const expiresAt = Number(fields.get('expires_at') ?? Number.NaN)
  return {
    access,
    refresh: fields.get('refresh_token'),
    expiresAt: Number.isFinite(expiresAt) ? expiresAt : null,
  }
}

/** As it is stored. The token comes last, so that the end shown of a secret is its end. */
export function tokenText({ access, refresh, expiresAt }: DirectToken): string {
  if (expiresAt === null) return access
  return new URLSearchParams({
    expires_at: String(expiresAt),
    ...(refresh === null ? {} : { refresh_token: refresh }),
    access_token: access,
  }).toString()
}

function cleaned(text: string): string {
  return text
    .trim()
    .replace(/^(authorization:\s*)?((bearer|oauth)\s+)?["'`]?/i, '')
    .replace(/["'`]$/, '')
}
