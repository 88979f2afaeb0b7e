import {
  CLICKS,
  PROMISES,
  SLANG,
  SUPERLATIVES,
  SUPERLATIVES_OR_GOODS,
  SWEARS,
} from '../../lexicon/banned.ts'
import type { SellerText } from '../../seller-text.ts'
import { keyOf } from '../../words.ts'
import { type Finding, type Rule, remove } from '../violation.ts'

/** Words moderators refuse whoever says them: superlatives, promises, calls to click, slang. */
export function banned(text: string, seller: SellerText): Finding[] {
  const low = keyOf(text)
  const find = (patterns: readonly RegExp[]) =>
    patterns.flatMap((pattern) => low.match(pattern) ?? [])
  const unlessGoods = (patterns: readonly RegExp[]) =>
    find(patterns).filter((word) => !seller.isProduct(word))
  const found: [Rule, string[]][] = [
    ['superlative', [...find(SUPERLATIVES), ...unlessGoods(SUPERLATIVES_OR_GOODS)]],
    ['promise', find(PROMISES)],
    ['click', find(CLICKS)],
    ['slang', [...find(SWEARS), ...unlessGoods(SLANG)]],
  ]
  return found
    .filter(([, words]) => words.length > 0)
    .map(([rule, words]) => remove(rule, ...new Set(words)))
}
