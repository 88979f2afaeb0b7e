import { ANYTHING, type Find } from '../../finds/find.ts'

/** Hosts of share links: the shop itself, its Chinese twin and their short links. */
const LINK =
  /https?:\/\/(?:[\w-]+\.)*(?:poizon\.com|dewu\.com|dewucdn\.com|poizon\.cn|dw4\.co|dewu\.cn)\/\S*/iu
/** `DD1391-100`, `1203A537-021`: letters and digits of a model, a dash, a colour. */
const ARTICLE = /^[A-Z0-9]{5,10}-[A-Z0-9]{2,4}$/iu
/** `M2002RDA`, `IF1864`: letters before digits. */
const SHORT_ARTICLE = /^[A-Z]{1,3}\d{3,5}[A-Z0-9]{0,4}$/iu
/** What people write before the thing itself. */
const ASK =
  /^(?:(?:пожалуйста|плиз|please),? )?(?:(?:хочу|нужно|нужны|надо|i need|i want)(?: (?:мне|найти|загрузить))?|(?:найди|найти|загрузи|загрузить|импортируй|импорт|привези|принеси|добавь|поищи|ищу|find|import|bring|get|load|search(?: for)?)(?:те)?)(?: (?:мне|me|for me))?(?: |: )/iu
const LABEL = /^(?:арт(?:икул)?|sku|style|модель|код)\.?\s*[:№#]?\s*(?=[A-Z0-9])/iu
/** Where it is wanted, which goes without saying. */
const TAIL =
  /[,.]? (?:(?:в|на) (?:мой|наш|свой) (?:магазин|сайт)|(?:in)?to my (?:shop|store)|пожалуйста|please)[.]?$/iu
const NUMBERS: Readonly<Record<string, number>> = {
  ...{ десять: 10, двадцать: 20, тридцать: 30, пятьдесят: 50, сто: 100, двести: 200, триста: 300 },
  ...{ пятьсот: 500, ten: 10, twenty: 20, fifty: 50, 'a hundred': 100, 'two hundred': 200 },
}
const COUNT = `(\\d{1,4}|${Object.keys(NUMBERS).join('|')})`
const PAIRS = new RegExp(
  `^${COUNT}\\s+(?:пар[аыу]?|товар(?:а|ов)?|pairs?|products?|items?)\\s+(?:of\\s+)?(.+)$`,
  'iu',
)
const PAIRS_BEHIND = new RegExp(`^${COUNT}\\s+(.+?)\\s+(?:pairs|products|items)$`, 'iu')
/** With a word that asks, pieces and what they are count too: without one they may be a sale. */
const PIECES = new RegExp(
  `^${COUNT}\\s+(?:(?:шт(?:ук)?\\.?|pcs|pieces)\\s+(?:of\\s+)?)?(\\p{L}+(?:ок|ек|ов|ей|s)\\s.+)$`,
  'iu',
)

/**
 * What somebody looks for, as they typed it: a share link, an article number, "200 pairs of Nike", "привези 50 кроссовок New Balance", or
 * words. An article number may have a label, quotes, another dash and Russian look-alikes in it.
 */
export function readSought(text: string): Find {
  const line = text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (LINK.test(line)) return { ...ANYTHING, kind: 'link', text: line }
  const asked = line.replace(ASK, '').replace(TAIL, '').trim()
  const article = articleOf(asked)
  if (article !== undefined) return { ...ANYTHING, kind: 'article', text: article }
  const isAsked = asked !== line
  const [, said = '', words] =
    PAIRS.exec(asked) ?? PAIRS_BEHIND.exec(asked) ?? (isAsked ? PIECES.exec(asked) : null) ?? []
  const count = NUMBERS[said.toLowerCase()] ?? Number(said)
  const isDeed = /^\p{L}+ть(?:\s|$)/u.test(words ?? '')
  if (words !== undefined && count > 0 && !isDeed) return { ...ANYTHING, text: words, count }
  return { ...ANYTHING, text: asked === '' ? line : asked }
}

const LOOK_ALIKES = new Map(
  [...'АВЕКМНОРСТХУ'].map((letter, i) => [letter, 'ABEKMHOPCTXY'.charAt(i)]),
)

function articleOf(text: string): string | undefined {
  const bare = text
    .replace(LABEL, '')
    .replace(/^[«"'`(]+|[»"'`).,;]+$/gu, '')
    .replace(/\s*[‐‑‒–—−]\s*/gu, '-')
    .toUpperCase()
  const code = [...bare].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('')
  // A word of Russian letters alone is no number of a model.
  if (!/[A-Z]/u.test(bare) && !/\d{3,}-\d{2,}/u.test(bare)) return undefined
  return isArticle(code) ? code : undefined
}

function isArticle(line: string): boolean {
  return (ARTICLE.test(line) || SHORT_ARTICLE.test(line)) && /\d/.test(line) && /[A-Z]/iu.test(line)
}
