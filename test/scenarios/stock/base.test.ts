import { expect, test } from 'vitest'
import type { BaseAccount } from '#sandbox/base/records.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { openShop } from '#test/support/app.ts'
import { openSeller, type Seller } from '../seller.ts'
import { openTime } from '../time.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['stock', 'runs'] })
const time = openTime(shop)
const base = createServiceController<{ accounts: readonly BaseAccount[] }>(
  `${shop.sandbox.url}/services/base`,
)

const CATALOGUE = [
  {
    name: 'Кружка',
    sku: 'MUG',
    variants: [{ name: 'Кружка синяя', sku: 'MUG-BLU', quantity: 12 }],
    images: ['https://static.example.com/mug.jpg'],
  },
  { name: 'Чайник', sku: 'KETTLE', quantity: 4, images: ['https://gone.example.com/k.jpg'] },
  { name: 'Набор', sku: 'SET', bundle: { KETTLE: 1, 'MUG-BLU': 2 } },
  { name: 'Без артикула', sku: '' },
]

const until = (seller: Seller, text: string | RegExp) =>
  time.until(() => (seller.screen().match(text) ? seller.lastMessage() : undefined), {
    what: `${text}`,
    // A turn at Base is waited for, not the hour after which what was read is old.
    stepMs: 100,
  })

/** Connects a Base account of these products; resolves with its token. */
async function connect(seller: Seller): Promise<string> {
  const name = `of ${seller.id}`
  const account = await base.command<BaseAccount>('add-account', { name, products: CATALOGUE })
  await seller.say(account.token)
  await until(seller, /Ключ подключён/)
  return account.token
}

test('from the button to products with pictures, and back by one tap', async () => {
  const anna = await openSeller(shop)
  await anna.say('/start')
  await anna.say('/stock')
  await anna.sees('С чего начать?')
  await anna.tap('📥 Из Base')
  await anna.sees('Подключите Base')
  await connect(anna)
  await anna.tap('📥 Из Base')
  await anna.sees('ещё ничего не загружено')
  await anna.tap('🗃 Выбрать каталог')
  await until(anna, 'Какой каталог Base взять')
  await anna.tap(`of ${anna.id}`)
  await until(anna, 'каких складов Base')
  await anna.tap('☐ Magazyn główny')
  await anna.tap('✓ Далее')
  await until(anna, 'Бот прочитает каталог')
  await anna.tap('✓ Прочитать')
  await until(anna, 'Новых 3, изменится 0')
  expect(anna.screen()).toContain('Новые склады: Magazyn główny')
  expect(anna.screen()).toContain('Без SKU, не загрузится – 1: Без артикула')
  await anna.tap('✓ Загрузить')
  await anna.sees('загружено из Base')
  expect(anna.screen()).toContain('Новых 3, изменено 0')
  expect(anna.screen()).toContain('Добавлено 1 фото')
  expect(anna.screen()).toContain('Фото не загрузилось – 1: KETTLE')
  await anna.say('mug-blu')
  await anna.sees('На складах 12')
  await anna.say('/stock')
  await anna.gets(/3 SKU, на складах 16/)
  await anna.say('/stock')
  await anna.tap('🗂 История')
  await anna.tap(/Загрузка · 3 товара/)
  await anna.tap('↩️ Отменить')
  await anna.sees('12 → 0')
  await anna.say('/stock')
  await anna.sees('С чего начать?')
})

test('our numbers go to Base when a person wants that, half a minute after they changed', async () => {
  const anna = await openSeller(shop)
  await anna.say('/start')
  const token = await connect(anna)
  await anna.tap('📥 Из Base')
  await anna.tap('🗃 Выбрать каталог')
  await until(anna, 'Какой каталог Base взять')
  await anna.tap(`of ${anna.id}`)
  await until(anna, 'каких складов Base')
  await anna.tap('☐ Magazyn główny')
  await anna.tap('✓ Далее')
  await until(anna, 'Бот прочитает каталог')
  await anna.tap('✓ Прочитать')
  await until(anna, 'Новых 3')
  await anna.tap('✓ Загрузить')
  await anna.sees('загружено из Base')
  await anna.tap('‹ Base')
  await anna.sees('Остатки в Base не передаются')
  await anna.tap('📤 Передача: нет')
  await anna.sees('станут такими, как здесь')
  expect(anna.rows().flat()).not.toContain('Sklep')
  await anna.tap('Magazyn główny')
  await anna.sees('Остатки передаются в Base')
  await anna.say('продал 2 MUG-BLU')
  await anna.sees('станет 10')
  await anna.tap('✓ Записать')
  await anna.sees('✅ Продажа')
  const blue = async () => {
    const { accounts } = await base.state()
    const account = accounts.find((one) => one.token === token)
    return account?.products.find(({ sku }) => sku === 'MUG-BLU')?.stock.bl_206
  }
  await time.until(async () => (await blue()) === 10, { what: 'the number at Base' })

  await anna.tap('↩️ Отменить')
  await anna.sees('было 10 → стало 12')
  await time.until(async () => (await blue()) === 12, { what: 'the number at Base after the undo' })
})
