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
  const plain = text.normalize('NFC').replace(/\p{Cf}/gu, '')
  const typed = withoutEdges(addressIn(plain.replace(/^\s*(?:https?:\/\/)+(?=https?:\/\/)/iu, '')))
  if (typed === '' || /\s/u.test(typed)) return fail('unclear')
  const scheme = SCHEME.exec(typed)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return fail('scheme')
  const whole = scheme === undefined ? `https://${typed.replace(/^\/+/u, '')}` : typed
  if (!URL.canParse(whole)) return fail('unclear')
  const { href, hostname, username, password } = withoutClicks(new URL(whole))
  if (username !== '' || password !== '') return fail('login')
  if (!HOST.test(hostname)) return fail('unclear')
  return href.length > LIMITS.hrefCharacters ? fail('long') : ok(href)
}

const MARKDOWN = /\[[^\]]*\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)?)>?\s*\)/u
const WITH_SCHEME = /https?:[/\\]+\S+/giu
const WORD_BEFORE = /^[\p{L}\s,:–—-]*[\s:]((?:[\p{L}\p{N}-]+\.)+[\p{L}-]{2,}(?:[/?]\S*)?)[\s,.!]*$/u

/** The only address of a sentence; what is none, or more than one, comes back as it was. */
function addressIn(text: string): string {
  const linked = MARKDOWN.exec(text)?.[1]
  if (linked !== undefined) return linked
  const trimmed = text.trim()
  if (!/\s/u.test(trimmed)) return text
  const [first, second] = trimmed.match(WITH_SCHEME) ?? []
  if (first === undefined) return WORD_BEFORE.exec(trimmed)?.[1] ?? text
  const rest = trimmed.slice(trimmed.indexOf(first) + first.length)
  // More of a path than the spaces in it left, or a second address without a scheme.
  const isCut = /[/?&=%]|[\p{L}\d]\.\p{L}/u.test(rest)
  return second === undefined && !isCut ? first : text
}

/** What a click on an ad or a search result leaves in an address: each visitor would be counted as that one. */
const CLICKS =
  /^(?:yclid|ysclid|ymclid|etext|gclid|gbraid|wbraid|fbclid|msclkid|rb_clickid|_openstat)$/iu

function withoutClicks(url: URL): URL {
  const marks = [...url.searchParams.keys()].filter((name) => CLICKS.test(name))
  for (const name of marks) url.searchParams.delete(name)
  if (url.hash.startsWith('#:~:')) url.hash = ''
  return url
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
