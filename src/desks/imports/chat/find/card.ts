import type { Lang } from '#platform/texts/lang.ts'
import { inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { FoundRow } from '../../finds/store.ts'
import * as actions from '../actions.ts'
import { cut, named, roubles, yuan } from '../parts.ts'
import { staleLine } from './results.ts'

/** A size (and colour) that is on sale. */
export interface OfferedSize {
  readonly name: string
  readonly fen: number
  /** Roubles in the shop it would go to; null without one. */
  readonly price: number | null
}

export interface FoundCardView {
  readonly id: string
  readonly row: FoundRow
  readonly page: number
  /** Null: the source no longer has it. */
  readonly card: {
    readonly brand: string | null
    readonly category: string | null
    readonly pictures: number
    /** On sale, in the order of the card. */
    readonly sizes: readonly OfferedSize[]
    /** Of all sizes. */
    readonly outOfStock: number
    readonly isStale: boolean
    /** When the prices were told, ms; null for those that are still believed. */
    readonly pricedAt: number | null
  } | null
  readonly downForMs: number
}

const SIZES = 7

/** One product of a search: what it costs by size, here and in the shop. */
export function foundCardScreen(lang: Lang, view: FoundCardView): Screen {
  const { id, row, page, card } = view
  const { spuId: spu, product, isPicked } = row
  const tick: Button = {
    text: lang.t('button-imports-tick', { on: isPicked ? 0 : 1 }),
    data: actions.tickFound({ id, spu, page, on: isPicked ? '0' : '1' }),
    ...(isPicked ? {} : { style: 'primary' as const }),
  }
  const photo: Button[] =
    product.image === null
      ? []
      : [{ text: lang.t('button-imports-photo'), data: actions.sendPhoto({ id, spu }) }]
  return {
    text: [
      lang.t('imports-card-title', { name: cut(named(product), 120) }),
      ...(card ? cardLines(lang, view, card) : [lang.t('imports-card-gone')]),
    ].join('\n'),
    keyboard: [
      ...inRows([...(card ? [tick] : []), ...photo], 2),
      [
        {
          text: lang.t('button-imports-list-back'),
          data: actions.openFound({ id, mode: 'look', page }),
        },
      ],
    ],
  }
}

function cardLines(
  lang: Lang,
  { downForMs }: FoundCardView,
  card: NonNullable<FoundCardView['card']>,
): string[] {
  const { brand, category, sizes, outOfStock, pictures } = card
  const about = [brand, category].filter((word) => word !== null)
  const rest = sizes.slice(SIZES)
  return [
    ...(about.length > 0
      ? [lang.t('imports-card-about', { about: cut(about.join(' · '), 80) })]
      : []),
    sizes.length === 0
      ? lang.t('imports-card-no-sizes')
      : lang.t('imports-card-sizes', { count: sizes.length, pictures }),
    ...sizes.slice(0, SIZES).map(({ name, fen, price }) =>
      price === null
        ? lang.t('imports-card-size', { name: cut(name, 40), yuan: yuan(lang, fen) })
        : lang.t('imports-card-size-price', {
            name: cut(name, 40),
            yuan: yuan(lang, fen),
            price: roubles(lang, price),
          }),
    ),
    ...(rest.length > 0 ? [lang.t('imports-card-more', { count: rest.length })] : []),
    ...(outOfStock > 0 ? [lang.t('imports-card-out', { count: outOfStock })] : []),
    ...priceAge(lang, card, downForMs),
  ]
}

/** Prices are not of this moment: since when, or that the source is away. */
function priceAge(
  lang: Lang,
  { isStale, pricedAt }: NonNullable<FoundCardView['card']>,
  downForMs: number,
): string[] {
  if (isStale || downForMs > 0) return [staleLine(lang, downForMs)]
  return pricedAt === null ? [] : [lang.t('imports-card-priced', { at: lang.dateTime(pricedAt) })]
}
