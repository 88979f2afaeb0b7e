import { drawBars } from '#platform/pictures/bars.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { AdGroup } from '../campaign.ts'

/** As many as a phone shows without zooming in. */
const SHOWN = 15

/**
 * The most wanted clusters as bars. A cluster counts as often as its most frequent phrase: phrases hold one another, so a sum would
 * count the same people twice.
 */
export function clustersPicture(
  groups: readonly Pick<AdGroup, 'name' | 'phrases'>[],
  lang: Lang,
): Promise<Uint8Array> {
  const clusters = groups
    .map(({ name, phrases }) => ({
      label: name,
      value: Math.max(0, ...phrases.map(({ frequency }) => frequency)),
    }))
    .toSorted((left, right) => right.value - left.value)
  const bars = clusters.slice(0, SHOWN).map((bar) => ({ ...bar, text: lang.number(bar.value) }))
  const rest = clusters.length - bars.length
  return drawBars({
    title: plainText(lang.t('campaign-picture-title')),
    subtitle: plainText(lang.t('campaign-picture-subtitle')),
    bars,
    note: rest > 0 ? plainText(lang.t('campaign-picture-rest', { count: rest })) : '',
  })
}
