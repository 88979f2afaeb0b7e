import { expect, test } from 'vitest'
import { createImportHints } from '#src/demo/guide/imports.ts'
import { openSeller } from '#test/scenarios/seller.ts'
import { openTime } from '#test/scenarios/time.ts'
import { openShop } from '#test/support/app.ts'

const shop = await openShop({
  accounts: 0,
  roles: ['bot', 'worker'],
  parts: ['imports', 'stock', 'runs'],
})
const time = openTime(shop)
const hints = createImportHints(shop.sandbox.url)

test('hints about imports: both keys are taken, a line finds shoes, a price is raised at the source', async () => {
  const anna = await openSeller(shop)
  const run = (id: string) => hints.find((one) => one.id === id)?.run(anna.id)
  const until = (text: RegExp) =>
    time.until(() => anna.screen().match(text), { what: `${text}`, stepMs: 250 })
  await anna.say('/import')
  await until(/Нужен ключ Poizon/)
  await anna.tap('🔑 Ключ Poizon')
  await anna.tap('✍️ Ввести')
  await anna.say((await run('poizon-key')) ?? '')
  await until(/Ключ подключён/)
  await anna.say((await run('woo-key')) ?? '')
  await until(/sneakers/)
  await anna.say((await run('poizon-find')) ?? '')
  await until(/Найдено \d+/)
  expect(anna.rows().flat()).toContain('Первые 20')
  // Nothing was imported yet whose price could be raised.
  expect(await run('poizon-raise')).toBeNull()
})
