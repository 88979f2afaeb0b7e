import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Find } from '../../finds/find.ts'
import { cut } from '../parts.ts'

const LENGTH = 60

/** What is looked for, in a line: `Nike · кроссовки · мужское · 300–900 ¥`; plain. */
export function findWords(lang: Lang, find: Find): string {
  const { kind, text, category, brand, gender, minYuan, maxYuan } = find
  const words = [
    ...(text === '' ? [] : [kind === 'link' ? lang.t('imports-find-link') : text]),
    ...(brand ? [brand.name] : []),
    ...(category ? [category.name] : []),
    ...(gender ? [lang.t('imports-gender', { gender })] : []),
    ...(minYuan === null && maxYuan === null ? [] : [priceWords(lang, find)]),
  ]
  return cut(words.map(plainText).join(' · '), LENGTH)
}

/** `300–900 ¥`, `от 300 ¥`. */
export function priceWords(
  lang: Lang,
  { minYuan, maxYuan }: Pick<Find, 'minYuan' | 'maxYuan'>,
): string {
  if (minYuan === null) return lang.t('imports-price-to', { max: maxYuan ?? 0 })
  if (maxYuan === null) return lang.t('imports-price-from', { min: minYuan })
  return lang.t('imports-price-range', { min: minYuan, max: maxYuan })
}
