import type { Lang } from '#platform/texts/lang.ts'
import type { Screen } from '#telegram/screen.ts'
import { openBatch } from '../actions.ts'
import { toImports } from '../parts.ts'

/** Stands where the preview stood: its card comes below. */
export function startedScreen(lang: Lang, id: string): Screen {
  return {
    text: lang.t('imports-started'),
    keyboard: [
      [
        {
          text: lang.t('button-imports-batch-open'),
          data: openBatch({ id, filter: 'all', page: 0 }),
        },
        toImports(lang),
      ],
    ],
  }
}
