import type { Lang } from '#platform/texts/lang.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { ImportInput, ImportState } from '../../base/import-run.ts'
import type { ProblemLine } from '../../base/problems.ts'
import type { BaseInput, BaseState } from '../../base/read-run.ts'
import { openCatalogue, undoOperation } from '../actions.ts'
import { cut, toStock } from '../products/screens/parts.ts'
import { WHOLE } from '../products/view.ts'
import { importBase, openBase, readBase } from './actions.ts'

const NAMES_MOST = 90

/** What an import would do; nothing has been written. */
export function previewResult(
  lang: Lang,
  { name, linkId }: BaseInput,
  { read, preview }: BaseState,
): Screen {
  if (!preview) return { text: lang.t('toast-base-gone'), keyboard: [[toBase(lang)]] }
  const { added, changed, unchanged, missing, lowered, raised, emptied, drops, places } = preview
  const isSame = added + changed === 0
  const lines = [
    lang.t('base-preview-title', { name, read }),
    lang.t('stock-import-counts', { added, changed, unchanged }),
    ...(lowered + raised > 0 ? [lang.t('stock-import-pieces', { lowered, raised, emptied })] : []),
    ...drops.map((drop) =>
      lang.t('base-preview-drop', {
        sku: cut(drop.sku, 40),
        warehouse: cut(drop.warehouse, 30),
        old: drop.old,
        new: drop.new,
      }),
    ),
    ...(places.length > 0
      ? [lang.t('base-preview-places', { names: cut(places.join(', '), NAMES_MOST) })]
      : []),
    ...(missing > 0 ? [lang.t('base-preview-missing', { count: missing })] : []),
    ...problemLines(lang, preview.problems),
    lang.t(isSame ? 'base-preview-same' : 'base-preview-nothing'),
  ]
  const go: Button = {
    text: lang.t('button-base-import'),
    data: importBase({ run: preview.readId }),
    style: 'primary',
  }
  return {
    text: lines.join('\n'),
    keyboard: [
      // The same catalogue may still have pictures that were out of reach.
      [go],
      [{ text: lang.t('button-base-again'), data: readBase({ link: linkId }) }, toBase(lang)],
    ],
  }
}

/** What an import came to, and the way back. */
export function importResult(lang: Lang, input: ImportInput, state: ImportState): Screen {
  const { outcome, operationId, refusal, pictures, missed, unpictured } = state
  const { name, added, changed, linkId } = input
  if (outcome !== 'done') {
    const text =
      outcome === 'refused'
        ? lang.t('stock-refused', { reason: refusal ?? 'unchanged' })
        : lang.t('base-import-not', { outcome })
    return {
      text: [lang.t('base-import-nothing', { name }), text].join('\n'),
      keyboard: [
        [{ text: lang.t('button-base-again'), data: readBase({ link: linkId }), style: 'primary' }],
        [toBase(lang)],
      ],
    }
  }
  return {
    text: [
      lang.t('base-import-done', { name }),
      operationId === null
        ? lang.t('base-import-same')
        : lang.t('base-import-counts', { added, changed }),
      ...(pictures > 0 ? [lang.t('base-import-pictures', { count: pictures })] : []),
      ...(missed > 0
        ? [
            lang.t('base-import-missed', {
              count: missed,
              names: cut(unpictured.join(', '), NAMES_MOST),
            }),
          ]
        : []),
      ...problemLines(lang, input.problems),
    ].join('\n'),
    keyboard: [
      ...(operationId === null
        ? []
        : [
            [
              {
                text: lang.t('button-stock-undo', { redo: 0 }),
                data: undoOperation({ id: operationId }),
              },
            ],
          ]),
      [
        { text: lang.t('button-stock-catalogue'), data: openCatalogue({ view: WHOLE }) },
        toBase(lang),
      ],
      [toStock(lang)],
    ],
  }
}

export const toBase = (lang: Lang): Button => ({
  text: lang.t('button-base-back'),
  data: openBase({}),
})

const problemLines = (lang: Lang, problems: readonly ProblemLine[]): string[] =>
  problems.map(({ kind, count, names }) =>
    lang.t('base-problem', { kind, count, names: cut(names.join(', '), NAMES_MOST) }),
  )
