import { expect, test } from 'vitest'
import type { AllegroState } from '#sandbox/allegro/index.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WixState } from '#sandbox/wix/index.ts'
import { createHints } from '#src/demo/guide/guide.ts'
import { openSeller } from '#test/scenarios/seller.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['runs'] })
const { url } = shop.sandbox
const hints = createHints({ url, now: shop.clock.now, sid: '', warehouseId: 507 })

test('hints about stock: an account linked, a site connected, a line read, a purchase at each', async () => {
  const anna = await openSeller(shop)
  const run = (id: string) => hints.find((one) => one.id === id)?.run(anna.id)
  const mugs = async () => {
    const allegro = createServiceController<AllegroState>(`${url}/services/allegro`)
    const wix = createServiceController<WixState>(`${url}/services/wix`)
    const { offers } = await allegro.state()
    const [site] = (await wix.state()).sites
    const variants = site?.products.flatMap((one) => one.variants) ?? []
    return [
      offers.find(({ sku }) => sku === 'MUG-350-BLU')?.available,
      variants.find(({ sku }) => sku === 'MUG-350-BLU')?.quantity,
    ]
  }
  await anna.say('/keys')
  await anna.tap('➕ Добавить ключ')
  await anna.tap('🧡 Allegro')
  await anna.gets(/Код: \w{9}/)
  await run('allegro-allow')
  shop.clock.advance(10_000)
  await anna.gets('Allegro подключён: orlova-pl')
  await anna.say((await run('wix-key')) ?? '')
  await anna.gets('Ключ подключён: Wix')

  await anna.say('/stock')
  await anna.tap('➕ Товар')
  await anna.sees('Как называется товар?')
  await anna.say('Кружка')
  await anna.sees('Какой у него SKU?')
  await anna.say((await run('stock-product')) ?? '')
  await anna.tap('Пропустить')
  await anna.say('9')
  await anna.tap('✓ Добавить')
  await anna.sees('стало 9')
  await anna.say((await run('stock-sale')) ?? '')
  await anna.sees('было 9 → станет 7')

  const before = await mugs()
  await run('allegro-buy')
  await run('wix-buy')
  expect(await mugs()).toEqual(before.map((count = 0) => count - 1))
  await run('wix-refund')
  const wix = createServiceController<WixState>(`${url}/services/wix`)
  const [line] = (await wix.state()).sites[0]?.orders.at(-1)?.lines ?? []
  expect(line).toMatchObject({ refunded: 1 })

  await anna.say('/stock')
  await anna.tap('🔌 Каналы')
  await anna.tap('🔔 Группа')
  await anna.tap('➕ Привязать группу')
  await anna.sees('grp_')
  await run('stock-group')
  await waitFor(async () => {
    const answer = await fetch(`${url}/api/people`)
    return (await answer.text()).includes('теперь приходят сюда')
  })
  await anna.tap('‹ К группе')
  await anna.sees('✕ Отвязать')
})
