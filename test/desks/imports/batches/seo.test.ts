import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { BatchState } from '#desks/imports/batches/run.ts'
import type { ShopApi } from '#desks/imports/ports.ts'
import type { WooSettings } from '#sandbox/woocommerce/records.ts'
import { serveWoo } from '#test/integrations/woocommerce/shop.ts'
import { createFakeCatalogue, shoes } from '../fakes/source.ts'
import { openImportsDesk } from '../rig.ts'

let served: Awaited<ReturnType<typeof serveWoo>>
beforeAll(async () => {
  served = await serveWoo()
})

/** One pair of shoes brought into a shop; resolves with what its batch says of it. */
async function bring(
  name: string,
  settings: Partial<WooSettings>,
  wrap: (woo: ShopApi) => ShopApi = (woo) => woo,
) {
  const { woo, key } = served.open(name, settings)
  const source = createFakeCatalogue([shoes('1000')])
  const shopKey = { ...key, credentialId: randomUUID(), name }
  const desk = await openImportsDesk({ catalogue: source.catalogue, shop: wrap(woo), shopKey })
  const shopId = await desk.shopId()
  const shoesOfShop = { name: 'Кроссовки', slug: 'krossovki' }
  const { id } = await woo.category(key, shoesOfShop, new AbortController().signal)
  await desk.map(shopId, id)
  const started = await desk.imports.start(desk.asker(), shopId, await desk.find(['1000']))
  if (!started.ok) throw new Error(started.error)
  await desk.runs.work()
  const run = await desk.reached(started.value.batchId, 'completed')
  const [item] = await desk.items(started.value.batchId)
  return { state: item?.state, reason: item?.reason, unseen: (run.state as BatchState).unseen }
}

test.each(['yoast/v1', 'rankmath/v1'])(
  '%s shows the texts for search engines on the page: nothing to say',
  async (plugin) => {
    const seen = await bring(`shown-${plugin.replace(/\W/g, '')}`, { plugins: [plugin] })
    expect(seen).toEqual({ state: 'done', reason: null, unseen: 0 })
  },
)

test.each([
  ['a plugin that answers of its own table', { plugins: ['yoast/v1'], isSeoStale: true }],
  ['a plugin that takes nothing from the interface', { plugins: ['aioseo/v1'] }],
] as const)(
  '%s: the product came in, its report says what does not show',
  async (what, settings) => {
    const plugins = [...settings.plugins]
    const seen = await bring(what.replace(/\W/g, '-').toLowerCase(), { ...settings, plugins })
    expect(seen).toEqual({ state: 'done', reason: 'seo-not-shown', unseen: 1 })
  },
)

test('a shop that keeps none of the fields is told of, without a look at its page', async () => {
  const looked: string[] = []
  const forgetting = (woo: ShopApi): ShopApi => ({
    ...woo,
    create: (key, { meta = [], ...change }, signal) => {
      const kept = meta.filter((one) => one.key.startsWith('_poizon'))
      return woo.create(key, { ...change, meta: kept }, signal)
    },
    head: async (_key, permalink) => {
      looked.push(permalink)
      return undefined
    },
  })
  const seen = await bring('forgets', { plugins: ['yoast/v1'] }, forgetting)
  expect(seen).toEqual({ state: 'done', reason: 'seo-not-kept', unseen: 1 })
  expect(looked).toEqual([])
})

test('a shop without such a plugin is asked nothing, and a page that is away says nothing', async () => {
  const away = (woo: ShopApi): ShopApi => ({ ...woo, head: async () => undefined })
  const seen = await bring('away', { plugins: ['yoast/v1'] }, away)
  expect(seen).toEqual({ state: 'done', reason: null, unseen: 0 })
  expect(await bring('bare', {})).toEqual({ state: 'done', reason: null, unseen: 0 })
})
