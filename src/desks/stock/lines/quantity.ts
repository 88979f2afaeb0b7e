import { BOX, PAIR, PAIRED } from './number-words.ts'
import type { Token } from './tokens.ts'

export interface FoundQuantity {
  /** Likeliest first; empty when the number is no number of pieces. */
  readonly values: readonly number[]
  readonly isDoubtful: boolean
  readonly isLoose: boolean
  /** The tokens it was read from, which are no part of a name. */
  readonly taken: readonly number[]
}

type NumberToken = Extract<Token, { kind: 'number' }>

/** More pieces than that are a slip or a barcode. */
const MOST = 1_000_000
/** A bare number at the end of a name is likelier a size from here on (350, 500). */
const SIZE = 100
/** "About 5", "from 2 to 5" are no counts. */
const ROUGHLY = /^(?:около|примерно|где-то|от|до|about|around|roughly|from|to|~)$/u
const CURRENCY = /^(?:₽|р|руб\p{L}*|rub|zł|зл|злот\p{L}*|pln|\$|usd|долл\p{L}*|€|eur|евро)$/u
const PRICED = /^(?:[$€]\d[\d.,]*|\d[\d.,]*(?:₽|р|руб|zł|зл|\$|€))$/u

/** The tokens that say a price; what stands with them counts no pieces. */
export function pricesIn(tokens: readonly Token[]): Set<number> {
  const prices = new Set<number>()
  for (const [at, { kind, lower }] of tokens.entries()) {
    const [before, next] = [tokens[at - 1]?.lower ?? '', tokens[at + 1]?.lower ?? '']
    const isAmount = kind === 'number' && CURRENCY.test(next)
    const isGiven = kind === 'number' && (before === 'за' || before === 'for')
    if (!isAmount && !isGiven && !PRICED.test(lower)) continue
    prices.add(at)
    if (CURRENCY.test(next)) prices.add(at + 1)
    if (/^(?:за|по|for|at|@)$/u.test(before)) prices.add(at - 1)
  }
  return prices
}

/**
 * Which number of a line counts pieces. `verbAt`: where the verb stands; `isLevel`: the line sets a level, so `на 14` and `to 14` are it.
 */
export function findQuantity(
  tokens: readonly Token[],
  {
    verbAt,
    isLevel,
    prices,
  }: { verbAt: number | undefined; isLevel: boolean; prices: ReadonlySet<number> },
): FoundQuantity | undefined {
  const numbers = tokens.flatMap((token, at) =>
    token.kind === 'number' && !prices.has(at) ? [{ ...token, at }] : [],
  )
  const lowerAt = (at: number) => tokens[at]?.lower ?? ''
  const isAfter = (at: number, words: RegExp) => words.test(lowerAt(at - 1))
  const each = numbers.find(({ at }) => isAfter(at, /^по$/u))
  const counted = numbers.filter((one) => one !== each)
  const hasCode = tokens.some(({ kind }) => kind === 'code')
  const level = counted.find(({ at }) => isAfter(at, isLevel ? /^(?:=|to|на|до)$/u : /^=$/))
  const clear =
    level ??
    counted.find(({ by }) => by === 'unit' || by === 'times') ??
    counted.find(({ by }) => by === 'plus' || by === 'minus') ??
    counted.find(({ at }) => verbAt !== undefined && follows(tokens, verbAt, at))
  const first = counted.find(({ at }) => at === 0)
  const word = counted.find(({ by }) => by === 'word')
  const chosen =
    clear ?? first ?? word ?? (hasCode ? counted[0] : counted.findLast((one) => one)) ?? each
  if (!chosen) return undefined
  const taken = [chosen.at]
  if (chosen === level) taken.push(chosen.at - 1)

  const rivals = counted.filter(({ at, by }) => at !== chosen.at && by === 'digits')
  const result = (values: readonly number[], isDoubtful: boolean, isLoose = false) => ({
    ...{ taken, isLoose },
    values: [...new Set(values)].filter((value) => isPieces(value, isLevel)),
    isDoubtful: isDoubtful || !values.every((value) => isPieces(value, isLevel)),
  })
  const { value } = chosen
  if (isLevel && chosen.by === 'minus') return result([], true)

  if (chosen !== level && ROUGHLY.test(lowerAt(chosen.at - 1))) {
    taken.push(chosen.at - 1)
    const upTo = counted.find(({ at }) => at !== chosen.at && isAfter(at, ROUGHLY))
    if (upTo) taken.push(upTo.at, upTo.at - 1)
    return result(upTo ? [value, upTo.value].toSorted((a, b) => a - b) : [value], true)
  }
  const after = tokens[chosen.at + 1]
  if (after?.kind === 'number' && isThousand(chosen, after)) {
    taken.push(chosen.at + 1)
    return result([Number(chosen.text + after.text), value], true)
  }
  if (each && each !== chosen) {
    taken.push(each.at, each.at - 1)
    const isBoxed = each.by === 'unit' || BOX.test(lowerAt(chosen.at + 1))
    if (isBoxed && BOX.test(lowerAt(chosen.at + 1))) taken.push(chosen.at + 1)
    const total = value * each.value
    return result(isBoxed ? [total, value] : [value, total], true)
  }
  if (PAIR.test(lowerAt(chosen.at + 1))) {
    taken.push(chosen.at + 1)
    return result([value, value * 2], true)
  }
  const isPair = PAIR.test(chosen.lower)
  if (isPair && tokens.some(({ lower }) => PAIRED.test(lower))) return result([1, 2], true)
  if (hasCode && chosen !== level && rivals.length > 0) {
    for (const { at } of rivals) {
      taken.push(at)
      if (isAfter(at, /^(?:из|of|out)$/u)) taken.push(at - 1)
    }
    return result([value, ...rivals.map((one) => one.value)], true)
  }
  if (hasCode && BOX.test(lowerAt(chosen.at + 1))) {
    taken.push(chosen.at + 1)
    return result([value], true)
  }
  const isLoose = !hasCode && !clear && chosen !== first && chosen.by === 'digits'
  const isWritten = /[.,]/.test(chosen.text)
  return result([value], isWritten || (isLoose && value >= SIZE), isLoose)
}

const isPieces = (value: number, isLevel: boolean) =>
  Number.isInteger(value) && value >= (isLevel ? 0 : 1) && value <= MOST

/** `1 200`: digits in a group of their own. */
const isThousand = (chosen: NumberToken, after: NumberToken) =>
  chosen.by === 'digits' &&
  after.by === 'digits' &&
  /^[1-9]\d{0,2}$/.test(chosen.text) &&
  /^\d{3}$/.test(after.text)

/** Right behind the verb, but for what means nothing there. */
function follows(tokens: readonly Token[], verbAt: number, at: number): boolean {
  if (at <= verbAt) return false
  return tokens
    .slice(verbAt + 1, at)
    .every(({ lower }) => /^(?:[:,]|a|the|еще|ровно|всего|just|only)$/u.test(lower))
}
