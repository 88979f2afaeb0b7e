import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { MOST } from '../../../ledger/writing/rules.ts'

/** Whole pieces as people type them: `12`, `1 200`, `12 шт.`, `+30`. */
export function readPieces(lang: Lang, text: string, least: number): Result<number> {
  const bare = text
    .trim()
    .replace(/^\+/, '')
    .replace(/(?:шт\p{L}*|pcs?|pieces?|штук\p{L}*)\.?$/iu, '')
  const digits = bare.replaceAll(/[\s\u00a0\u202f]/g, '')
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
  return value >= least && value <= MOST
    ? ok(value)
    : fail(lang.t('stock-wrong-pieces', { least, example: 12 }))
}
