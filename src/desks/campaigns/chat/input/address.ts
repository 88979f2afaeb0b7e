import { domainToUnicode } from 'node:url'
import { fail, ok, type Result } from '#core/result.ts'
import { LIMITS } from '../../ads/limits.ts'

export type AddressFault = 'unclear' | 'scheme' | 'login' | 'long'

/** `shop.ru:8080` has a port, not a scheme. */
const SCHEME = /^([a-z][a-z\d+.-]*):(?!\d)/iu
/** A name with a dot in it: `localhost` and lone words are no shop's address. */
const HOST = /^[^.]+(?:\.[^.]+)+$/u

const OPENING = /^[\s"'`«»“”„‟‹›<([{•*,;:.–—-]+/u
const CLOSING = /[\s"'`«»“”„‟‹›>\]}*,;:.!?…–—]+$/u

/**
 * The address of a page as people type it: `shop.ru` becomes `https://shop.ru/`. Only its form is judged here; whether it can be reached
 * and is public is for who reads it. Quotes, brackets and marks around it, and invisible signs in it, come from the text it was copied from.
 */
export function readAddress(text: string): Result<string, AddressFault> {
  const typed = withoutEdges(text.normalize('NFC').replace(/\p{Cf}/gu, ''))
  if (typed === '' || /\s/u.test(typed)) return fail('unclear')
  const scheme = SCHEME.exec(typed)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return fail('scheme')
  const whole = scheme === undefined ? `https://${typed.replace(/^\/+/u, '')}` : typed
  if (!URL.canParse(whole)) return fail('unclear')
  const { href, hostname, username, password } = new URL(whole)
  if (username !== '' || password !== '') return fail('login')
  if (!HOST.test(hostname)) return fail('unclear')
  return href.length > LIMITS.hrefCharacters ? fail('long') : ok(href)
}

function withoutEdges(text: string): string {
  const shorter = text.replace(OPENING, '').replace(CLOSING, '')
  // A bracket that the address opened itself stays: `wiki/Чай_(напиток)`.
  const isClosedTwice =
    shorter.endsWith(')') && shorter.split(')').length > shorter.split('(').length
  const bare = isClosedTwice ? shorter.slice(0, -1) : shorter
  return bare === text ? bare : withoutEdges(bare)
}

/** An address as people read it: without its scheme, in their letters. */
export function shownAddress(href: string): string {
  const { hostname, port, pathname, search } = new URL(href)
  const host = domainToUnicode(hostname) || hostname
  const place = `${host}${port === '' ? '' : `:${port}`}${decoded(pathname)}${search}`
  return place.endsWith('/') ? place.slice(0, -1) : place
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
