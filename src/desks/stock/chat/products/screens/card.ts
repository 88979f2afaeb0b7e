import type { Lang } from '#platform/texts/lang.ts'
import { inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Product, Stock } from '../../../ledger/reading/reads.ts'
import * as actions from '../../actions.ts'
import { WHOLE_HISTORY } from '../history-filter.ts'
import type { CatalogueView } from '../view.ts'
import { cut, toCatalogue, toProduct } from './parts.ts'

export interface BundlePart {
  readonly name: string
  /** Pieces in one bundle. */
  readonly quantity: number
  /** Pieces there are. */
  readonly available: number
}

export interface CardView {
  readonly product: Product
  readonly stock: Stock
  /** Where it lies, by the warehouses' order. */
  readonly shelves: readonly { readonly name: string; readonly onHand: number }[]
  /** How many warehouses the shop has. */
  readonly warehouses: number
  /** What a bundle is made of. */
  readonly parts: readonly BundlePart[]
  readonly channelLines: readonly string[]
  readonly channelButtons: readonly Button[]
  readonly canManage: boolean
  readonly isOwner: boolean
  /** Where Back leads. */
  readonly view: CatalogueView
}

const SHELVES = 4
const CHANNEL_LINES = 4

/** One product: what there is of it and all that can be done with it. */
export function cardScreen(lang: Lang, card: CardView): Screen {
  const { product, stock, shelves, parts, channelLines } = card
  const { sku, ean, lowStockAt, isSyncEnabled } = product
  const isBundle = parts.length > 0
  const hasShelves = card.warehouses > 1 && !isBundle
  const rest = shelves.slice(SHELVES)
  return {
    text: [
      lang.t('stock-card-title', { name: cut(product.name, 120) }),
      ean === null ? lang.t('stock-card-sku', { sku }) : lang.t('stock-card-codes', { sku, ean }),
      ...(isBundle ? bundleLines(lang, card) : [stockLine(lang, stock)]),
      ...(hasShelves ? shelves.slice(0, SHELVES) : []).map(({ name, onHand }) =>
        lang.t('stock-card-shelf', { name: cut(name, 40), onHand }),
      ),
      ...(hasShelves && rest.length > 0
        ? [
            lang.t('stock-card-shelves-more', {
              count: rest.length,
              onHand: rest.reduce((sum, { onHand }) => sum + onHand, 0),
            }),
          ]
        : []),
      ...(lowStockAt === null ? [] : [lang.t('stock-card-low', { low: lowStockAt })]),
      ...(isSyncEnabled ? [] : [lang.t('stock-card-sync-off')]),
      ...channelLines.slice(0, CHANNEL_LINES),
    ].join('\n'),
    keyboard: keyboardOf(lang, card),
  }
}

function stockLine(lang: Lang, { onHand, taken, available }: Stock): string {
  if (available < 0) return lang.t('stock-card-oversold', { onHand, taken, short: -available })
  return taken === 0
    ? lang.t('stock-card-stock', { onHand })
    : lang.t('stock-card-stock-taken', { onHand, taken, available })
}

const PARTS = 3

/** Bundles that a part is enough for. */
const enoughOf = ({ quantity, available }: BundlePart) =>
  Math.max(0, Math.floor(available / quantity))

/** What it can be made of, the scarcest part first. */
function bundleLines(lang: Lang, { parts, stock }: CardView): string[] {
  const least = Math.min(...parts.map(enoughOf))
  return [
    lang.t('stock-card-bundle', { available: Math.max(0, stock.available) }),
    ...parts
      .toSorted((a, b) => enoughOf(a) - enoughOf(b))
      .slice(0, PARTS)
      .map((part) =>
        lang.t('stock-card-part', {
          ...{ name: cut(part.name, 40), quantity: part.quantity },
          ...{ available: Math.max(0, part.available), enough: enoughOf(part) },
          limits: parts.length > 1 && enoughOf(part) === least ? 'yes' : 'no',
        }),
      ),
    ...(parts.length > PARTS
      ? [lang.t('stock-card-parts-more', { count: parts.length - PARTS })]
      : []),
  ]
}

function keyboardOf(lang: Lang, card: CardView): Button[][] {
  const { product, parts, view, canManage, isOwner } = card
  const { id, isSyncEnabled } = product
  const move = (kind: actions.MoveKind): Button => ({
    text: lang.t('stock-move-button', { kind }),
    data: actions.startMove({ id, kind }),
  })
  const isBundle = parts.length > 0
  const kinds: readonly actions.MoveKind[] = isBundle
    ? ['sale']
    : ['sale', 'receipt', 'correction', ...(card.warehouses > 1 ? ['transfer' as const] : [])]
  const history: Button = {
    text: lang.t('button-stock-history'),
    data: actions.openHistory({ ...WHOLE_HISTORY, product: id, page: 0 }),
  }
  const picture: Button[] =
    product.pictureId === null
      ? []
      : [{ text: lang.t('button-stock-picture'), data: actions.sendPicture({ id }) }]
  const chart: Button = {
    text: lang.t('button-stock-chart'),
    data: actions.sendChart({ id, theme: 'light' }),
  }
  const edit: Button = { text: lang.t('button-stock-edit'), data: actions.openEdit({ id }) }
  const sync: Button = {
    text: lang.t('button-stock-sync', { on: isSyncEnabled ? 1 : 0 }),
    data: actions.setSync({ id, on: isSyncEnabled ? '0' : '1' }),
  }
  const remove: Button = { text: lang.t('button-stock-remove'), data: actions.askRemove({ id }) }
  return [
    ...(canManage ? inRows(kinds.map(move), kinds.length === 4 ? 2 : 3) : []),
    [history, ...(isBundle ? [] : [chart]), ...picture],
    ...(card.channelButtons.length > 0 ? inRows([...card.channelButtons], 2) : []),
    ...(canManage ? [[edit, ...(isOwner ? [remove] : [])], [sync]] : []),
    [toCatalogue(lang, view)],
  ]
}

/** What stays of a deleted product. */
export function goneScreen(lang: Lang, { id, name, sku }: Product): Screen {
  const view = { ...WHOLE_HISTORY, product: id, page: 0 }
  return {
    text: lang.t('stock-gone', { name: cut(name, 100), sku }),
    keyboard: [
      [{ text: lang.t('button-stock-history'), data: actions.openHistory(view) }],
      [toCatalogue(lang)],
    ],
  }
}

/** Which field to edit. */
export function editScreen(lang: Lang, { id, name, pictureId }: Product): Screen {
  const fields = actions.EDIT_FIELDS.map(
    (field): Button => ({
      text: lang.t('stock-edit-button', { field }),
      data: actions.startEdit({ id, field }),
    }),
  )
  const parts: Button = { text: lang.t('bundle-parts'), data: actions.startBundle({ id }) }
  const picture: Button[] = [
    { text: lang.t('button-stock-picture-new'), data: actions.startPicture({ id }) },
    ...(pictureId === null
      ? []
      : [{ text: lang.t('button-stock-picture-off'), data: actions.removePicture({ id }) }]),
  ]
  return {
    text: lang.t('stock-edit-ask', { name: cut(name, 100) }),
    keyboard: [...inRows([...fields, parts], 2), picture, [toProduct(lang, id)]],
  }
}
