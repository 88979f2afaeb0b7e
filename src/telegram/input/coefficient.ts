import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'

const FREE = /^(?:только )?(?:бесплатн\p{L}*|free(?: only)?)$/u
const TIMES = '[xх×*]'
const CAP = new RegExp(
  `^(?:(?:до|не выше|up to|max) )?(?:${TIMES} ?)?(\\d{1,3}(?:[.,]\\d{1,2})?)(?: ?${TIMES})?$`,
)
/** WB has shown ×20 at most; ten times that is surely a slip of the finger. */
const MAX_HUNDREDTHS = 20_000

/** An acceptance coefficient in hundredths: `х2` → 200, `×2,5` → 250, `бесплатно` → 0. Both alphabets' x are known. */
export function parseCoefficient(text: string): number | undefined {
  const clean = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (FREE.test(clean)) return 0
  const digits = CAP.exec(clean)?.[1]?.replace(',', '.')
  if (digits === undefined) return undefined
  const hundredths = Math.round(Number(digits) * 100)
  return hundredths <= MAX_HUNDREDTHS ? hundredths : undefined
}

/** The same, or the sentence that says what to type instead. */
export function readCoefficient(lang: Lang, text: string): Result<number> {
  const value = parseCoefficient(text)
  return value === undefined ? fail(lang.t('input-coefficient')) : ok(value)
}
