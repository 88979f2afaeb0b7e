import type { Lang } from '#platform/texts/lang.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { RemovalFacts } from '../../../ledger/reading/removal.ts'
import { exportProduct, openProduct, removeProduct } from '../../actions.ts'
import { WHOLE } from '../view.ts'
import { cut, toProduct } from './parts.ts'

/** What goes with a product when it is deleted; a file of it first, the safe choice before the other. */
export function removalScreen(lang: Lang, facts: RemovalFacts): Screen {
  const { product, stock, mappings, hasPicture, operations, openPieces, bundles } = facts
  const { id, name, sku } = product
  const pieces = stock.reduce((sum, { onHand }) => sum + onHand, 0)
  const head = lang.t('stock-remove-ask', { name: cut(name, 80), sku })
  if (openPieces > 0 || bundles.length > 0) {
    const reason =
      openPieces > 0
        ? lang.t('stock-remove-orders', { pieces: openPieces })
        : lang.t('stock-remove-bundles', {
            count: bundles.length,
            name: cut(bundles[0]?.name ?? '', 60),
          })
    return { text: [head, reason].join('\n'), keyboard: [[toProduct(lang, id)]] }
  }
  const file: Button = { text: lang.t('button-stock-remove-file'), data: exportProduct({ id }) }
  const keep: Button = {
    text: lang.t('button-stock-keep'),
    data: openProduct({ id, view: WHOLE }),
  }
  return {
    text: [
      head,
      ...(pieces > 0 || mappings > 0 || hasPicture ? [lang.t('stock-remove-goes')] : []),
      ...(pieces > 0 ? [lang.t('stock-remove-stock', { pieces, warehouses: stock.length })] : []),
      ...(mappings > 0 ? [lang.t('stock-remove-mappings', { mappings })] : []),
      ...(hasPicture ? [lang.t('stock-remove-picture')] : []),
      lang.t('stock-remove-stays', { operations }),
    ].join('\n'),
    keyboard: [
      [file],
      [keep],
      [
        {
          text: lang.t('button-stock-remove-yes'),
          data: removeProduct({ id }),
          style: 'danger',
        },
      ],
    ],
  }
}
