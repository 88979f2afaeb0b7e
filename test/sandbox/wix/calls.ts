import type { CatalogVersion, WixSite } from '#sandbox/wix/records.ts'
import type { NewProduct } from '#sandbox/wix/world.ts'
import { serveWix } from './serve.ts'

type Served = Awaited<ReturnType<typeof serveWix>>

/** As much of V1's product as tests look at. */
interface Product {
  readonly name: string
  readonly numericId: string
  readonly variants?: readonly object[]
}

/** A site of this catalogue, and raw calls of it as no client of ours would make them. */
export async function openWix(catalog: CatalogVersion, products: readonly NewProduct[] = []) {
  const served = await serveWix()
  const opened = await served.openSite(catalog, products)
  return { served, ...opened, ...callsFrom(served, opened) }
}

export function callsFrom(served: Served, { site, key }: { site: WixSite; key: string }) {
  async function send<T = object | undefined>(method: string, path: string, body?: unknown) {
    const response = await fetch(`${served.url}${path}`, {
      method,
      headers: { authorization: key, 'wix-site-id': site.id, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
  }

  return {
    send,
    /** The site as it stands now. */
    now: () => served.site(site.id),
    /** Products of V1, none where the query is refused. */
    async products(query: object, flags: object = {}) {
      const path = '/stores-reader/v1/products/query'
      const { status, body } = await send<{ products?: Product[] }>('POST', path, {
        query,
        ...flags,
      })
      return { status, products: body.products ?? [] }
    },
    change(
      direction: 'increment' | 'decrement',
      entries: readonly Readonly<Record<string, unknown>>[],
    ) {
      const data = entries.map(({ by, ...entry }) => ({ ...entry, [`${direction}By`]: by }))
      return send('POST', `/stores/v2/inventoryItems/${direction}`, { [`${direction}Data`]: data })
    },
  }
}
