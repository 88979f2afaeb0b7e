const SPACE = '[\\s\\u00a0\\u2009\\u202f]'
/** The form of a number of shows, for a larger pattern: `5 228 679`, `120,345`, `5 тыс.`, `45 120 показов в месяц`. */
export const SHOWS = `[~≈]?\\d(?:[\\d.,'’]|${SPACE}(?=\\d))*(?:${SPACE}*(?:тыс|млн)\\.?)?(?:${SPACE}*(?:показ|запрос|show|impression|search)\\p{L}*)?(?:(?:${SPACE}+в${SPACE}+|/)мес(?:яц|\\.)?)?`

const IS_SHOWS = new RegExp(`^${SPACE}*${SHOWS}${SPACE}*$`, 'iu')
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/u

/** A number of shows as tables write it; undefined for anything else. */
export function readShows(cell: string): number | undefined {
  if (!IS_SHOWS.test(cell)) return undefined
  const digits = (/\d[\d.,'’\s]*/u.exec(cell)?.[0] ?? '').replace(/[\s'’]/gu, '')
  const bare = digits.replace(/[.,]$/u, '')
  const value = Number(GROUPED.test(bare) ? bare.replace(/[.,]/gu, '') : bare.replace(',', '.'))
  const scale = /тыс/iu.test(cell) ? 1_000 : /млн/iu.test(cell) ? 1_000_000 : 1
  return Number.isFinite(value) ? Math.round(value * scale) : undefined
}
