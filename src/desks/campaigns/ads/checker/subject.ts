import { type AdCluster, readSeller, type SellerBrief, type SellerText } from '../seller-text.ts'
import { capitalised, keyOf, tidy, trimAtWord, withoutLooseEnd } from '../words.ts'
import { isClean } from './checker.ts'
import { unsaid } from './rules/said.ts'

/** Words of search, not of goods: "термокружка цена" sells a термокружка. */
const SEARCH_WORDS =
  /^(?:куп\p{L}*|заказ\p{L}*|цен[аыу]|стоимост\p{L}*|стоит|сколько|прайс|интернет|магазин\p{L}*|онлайн|недорого|дешево)$/u
/** Room behind the subject for "— подробности на сайте" within a title. */
const LONGEST = 30
const MOST_WORDS = 5
const MOST_PHRASES = 20

/**
 * What an ad of the cluster is about, in words that may stand in an ad: the most frequent phrase without words of search (they are in
 * the nominative as a rule), else any phrase, else the name of the campaign, each without the words an ad may not say. Empty when nothing is left.
 */
export function subjectOf(
  brief: SellerBrief,
  cluster: AdCluster | null,
  seller: SellerText,
): string {
  const phrases = cluster
    ? [cluster.name, ...cluster.phrases.slice(0, MOST_PHRASES).map((phrase) => phrase.text)]
    : []
  const goods = phrases.filter((phrase) => !phrase.split(/\s+/u).some(isSearchWord))
  // A size the seller never named is right for some shows of the ad and wrong for others.
  const own = readSeller(brief, null)
  const sure = goods.filter((phrase) => unsaid(phrase, own).length === 0)
  const candidates = [...sure.slice(0, 1), ...goods.slice(0, 1), ...phrases, brief.name]
  const regions = new Set(brief.regionNames.flatMap((name) => keyOf(name).split(/[\s-]+/u)))
  const tries = [
    ...candidates.map((text) => named(text, seller, regions, (words) => words)),
    ...candidates.map((text) => named(text, seller, regions, (words) => allowedOf(words, seller))),
  ]
  return tries.find((text) => text !== '') ?? ''
}

/** A seller's text and what the ad is about, together as checks and templates need them. */
export function readCluster(
  brief: SellerBrief,
  cluster: AdCluster | null,
): { readonly seller: SellerText; readonly subject: string } {
  const seller = readSeller(brief, cluster)
  return { seller, subject: subjectOf(brief, cluster, seller) }
}

const isSearchWord = (word: string) => SEARCH_WORDS.test(keyOf(word))

function named(
  text: string,
  seller: SellerText,
  regions: ReadonlySet<string>,
  choose: (words: string[]) => string[],
): string {
  const words = tidy(text)
    .replace(/[^\p{L}\p{N}\s.,%-]/gu, ' ')
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, ''))
    .filter((word) => word !== '')
  // A city at the end stands in the nominative, as people type and nobody speaks.
  while (words.length > 1 && regions.has(keyOf(words.at(-1) ?? ''))) words.pop()
  const spelled = choose(words.map(seller.spelled)).slice(0, MOST_WORDS)
  const usable = (head: string) =>
    head.split(' ').some((word) => /\p{L}{2}/u.test(word) && !isSearchWord(word)) &&
    [...head].length <= LONGEST &&
    isClean('title', capitalised(head), seller) &&
    isClean('title2', capitalised(head), seller)
  const loose = withoutLooseEnd(spelled.join(' '))
  return capitalised(trimAtWord(loose, usable))
}

/** Words that pass alone; doubles go. */
function allowedOf(words: readonly string[], seller: SellerText): string[] {
  const seen = new Set<string>()
  return words.filter((word) => {
    const key = keyOf(word)
    if (seen.has(key) || !isClean('title', word, seller)) return false
    seen.add(key)
    return true
  })
}
