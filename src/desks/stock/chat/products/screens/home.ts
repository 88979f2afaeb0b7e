import type { Lang } from '#platform/texts/lang.ts'
import { inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import {
  addProduct,
  exportTable,
  openCatalogue,
  openHistory,
  openWarehouses,
  startBundle,
  startImport,
  startStocktake,
} from '../../actions.ts'
import { WHOLE_HISTORY } from '../history-filter.ts'
import { type CatalogueFilter, WHOLE } from '../view.ts'

export interface HomeView {
  readonly products: number
  readonly pieces: number
  readonly low: number
  readonly oversold: number
  readonly astray: number | null
  /** One line each, made already. */
  readonly latest: readonly string[]
  readonly channelLines: readonly string[]
  readonly channelButtons: readonly Button[]
  readonly firstSteps: readonly Button[]
  readonly canManage: boolean
  readonly homeData: string
}

/** The desk's first screen: figures, what was done last, and the ways on. */
export function homeScreen(lang: Lang, view: HomeView): Screen {
  return view.products === 0 ? emptyScreen(lang, view) : fullScreen(lang, view)
}

function fullScreen(lang: Lang, view: HomeView): Screen {
  const { products, pieces, low, oversold, astray, latest } = view
  const filtered = (filter: CatalogueFilter): string =>
    openCatalogue({ view: { ...WHOLE, filter } })
  const troubles: Button[] = [
    ...(low > 0 ? [{ text: lang.t('button-stock-low', { low }), data: filtered('low') }] : []),
    ...(oversold > 0
      ? [{ text: lang.t('button-stock-oversold', { oversold }), data: filtered('over') }]
      : []),
    ...(astray
      ? [{ text: lang.t('button-stock-astray', { astray }), data: filtered('astray') }]
      : []),
  ]
  const manage: Button[][] = [
    [
      { text: lang.t('button-stock-add'), data: addProduct({}) },
      { text: lang.t('button-stock-import'), data: startImport({}) },
    ],
    [
      { text: lang.t('button-stock-bundle'), data: startBundle({ id: '' }) },
      { text: lang.t('button-stocktake'), data: startStocktake({}) },
    ],
  ]
  return {
    text: [
      lang.t('stock-title'),
      lang.t('stock-totals', { products, pieces }),
      ...view.channelLines,
      ...(latest.length > 0 ? [lang.t('stock-latest'), ...latest] : []),
      lang.t(view.canManage ? 'stock-hint' : 'stock-hint-viewer'),
    ].join('\n'),
    keyboard: [
      ...(troubles.length > 0 ? [troubles] : []),
      [
        { text: lang.t('button-stock-catalogue'), data: openCatalogue({ view: WHOLE }) },
        { text: lang.t('button-stock-history'), data: openHistory({ ...WHOLE_HISTORY, page: 0 }) },
      ],
      ...inRows([...view.channelButtons], 2),
      ...(view.canManage ? manage : []),
      [
        { text: lang.t('button-stock-warehouses'), data: openWarehouses({}) },
        { text: lang.t('button-stock-xlsx'), data: exportTable({ what: 'xlsx' }) },
        { text: lang.t('button-stock-csv'), data: exportTable({ what: 'csv' }) },
      ],
      [{ text: lang.t('button-home'), data: view.homeData }],
    ],
  }
}

/** Nothing there yet: the ways to begin. */
function emptyScreen(lang: Lang, view: HomeView): Screen {
  const { canManage, firstSteps, channelButtons } = view
  const steps: Button[] = [
    { text: lang.t('button-stock-add'), data: addProduct({}), style: 'primary' },
    { text: lang.t('button-stock-import'), data: startImport({}) },
    ...firstSteps,
  ]
  const isStep = ({ data }: Button) => canManage && firstSteps.some((step) => step.data === data)
  const more = channelButtons.filter((button) => !isStep(button))
  return {
    text: [
      lang.t('stock-title'),
      ...view.channelLines,
      lang.t(canManage ? 'stock-empty' : 'stock-empty-viewer'),
    ].join('\n'),
    keyboard: [
      ...(canManage ? steps.map((step) => [step]) : []),
      ...(more.length > 0 ? [more] : []),
      [{ text: lang.t('button-home'), data: view.homeData }],
    ],
  }
}

/** The desk's line on the bot's home screen; undefined while there is nothing to tell. */
export function homeLine(
  lang: Lang,
  { products, astray }: { readonly products: number; readonly astray: number | null },
): string | undefined {
  if (products === 0) return undefined
  return lang.t('home-stock', { products, astray: astray ?? 0 })
}
