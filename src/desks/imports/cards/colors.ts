import { HUES, SHADES } from './lexicon/colors.ts'
import { segment, wordTable } from './segment.ts'
import { CHINESE, capitalised, plainForm } from './words.ts'

type Piece = { readonly hue: string } | { readonly shade: string }

const TABLE = wordTable<Piece>({
  ...Object.fromEntries(Object.entries(SHADES).map(([word, shade]) => [word, { shade }])),
  ...Object.fromEntries(Object.entries(HUES).map(([word, hue]) => [word, { hue }])),
})
/** Marks between colours, and 色, 系, 款: "colour", "shades of", "version". */
const BETWEEN = /[\s/,&+·|()[\]【】「」《》*_-]+|[色系款]|(?:and|x)(?![a-z])/uy
const ADJECTIVE = /(?:ый|ий|ой)$/u

/**
 * A colour in Russian: 黑白 → `Чёрный/белый`, 浅灰色 → `Светло-серый`, `Core Black` → `Чёрный`. What is Russian or Latin already and in no
 * table comes back as it is; undefined for Chinese that no table has.
 */
export function colorOf(value: string): string | undefined {
  const text = plainForm(value)
  const hues = huesIn(text.toLowerCase())
  if (hues) return capitalised([...new Set(hues)].join('/'))
  return text === '' || CHINESE.test(text) ? undefined : text
}

function huesIn(text: string): string[] | undefined {
  const segments = segment(text, TABLE, BETWEEN)
  if (!segments) return undefined
  const hues: string[] = []
  let shade = ''
  for (const one of segments) {
    if (one.kind === 'gap') continue
    if ('shade' in one.value) shade = one.value.shade || shade
    else {
      hues.push(shaded(shade, one.value.hue))
      shade = ''
    }
  }
  return hues.length > 0 && shade === '' ? hues : undefined
}

function shaded(shade: string, hue: string): string {
  if (!shade.endsWith('-') || (ADJECTIVE.test(hue) && !/[ -]/u.test(hue))) return shade + hue
  return `${shade.slice(0, -1).replace(/о$/u, 'ый')} ${hue}`
}
