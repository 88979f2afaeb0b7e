import type { LineDoubt, LineKind, StockLine } from './line.ts'
import { hasRoute, type Item, splitsOf, WALL, withoutOutlets } from './places.ts'
import { type FoundQuantity, findQuantity, pricesIn } from './quantity.ts'
import { type Token, tokensOf } from './tokens.ts'
import { type FoundVerb, findVerbs } from './verbs.ts'

const QUESTION =
  /\?\s*$|^(?:сколько|где|когда|почему|какой|какие|how|where|when|why|which|what)\s/iu
/** Denied or taken back: nothing happened that could be written down. */
const NOT =
  /^(?:не|нет|not|never|didn['’]?t|отмен\p{L}*|удал[ия]\p{L}*|верни(?:те)?|cancel\p{L}*|undo|delete)$/u
const NEARLY = /^(?:почти|чуть|almost|nearly)$/u
const ASIDE =
  /^(?:сегодня|вчера|сейчас|уже|еще|я|мы|привет|спасибо|пожалуйста|today|yesterday|just|already|i|we|hi|thanks|please)$/u
const SPAN =
  /^(?:день|дня|дней|дн|недел\p{L}*|час\p{L}*|минут\p{L}*|месяц\p{L}*|days?|weeks?|hours?|months?|%)$/u
/** Names of what was done: alone they ask for a report. */
const NOUN = /^(?:продаж|приход|остат|возврат|перемещ|списан|поступлен|sale|sell|refund|stock)/u
const AND = /^(?:и|and|&|,|;|\+|плюс)$/u
const EITHER: readonly LineKind[] = ['correction', 'sale']

/**
 * A line in which a seller says what happened to the stock, in Russian or English: `продал 2 MUG-350-BLU`, `+30 кружка синяя на склад
 * Тула`, `move 5 mugs from A to B`, `MUG-350-BLU = 14`. Undefined for what is nothing of the kind, questions and denials included.
 */
export function parseLine(line: string): StockLine | undefined {
  if (QUESTION.test(line)) return undefined
  const tokens = inStock(tokensOf(line)).filter(({ lower }) => !ASIDE.test(lower))
  const verbs = findVerbs(tokens.map(({ lower }) => lower))
  if (tokens.some(({ lower }) => NOT.test(lower))) return undefined
  const cut = nextOperation(tokens, verbs)
  if (cut === undefined) return read(tokens, verbs)
  const first = read(
    tokens.slice(0, cut),
    verbs.filter(({ at }) => at < cut),
  )
  const kinds = [...(first?.kinds ?? []), ...verbs.flatMap((verb) => verb.kinds)]
  return first && { ...first, kinds: [...new Set(kinds)], doubts: ['several'] }
}

function read(tokens: readonly Token[], verbs: readonly FoundVerb[]): StockLine | undefined {
  const prices = pricesIn(tokens)
  const isLevel =
    (verbs.length > 0 && verbs.every(({ kinds }) => kinds[0] === 'correction')) ||
    tokens.some(({ lower }) => lower === '=')
  const quantity = findQuantity(tokens, { verbAt: verbs[0]?.at, isLevel, prices })
  const taken = new Set([...prices, ...verbs.map(({ at }) => at), ...(quantity?.taken ?? [])])
  for (const [at, { lower }] of tokens.entries()) if (NEARLY.test(lower)) taken.add(at)
  const outlets = withoutOutlets(tokens.map((token, at) => (taken.has(at) ? WALL : itemOf(token))))
  const meant = kindsOf(tokens, verbs, quantity, outlets.items)
  if (!meant) return undefined

  const { kinds, doubts } = meant
  const splits = splitsOf(outlets.items, kinds[0] ?? 'sale')
  const product = splits[0]?.product ?? ''
  if (SPAN.test(product.toLowerCase().split(' ')[0] ?? '')) return undefined
  if (!quantity && !mayLackNumber(tokens, verbs, splits[0]?.isCode ?? false, product))
    return undefined
  if (verbs.length === 0 && !/\p{L}/u.test(product) && !splits[0]?.isCode) return undefined
  if (outlets.isChannel) doubts.push('channel')
  if (!quantity || quantity.isDoubtful || quantity.values.length === 0) doubts.push('quantity')
  if (product === '') doubts.push('product')
  const isSale = kinds.length === 1 && kinds[0] === 'sale'
  return {
    ...{ kinds, splits, doubts },
    quantities: quantity?.values ?? (isSale ? [1] : []),
    isLoose: quantity?.isLoose ?? false,
  }
}

function kindsOf(
  tokens: readonly Token[],
  verbs: readonly FoundVerb[],
  quantity: FoundQuantity | undefined,
  items: readonly Item[],
): { kinds: readonly LineKind[]; doubts: LineDoubt[] } | undefined {
  const number = quantity && tokens[quantity.taken[0] ?? 0]
  const sign = number?.kind === 'number' ? number.by : undefined
  if (verbs.length > 0) {
    const kinds = [...new Set(verbs.flatMap((verb) => verb.kinds))]
    if (sign === 'minus' && kinds[0] === 'receipt') kinds.push('sale')
    const isOpen = kinds.length > 1 || verbs.some(({ doubt }) => doubt === 'open')
    const isFact =
      !verbs.every(({ doubt }) => doubt === 'plan') &&
      !tokens.some(({ lower }) => NEARLY.test(lower))
    return {
      kinds: kinds.slice(0, 2),
      doubts: [...(isFact ? [] : ['meaning' as const]), ...(isOpen ? ['kind' as const] : [])],
    }
  }
  if (!number) return undefined
  if (tokens.some(({ lower }) => lower === '=')) return { kinds: ['correction'], doubts: [] }
  if (sign === 'plus') return { kinds: ['receipt'], doubts: [] }
  if (sign === 'minus') return { kinds: ['sale'], doubts: [] }
  const before = tokens[(quantity?.taken[0] ?? 0) - 1]?.lower ?? ''
  if (before === '+') return { kinds: ['receipt'], doubts: [] }
  const isSettled = tokens.some(({ kind }) => kind === 'code') || sign === 'unit'
  if (isSettled && hasRoute(items)) return { kinds: ['transfer'], doubts: ['kind'] }
  if (/^[-−–—:]$/.test(before)) return { kinds: EITHER, doubts: ['kind'] }
  return isSettled ? { kinds: [...EITHER, 'receipt'], doubts: ['kind'] } : undefined
}

/** "Продал кружку" is one; "пришли отчёт" is no receipt. */
function mayLackNumber(
  tokens: readonly Token[],
  verbs: readonly FoundVerb[],
  isCode: boolean,
  product: string,
): boolean {
  if (verbs.length === 0) return false
  if (isCode) return true
  const isSale = verbs.every(({ kinds }) => kinds.length === 1 && kinds[0] === 'sale')
  return isSale && product !== '' && !verbs.some(({ at }) => NOUN.test(tokens[at]?.lower ?? ''))
}

/** Where a second operation begins: behind an "and", with a number, a code or a verb of its own. */
function nextOperation(tokens: readonly Token[], verbs: readonly FoundVerb[]): number | undefined {
  const isVerb = (at: number) => verbs.some((verb) => verb.at === at)
  for (const [at, { lower }] of tokens.entries()) {
    if (!AND.test(lower) || isVerb(at)) continue
    const left = tokens.slice(0, at)
    const hasNumber = left.some(({ kind }) => kind === 'number')
    const hasProduct = left.some(
      ({ kind }, index) => kind === 'code' || (kind === 'word' && !isVerb(index)),
    )
    const next = tokens[at + 1]
    const begins = next && (next.kind === 'number' || next.kind === 'code' || isVerb(at + 1))
    if (hasNumber && hasProduct && begins) return at
  }
  const codes = tokens.flatMap(({ kind }, at) => (kind === 'code' ? [at] : []))
  return codes[1]
}

/** `in stock` as the verb it stands for. */
function inStock(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex(
    ({ lower }, index) => lower === 'in' && tokens[index + 1]?.lower === 'stock',
  )
  if (at < 0) return [...tokens]
  return tokens.toSpliced(at, 2, { kind: 'word', text: 'remaining', lower: 'remaining' })
}

function itemOf({ kind, text, lower }: Token): Item {
  if (kind === 'mark' && lower !== '→') return WALL
  return { kind: kind === 'code' ? 'code' : 'word', text, lower }
}
