import { colorOf } from './colors.ts'
import { EDITIONS } from './lexicon/properties.ts'
import { segment, wordTable } from './segment.ts'
import { CHINESE, capitalised, plainForm } from './words.ts'

const TABLE = wordTable(EDITIONS)
const BETWEEN = /[\s/,+&·|()[\]【】「」《》*_:.-]+|[a-z\d"']+/iuy

/** An edition, specification or style in Russian; undefined for Chinese that no table has. */
export function editionOf(value: string): string | undefined {
  const text = plainForm(value)
  if (text === '') return undefined
  if (!CHINESE.test(text)) return text
  const segments = segment(text, TABLE, BETWEEN)
  if (!segments) return colorOf(value)
  const said = segments
    .map((one) => (one.kind === 'word' ? ` ${one.value} ` : one.text))
    .join('')
    .replace(/\s+/gu, ' ')
    .replace(/[【「《]/gu, '(')
    .replace(/[】」》]/gu, ')')
    .trim()
  return said === '' ? undefined : capitalised(said)
}
