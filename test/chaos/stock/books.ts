import type { AllegroState } from '#sandbox/allegro/index.ts'
import type { WixSite } from '#sandbox/wix/records.ts'
import { type ChannelBooks, LINE_STATES, type SoldLine } from '#test/desks/stock/sync/day/audit.ts'
import type { StockShop } from './shop.ts'

/** What every channel shows and has sold, by its own books. */
export async function readBooks(shop: StockShop): Promise<ChannelBooks[]> {
  const [allegro, wix] = await Promise.all([shop.allegro.state(), shop.wix.state()])
  const accountOf = (accountKey: string) =>
    shop.accounts.find((one) => one.accountKey === accountKey)?.id ?? ''
  const sellers = allegro.sellers.filter(({ login }) =>
    (shop.logins as readonly string[]).includes(login),
  )
  const sites = wix.sites.filter(({ id }) => shop.siteIds.includes(id))
  return [
    ...sellers.map(({ id }) => ({ accountId: accountOf(id), ...ofSeller(allegro, id) })),
    ...sites.map((site) => ({ accountId: accountOf(site.id), ...ofSite(site) })),
  ]
}

function ofSeller({ offers, forms }: AllegroState, sellerId: string) {
  const shown = offers
    .filter((one) => one.sellerId === sellerId)
    .map(({ sku, status, available }) => {
      const isForSale = status === 'ACTIVE' || status === 'ACTIVATING'
      return [sku ?? '', isForSale ? available : 0] as const
    })
  const lines = forms
    .filter((one) => one.sellerId === sellerId)
    .flatMap(({ status, lines }) =>
      lines.map(({ id, sku, quantity }): SoldLine => {
        return { lineId: id, sku: sku ?? '', pieces: quantity, state: LINE_STATES[status] }
      }),
    )
  return { shown: new Map(shown), lines }
}

function ofSite({ products, orders }: WixSite) {
  const shown = products.flatMap(({ variants }) =>
    variants.map(({ sku, quantity }) => [sku, quantity] as const),
  )
  const lines = orders.flatMap(({ id, status, lines }) =>
    lines.map((line): SoldLine => {
      const state = status === 'CANCELED' ? 'cancelled' : 'paid'
      return { lineId: `${id}/${line.id}`, sku: line.sku, pieces: line.quantity, state }
    }),
  )
  return { shown: new Map(shown), lines }
}
