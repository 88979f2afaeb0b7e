import { readShows, SHOWS } from './shows.ts'

export interface TableRow {
  readonly phrase: string
  /** Shows a month; 0 when the row has none. */
  readonly frequency: number
}

type Cells = readonly string[]

/** What columns of phrases and of shows are called by Wordstat, spreadsheets and key collectors. */
const PHRASES =
  /^(?:(?:поисков|ключев)\p{L}+ )?(?:запросы?|фраз[аы]|слов[ао])(?: со слов.+|, похожие на .+)?$|^что (?:ещ[её] )?искали .+|^(?:ключевики?|ключи|семантика)$|^(?:search |key)?(?:phrase|quer(?:y|ie)|word|term)s?$/iu
const COUNTS =
  /^(?:(?:число|количество|кол-во) (?:запросов|показов)|показ[ыо]\p{L}*|частот\p{L}*|wordstat|(?:avg\.? |monthly |search )*(?:count|shows|impressions|frequency|volume|searches))(?:[ ,(].*)?$/iu
const TOTALS = /^(?:итого|всего|total)$/iu

/**
 * What people set between a phrase and its shows where there are no columns: `чай — 5 228`, `чай: 5 228`, `чай (5 228)`, two spaces;
 * one space only before millions and before what is called shows, since `iphone 15 128` is a phrase.
 */
const LOOSE = new RegExp(
  `(?:\\s*[–—=:→]\\s*|\\s+-\\s+|\\s{2,}|\\s+(?=\\d{1,3}(?:\\s\\d{3}){2,}(?!\\d)|\\d[\\d\\s]*\\s(?:показ|запрос|show|impression))|\\s*(\\())(${SHOWS})(?:\\)|(?<!\\())\\s*$`,
  'iu',
)
/** Where tabs were lost, a last number in each line is one of shows when some is larger than those of models and years. */
const MANY_SHOWS = 10_000
const LAST_NUMBER = new RegExp(`\\s+(\\d{1,3}(?:\\s\\d{3})+|${SHOWS})\\s*$`, 'iu')
const GROUPED = /^\d{1,3}(?:,\d{3})+$/u

/**
 * Phrases of a table with their shows: columns parted by tabs, bars, semicolons, commas, or only by a dash; cells in quotes or not; with
 * or without headings, running numbers and totals. A line of a single cell is a phrase as it stands. Undefined when the text is no table.
 */
export function readPhraseTable(text: string): readonly TableRow[] | undefined {
  const lines = linesOf(text)
  const separator = separatorOf(lines)
  const split = lines.map((line) => (separator === undefined ? [line] : cellsOf(line, separator)))
  const rows = separator === ',' ? withWholeNumbers(split) : split
  const hasHeading = isHeading(rows)
  if (!hasHeading && separator === undefined) return undefined
  const heading = hasHeading ? (rows[0] ?? []) : []
  // A page that is pasted has each heading on a line of its own.
  const isStacked = hasHeading && rows[1]?.length === 1 && COUNTS.test(rows[1][0]?.trim() ?? '')
  const body = rows.slice(isStacked ? 2 : hasHeading ? 1 : 0)
  const phraseAt = phraseColumn(heading, body)
  const countAt = countColumn(heading, body, phraseAt)
  return body.flatMap((cells): TableRow[] => {
    const [only] = cells
    if (cells.length === 1) return [{ phrase: only ?? '', frequency: 0 }]
    const phrase = cells[phraseAt] ?? ''
    if (phrase.trim() === '' || TOTALS.test(phrase.trim())) return []
    return [{ phrase, frequency: readShows(cells[countAt] ?? '') ?? 0 }]
  })
}

/** Lines with something on them, loose numbers behind a tab; without a byte order mark, Excel's `sep=;` and rules of dashes. */
function linesOf(text: string): string[] {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .filter((line, index) => line.trim() !== '' && !(index === 0 && /^sep=.$/iu.test(line)))
    .filter((line) => !/^[\s|:+-]*-{2}[\s|:+-]*$/u.test(line))
  if (lines.some((line) => /[\t;]/u.test(line) || isBarred(line))) return lines
  const [first = ''] = lines
  const headings = splitHeading(first)
  const behindTab = (line: string) => line.replace(LAST_NUMBER, '\t$1')
  if (headings !== undefined) return [headings, ...lines.slice(1).map(behindTab)]
  if (isColumnOfShows(lines)) return lines.map(behindTab)
  return lines.map((line) => line.replace(LOOSE, '\t$2'))
}

function isColumnOfShows(lines: readonly string[]): boolean {
  const shows = lines.map((line) => readShows(LAST_NUMBER.exec(line)?.[1] ?? '') ?? Number.NaN)
  return lines.length > 1 && Math.max(...shows) >= MANY_SHOWS
}

/** `Запрос Число запросов` as it looks when tabs were lost on the way: then every last number is one of shows. */
function splitHeading(line: string): string | undefined {
  const words = line.trim().split(/\s+/u)
  const at = words.findIndex(
    (_, i) => isPhraseName(words.slice(0, i).join(' ')) && COUNTS.test(words.slice(i).join(' ')),
  )
  return at < 0 ? undefined : `${words.slice(0, at).join(' ')}\t${words.slice(at).join(' ')}`
}

const isBarred = (line: string) => /^\s*\|.*\|\s*$/u.test(line)

/** The sign between columns; undefined for lines that have none. The same signs part lists, so there must be one phrase a line, or headings. */
function separatorOf(lines: readonly string[]): string | undefined {
  if (lines.every(isBarred)) return '|'
  return ['\t', ';', ',', '|'].find((separator) => {
    const split = lines.map((line) => cellsOf(line, separator)).filter(({ length }) => length > 1)
    const rows = separator === ',' ? withWholeNumbers(split) : split
    const columns = rows.filter((cells) => textsIn(cells).length === 1)
    if (rows.length === 0) return false
    // `термос 0,5` is a phrase; a table of such lines has a number in each of them, or names its columns.
    const isDecimal = separator === ',' && rows.some(([phrase = '']) => /\d$/u.test(phrase))
    const isSure =
      rows[0]?.some(isPhraseName) || (lines.length > 1 && columns.length === lines.length)
    if (isDecimal && !isSure) return false
    if (isHeading(rows)) return true
    return columns.length * 2 >= rows.length
  })
}

function cellsOf(line: string, separator: string): string[] {
  const inner = separator === '|' && isBarred(line) ? line.trim().slice(1, -1) : line
  const parts = `${inner}${separator}`.matchAll(
    new RegExp(`(?:\\s*"((?:[^"]|"")*)"\\s*|([^${separator}]*))[${separator}]`, 'gu'),
  )
  // A comma within quotes is no end of a phrase.
  const cells = [...parts].map(
    ([, quoted, bare = '']) => quoted?.replaceAll('""', '"').replace(/,\s/gu, ' ') ?? bare,
  )
  return cells.length > 1 ? cells : [line]
}

/** `чай,120,345` is a phrase with a number in thousands, when every row reads so or the heading has fewer columns. */
function withWholeNumbers(rows: readonly Cells[]): readonly Cells[] {
  const [first = []] = rows
  const isNamed = first.some(isPhraseName)
  const tail = (cells: Cells, from: number) => cells.slice(from).join(',')
  const width = isNamed ? first.length : 2
  const joins = (cells: Cells) => cells.length > width && GROUPED.test(tail(cells, width - 1))
  const isWhole = isNamed || rows.every((cells) => cells.length <= width || joins(cells))
  if (!isWhole) return rows
  return rows.map((cells) =>
    joins(cells) ? [...cells.slice(0, width - 1), tail(cells, width - 1)] : cells,
  )
}

const isPhraseName = (cell: string) => PHRASES.test(cell.trim())
const isCount = (cell: string) => readShows(cell) !== undefined
/** What tables hold where they know no number. */
const VOID = /^\s*(?:[-–—?]|#\S+|н\/д|нет данных|n\/?a|null|none|nan)?\s*$/iu
const textsIn = (cells: Cells) => cells.filter((cell) => !VOID.test(cell) && !isCount(cell))

/** The first line names columns, or has no number where every other line has one. */
function isHeading([first = [], ...others]: readonly Cells[]): boolean {
  if (others.length === 0) return false
  if (first.some(isPhraseName)) return true
  if (first.length < 2) return false
  if (first.some((cell) => COUNTS.test(cell.trim()))) return true
  const isNumbered = (cells: Cells) => cells.length > 1 && cells.some(isCount)
  return !first.some(isCount) && others.every(isNumbered)
}

function phraseColumn(heading: Cells, body: readonly Cells[]): number {
  const named = heading.findIndex(isPhraseName)
  if (named >= 0) return named
  const width = Math.max(...body.map(({ length }) => length), 1)
  const texts = Array.from(
    { length: width },
    (_, column) => body.filter((cells) => textsIn([cells[column] ?? '']).length > 0).length,
  )
  return Math.max(
    0,
    texts.findIndex((count) => count * 2 >= body.length),
  )
}

/** The named one, else the first behind the phrase; numbers before it count when nothing stands behind and they are not 1, 2, 3 …. */
function countColumn(heading: Cells, body: readonly Cells[], phraseAt: number): number {
  const named = heading.findIndex((cell) => COUNTS.test(cell.trim()))
  if (named >= 0) return named
  const hasCounts = (column: number) => body.some((cells) => isCount(cells[column] ?? ''))
  const width = Math.max(...body.map(({ length }) => length), 1)
  const columns = Array.from({ length: width }, (_, column) => column).filter(hasCounts)
  const behind = columns.find((column) => column > phraseAt)
  const isRunning = (column: number) =>
    body.every((cells, i) => readShows(cells[column] ?? '') === i + 1)
  return behind ?? columns.find((column) => column < phraseAt && !isRunning(column)) ?? -1
}
