import type { Lang } from '#platform/texts/lang.ts'
import type { Place, Violation } from './violation.ts'

/** A fault as the seller reads it: `Группа 3, объявление 1, заголовок 2: 61 символ, можно 56`. */
export function describeViolation(lang: Lang, { place, messageKey, value, limit }: Violation) {
  const what = lang.say(messageKey, { value, limit: limit ?? 0 })
  return lang.t('ads-violation', { place: placeText(lang, place), what })
}

function placeText(lang: Lang, { group, ad, part, index }: Place): string {
  const parts = [
    group === null ? '' : lang.t('ads-place-group', { group }),
    ad === null ? '' : lang.t('ads-place-ad', { ad }),
    lang.t('ads-place-part', { part, index: index ?? 0 }),
  ]
  return parts.filter((text) => text !== '').join(', ')
}
