import { ANYTHING, type Find } from '../../finds/find.ts'

/** Hosts of share links: the shop itself, its Chinese twin and their short links. */
const LINK =
  /https?:\/\/(?:[\w-]+\.)*(?:poizon\.com|dewu\.com|dewucdn\.com|poizon\.cn|dw4\.co|dewu\.cn)\/\S*/iu
/** `DD1391-100`, `1203A537-021`: letters and digits of a model, a dash, a colour. */
const ARTICLE = /^[A-Z0-9]{5,10}-[A-Z0-9]{2,4}$/iu
/** `M2002RDA`, `IF1864`: letters before digits. */
const SHORT_ARTICLE = /^[A-Z]{1,3}\d{3,5}[A-Z0-9]{0,4}$/iu
const PAIRS =
  /^(?:(?:найди|найти|загрузи|импортируй|find|import|bring)\s+)?(\d{1,4})\s+(?:пар[аы]?|товар(?:а|ов)?|pairs?|products?|items?)\s+(?:of\s+)?(.+)$/iu

/** What somebody looks for, as they typed it: a share link, an article number, "200 pairs of Nike", or words. */
export function readSought(text: string): Find {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (LINK.test(line)) return { ...ANYTHING, kind: 'link', text: line }
  if (isArticle(line)) return { ...ANYTHING, kind: 'article', text: line.toUpperCase() }
  const [, count, words] = PAIRS.exec(line) ?? []
  return count !== undefined && words !== undefined && Number(count) > 0
    ? { ...ANYTHING, text: words, count: Number(count) }
    : { ...ANYTHING, text: line }
}

function isArticle(line: string): boolean {
  return (ARTICLE.test(line) || SHORT_ARTICLE.test(line)) && /\d/.test(line) && /[A-Z]/iu.test(line)
}
