import type { SourceCard } from '../ports.ts'
import { escapeHtml } from '../texts/html.ts'
import { sizeOf } from './sizes.ts'
import { CHINESE, type KnownWords, NO_WORDS, plainForm } from './words.ts'

/** Columns of size tables; centimetres unless they say otherwise. */
const COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      尺码: 'Размер',
      尺寸: 'Размер',
      码数: 'Размер',
      欧码: 'EU',
      美码: 'US',
      英码: 'UK',
      中国码: 'CN',
      日码: 'JP',
    },
    ...{
      EUR: 'EU',
      CHN: 'CN',
      CM: 'Длина стопы, см',
      脚长: 'Длина стопы',
      适合脚长: 'Длина стопы',
      内长: 'Длина стельки',
    },
    ...{
      美码男: 'US муж.',
      美码女: 'US жен.',
      US男: 'US муж.',
      US女: 'US жен.',
      'US Men': 'US муж.',
      'US Women': 'US жен.',
    },
    ...{
      胸围: 'Обхват груди',
      肩宽: 'Ширина плеч',
      衣长: 'Длина изделия',
      袖长: 'Длина рукава',
      腰围: 'Обхват талии',
    },
    ...{
      臀围: 'Обхват бёдер',
      裤长: 'Длина брюк',
      大腿围: 'Обхват бедра',
      裤脚: 'Ширина низа',
      前裆: 'Посадка спереди',
    },
    ...{
      后裆: 'Посадка сзади',
      裙长: 'Длина юбки',
      领围: 'Обхват шеи',
      下摆: 'Ширина низа',
      身高: 'Рост',
      体重: 'Вес',
      头围: 'Обхват головы',
    },
    ...{ 长: 'Длина', 宽: 'Ширина', 高: 'Высота', 帽檐: 'Поля' },
  }),
)
const NOTHING = '–'

/** The size table's rows and columns in Russian: a row per index, columns nobody can read left out. Empty without at least two columns. */
export function sizeRows(
  { sizeTable }: Pick<SourceCard, 'sizeTable'>,
  known: KnownWords = NO_WORDS,
): string[][] {
  const columns = sizeTable.flatMap(({ key, values }) => {
    const head = columnName(key, known)
    const cells = values.map((value) => sizeOf(value)?.name ?? NOTHING)
    return head === undefined || cells.every((cell) => cell === NOTHING) ? [] : [[head, ...cells]]
  })
  if (columns.length < 2) return []
  const rows = columns.reduce((most, column) => Math.max(most, column.length), 0)
  return Array.from({ length: rows }, (_, row) => columns.map((column) => column[row] ?? NOTHING))
}

/** The same as HTML; '' when there is no table. */
export function sizeTableHtml(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  if (body.length === 0) return ''
  const line = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  return `<table>${line(head, 'th')}${body.map((cells) => line(cells, 'td')).join('')}</table>`
}

function columnName(key: string, known: KnownWords): string | undefined {
  const word = plainForm(key)
  const bare = word.replace(/\s*\(?(?:cm|厘米|公分)\)?$/iu, '')
  const name = COLUMNS.get(word) ?? COLUMNS.get(bare) ?? known('attribute', key.trim()) ?? word
  return name === '' || CHINESE.test(name) ? undefined : name
}
