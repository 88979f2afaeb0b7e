const MAX_SLUG = 200

/** A slug as WordPress makes it of a title: lower case, dashes, what is not Latin percent-encoded, at most 200 bytes. */
export function slugOf(title: string): string {
  const plain = title
    .replace(/<[^>]*>/g, '')
    .normalize('NFC')
    .replace(/[À-ɏ]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .toLowerCase()
  const encoded = encodeWithin(plain.replace(/[/\u00a0\u2013\u2014]/g, '-').replace(/×/g, 'x'))
  return encoded
    .replace(/&.+?;/g, '')
    .replace(/\./g, '-')
    .replace(/%(?![0-9a-f]{2})/g, '')
    .replace(/[^%a-z0-9 _-]/g, '')
    .replace(/\s+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-+|-+$/g, '')
}

const LOST = /[¡¿«»‹›“”‘’„…©®°™′″´]/

function encodeWithin(text: string): string {
  let made = ''
  for (const sign of text) {
    if (LOST.test(sign)) continue
    const next = /[\0-\x7f]/.test(sign) ? sign : encodeURIComponent(sign).toLowerCase()
    if (made.length + next.length > MAX_SLUG) break
    made += next
  }
  return made
}

/** What a percent-encoded slug says. */
export function readSlug(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}

/** PHP's urlencode. */
export function phpUrlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+')
}

/** `wanted` or the first of `wanted-2`, `wanted-3` … that is free. */
export function uniqueSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(wanted)) return wanted
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`
    const slug = `${wanted.slice(0, MAX_SLUG - suffix.length)}${suffix}`
    if (!isTaken(slug)) return slug
  }
}

const FORBIDDEN =
  /<\/?(?:script|style|iframe|form|input|select|option|object|embed|noscript|base|meta|link|html|head|body|title)\b[^>]*>/gi

/** Takes what is not allowed out of a post's text: the tags go, what stood between them stays. */
export function postHtml(text: string): string {
  return bareAmpersands(
    text.replace(FORBIDDEN, '').replace(/(<[^>]*?)\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '$1'),
  )
}

const INLINE = /^<\/?(?:a|abbr|acronym|b|blockquote|cite|code|del|em|i|q|s|strike|strong)\b/i

/** The same for names and descriptions of terms, which may only hold a few inline tags. */
export function termHtml(text: string): string {
  return bareAmpersands(text.replace(/<[^>]*>/g, (tag) => (INLINE.test(tag) ? tag : '')))
}

const bareAmpersands = (text: string) =>
  text.replace(/&(?!(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);)/gi, '&amp;')

/** A line of text without tags and breaks. */
export function plainLine(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const BLOCKS =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|figure|figcaption|details|summary'
const OPENING = new RegExp(`(<(?:${BLOCKS})[\\s/>])`, 'g')
const CLOSING = new RegExp(`(</(?:${BLOCKS})>)`, 'g')
const WRAPPED = new RegExp(`<p>\\s*(</?(?:${BLOCKS})[^>]*>)`, 'g')
const WRAPPED_END = new RegExp(`(</?(?:${BLOCKS})[^>]*>)\\s*</p>`, 'g')

/** Paragraphs as WordPress shows a post's text. */
export function paragraphs(text: string): string {
  if (text.trim() === '') return ''
  const apart = `${text}\n`
    .replace(/\r\n?/g, '\n')
    .replace(OPENING, '\n\n$1')
    .replace(CLOSING, '$1\n\n')
  return apart
    .split(/\n\s*\n/)
    .map((part) => part.replace(/^\n+|\n+$/g, ''))
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${part}</p>\n`)
    .join('')
    .replace(/<p>\s*<\/p>/g, '')
    .replace(WRAPPED, '$1')
    .replace(WRAPPED_END, '$1')
    .replace(/(?<!<br \/>)[^\S\n]*\n(?=[^\n<])/g, '<br />\n')
}

/** A price as WooCommerce stores it: digits, a minus and the last dot; everything else falls away. */
export function decimalOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  return value.replace(/\.(?=.*\.)|[^0-9.-]/g, '')
}
