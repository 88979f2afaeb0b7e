import type { Lang } from '#platform/texts/lang.ts'
import { inRows, shortened } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { StoredLine } from '../../../orders/apply.ts'
import * as actions from '../actions.ts'

export const ORDER_FILTERS = ['all', 'unmapped', 'returns'] as const
export type OrderFilter = (typeof ORDER_FILTERS)[number]

export interface OrdersView {
  readonly what: OrderFilter
  readonly lines: readonly StoredLine[]
  readonly page: number
  readonly hasMore: boolean
  readonly accountOf: (id: string) => string
}

/** Characters of an offer's name. */
const NAME = 24

/** Purchases from every channel, the latest first, and what became of each. */
export function ordersScreen(lang: Lang, view: OrdersView): Screen {
  const { what, lines, page } = view
  const rows = lines.map(({ accountId, sku, name, quantity, state, occurredAt }) =>
    lang.t('orders-line', {
      when: lang.dateTime(occurredAt.getTime()),
      account: view.accountOf(accountId),
      sku: sku ?? shortened(name, NAME),
      quantity,
      state,
    }),
  )
  const filters = ORDER_FILTERS.map((one): Button => {
    const text = lang.t('orders-filter', { what: one })
    return {
      text: one === what ? `✓ ${text}` : text,
      data: actions.openOrders({ what: one, page: 0 }),
    }
  })
  return {
    text: [lang.t('orders-title'), ...(rows.length > 0 ? rows : [lang.t('orders-empty')])].join(
      '\n',
    ),
    keyboard: [
      ...inRows(filters, 3),
      ...pager({ page, pages: page + (view.hasMore ? 2 : 1), isCounted: false }, (to) =>
        actions.openOrders({ what, page: to }),
      ),
      [{ text: lang.t('button-channels-back'), data: actions.openChannels({}) }],
    ],
  }
}
