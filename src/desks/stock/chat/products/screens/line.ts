import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { addProduct, openProduct, openWarehouses } from '../../actions.ts'
import { WHOLE } from '../view.ts'
import { cut, toCatalogue, toStock } from './parts.ts'

export interface LineView {
  readonly problem:
    | 'product'
    | 'several'
    | 'meaning'
    | 'channel'
    | 'place'
    | 'viewer'
    | 'which'
    | 'no-code'
    | 'unknown-code'
    | 'nothing'
    | 'empty'
  /** The product's words as they were typed; the place's where that is the problem. */
  readonly said: string
  /** May make products: offered where nothing was found. */
  readonly canAdd?: boolean
  readonly products: readonly { readonly id: string; readonly sku: string; readonly name: string }[]
}

const SHOWN = 4

/** A line or a photo that was understood and is not done: why, and the way on. */
export function lineScreen(lang: Lang, { problem, said, products, canAdd }: LineView): Screen {
  const found = products
    .slice(0, SHOWN)
    .map(({ id, sku, name }): Button[] => [
      { text: fitLabel(`${sku} · ${name}`, 40), data: openProduct({ id, view: WHOLE }) },
    ])
  const way: Button[] =
    problem === 'place'
      ? [{ text: lang.t('button-stock-warehouses'), data: openWarehouses({}) }]
      : []
  const add: Button[][] = canAdd
    ? [[{ text: lang.t('button-stock-add'), data: addProduct({}) }]]
    : []
  return {
    text: lang.t('stock-line-problem', { problem, said: cut(said, 60) }),
    keyboard: [...found, ...add, [...way, toCatalogue(lang), toStock(lang)]],
  }
}
