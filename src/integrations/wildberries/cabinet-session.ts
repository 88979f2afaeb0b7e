import { z } from 'zod'
import { fail, ok, type Result } from '#core/result.ts'

/** A seller's own cabinet log-in, as its browser sends it. */
export interface CabinetSecret {
  readonly authorizev3: string
  /** UUID of the legal entity the cabinet is opened for; equals `sid` of its tokens. */
  readonly supplierId: string
  /** Cookie header with what the cabinet needs, nothing else of the paste. */
  readonly cookie: string
}

/** Kept of the pasted cookies. Anti-bot ones are left out: we never pretend to be the browser. */
const KEPT_COOKIES = [
  'x-supplier-id',
  'x-supplier-id-external',
  'wbx-validation-key',
  'WBTokenV3',
  'locale',
  'external-locale',
]
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const jsonPaste = z.record(z.string(), z.unknown())

/**
 * Reads a pasted session: header lines (`authorizev3: …`, `cookie: …`), the browser's "Copy as cURL", or JSON with the
 * same names. Needs the log-in token and the cookies of supplier and validation key.
 */
export function parseSession(text: string): Result<CabinetSecret, 'malformed'> {
  const headers = readHeaders(text)
  const cookies = readCookies(headers.get('cookie') ?? '')
  for (const name of KEPT_COOKIES) {
    const value = headers.get(name.toLowerCase())
    if (value !== undefined) cookies.set(name, value)
  }
  const authorizev3 = headers.get('authorizev3') ?? cookies.get('WBTokenV3')
  const supplierId = cookies.get('x-supplier-id-external') ?? cookies.get('x-supplier-id')
  if (authorizev3 === undefined || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(authorizev3)) {
    return fail('malformed')
  }
  if (supplierId === undefined || !UUID.test(supplierId)) return fail('malformed')
  if (!cookies.has('wbx-validation-key')) return fail('malformed')
  const cookie = KEPT_COOKIES.filter((name) => cookies.has(name))
    .map((name) => `${name}=${cookies.get(name)}`)
    .join('; ')
  return ok({ authorizev3, supplierId, cookie })
}

/** The form that is stored; `parseSession` reads it back. */
export function sessionText({ authorizev3, cookie }: CabinetSecret): string {
  return `authorizev3: ${authorizev3}\ncookie: ${cookie}`
}

/** Unix ms when the log-in's own token says it ends. */
export function sessionExpiry({ authorizev3 }: CabinetSecret): number | null {
  try {
    const payload = Buffer.from(authorizev3.split('.')[1] ?? '', 'base64url').toString()
    const { exp } = z.object({ exp: z.number() }).parse(JSON.parse(payload))
    return exp * 1000
  } catch {
    return null
  }
}

/** Header names in lower case; also `-H 'name: value'` and `-b 'cookies'` of a cURL command. */
function readHeaders(text: string): Map<string, string> {
  const asJson = readJson(text)
  if (asJson !== undefined) return asJson
  const headers = new Map<string, string>()
  const curl = text.match(/-b \$?'([^']*)'/)
  if (curl?.[1] !== undefined) headers.set('cookie', curl[1])
  const lines = /-H \$?'/.test(text)
    ? [...text.matchAll(/-H \$?'([^']*)'/g)].map((match) => match[1] ?? '')
    : text.split(/\r?\n/)
  for (const line of lines) {
    const match = line.match(/^\s*([\w-]+)\s*:\s*(.+?)\s*$/)
    if (match?.[1] !== undefined && match[2] !== undefined) {
      headers.set(match[1].toLowerCase().replace(/^cookies$/, 'cookie'), match[2])
    }
  }
  return headers
}

function readJson(text: string): Map<string, string> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    const parsed = jsonPaste.safeParse(JSON.parse(text))
    if (!parsed.success) return undefined
    return new Map(
      Object.entries(parsed.data).map(([name, value]) => [
        name.toLowerCase().replace(/^cookies$/, 'cookie'),
        typeof value === 'object' && value !== null
          ? Object.entries(value)
              .map(([cookie, content]) => `${cookie}=${content}`)
              .join('; ')
          : String(value),
      ]),
    )
  } catch {
    return undefined
  }
}

function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  return cookies
}
