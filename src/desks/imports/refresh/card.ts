import type { Lang } from '#platform/texts/lang.ts'
import type { Screen } from '#telegram/screen.ts'
import { openHolds, openImports } from '../chat/actions.ts'
import type { RefreshInput, RefreshState } from './run.ts'

/** What a refresh wrote, and what it asks. */
export function refreshResult(
  lang: Lang,
  { name }: RefreshInput,
  { read, changed, held, gone, failed, readAt = null }: RefreshState,
): Screen {
  return {
    text: [
      lang.t('imports-refresh-run', { name }),
      lang.t('imports-refresh-result', { read, changed }),
      ...(readAt === null ? [] : [lang.t('imports-product-at', { at: lang.dateTime(readAt) })]),
      ...(gone > 0 ? [lang.t('imports-refresh-gone', { gone })] : []),
      ...(held > 0 ? [lang.t('imports-refresh-held', { held })] : []),
      ...(failed > 0 ? [lang.t('imports-refresh-failed', { failed })] : []),
    ].join('\n'),
    keyboard: [
      ...(held > 0
        ? [[{ text: lang.t('button-imports-decide'), data: openHolds({ page: 0 }) }]]
        : []),
      [{ text: lang.t('button-imports-back'), data: openImports({}) }],
    ],
  }
}
