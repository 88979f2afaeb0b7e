import { MESSENGERS } from '../../lexicon/banned.ts'
import { keyOf } from '../../words.ts'
import { type Finding, remove } from '../violation.ts'

const EMAIL = /[\p{L}\p{N}._%+-]*@[\p{L}\p{N}._-]*/gu
/** Ten digits and more, `8 (800)`, `+7`, or a local number written as people write it. */
const PHONES: readonly RegExp[] = [
  /\+?\d(?:[ \-()]{0,2}\d){9,14}/gu,
  /\+7[ -]?\(?\d{3}|(?<!\d)8[ -]?\(\d{3}\)|(?<!\d)8-\d{3}-\d|(?<!\d)8 \d{3} \d{3} \d{2}/gu,
  /(?<!\d)\d{2,3}-\d{2}-\d{2}(?!\d)/gu,
  /\(\d{3,5}\) ?\d{2,3}/gu,
  /(?<![\p{L}\p{N}])(?:тел\.|тел(?:ефон)?:? ?\d|телефону? (?:\+|\d))/gu,
]
const LINKS: readonly RegExp[] = [
  /(?:https?|ftp):\/*\S*|www\S*/gu,
  // A stop between letters is an address or a typo; neither belongs here.
  /[\p{L}\p{N}-]{2,}\.\p{L}{2,}\S*/gu,
  /(?<![\p{L}\p{N}])(?:t|vk|wa)\.(?:me|com|cc)\S*/gu,
]
/** Phones, e-mails, messengers, links. `isProduct`: a messenger's name is what the seller sells (a bot for it, say). */
export function contacts(text: string, isProduct: (name: string) => boolean): Finding[] {
  const low = keyOf(text)
  const phones = PHONES.flatMap((pattern) => low.match(pattern) ?? [])
  const emails = low.match(EMAIL) ?? []
  const links = LINKS.flatMap((pattern) => low.match(pattern) ?? [])
  const messengers = MESSENGERS.flatMap((pattern) => low.match(pattern) ?? []).filter(
    (name) => !isProduct(name),
  )
  const found: Finding[] = []
  if (phones.length > 0) found.push(remove('phone', ...new Set(phones)))
  if (emails.length > 0) found.push(remove('email', ...new Set(emails)))
  else if (links.length > 0) found.push(remove('link', ...new Set(links)))
  if (messengers.length > 0) found.push(remove('messenger', ...new Set(messengers)))
  return found
}
