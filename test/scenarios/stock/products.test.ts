import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { openSeller, type Seller } from '../seller.ts'
import { hire, removeHelper } from '../team.ts'

const shop = await openShop({ parts: ['stock', 'runs'] })

/** Anna adds a product by hand. */
async function addMug(anna: Seller): Promise<void> {
  await anna.say('/stock')
  await anna.sees('С чего начать?')
  await anna.tap('➕ Товар')
  await anna.sees('Как называется товар?')
  await anna.say('Кружка синяя')
  await anna.sees('Какой у него SKU?')
  await anna.say('MUG-350-BLU')
  await anna.sees('Какой EAN?')
  await anna.tap('Пропустить')
  await anna.sees('Сколько его сейчас?')
  await anna.say('14')
  await anna.sees('проверьте')
  await anna.tap('✓ Добавить')
  await anna.sees('было 0 → стало 14')
}

/** The product's card, found by its SKU. */
async function openMug(seller: Seller): Promise<void> {
  await seller.say('mug-350-blu')
  await seller.sees('SKU MUG-350-BLU')
}

test('from the first product over a sale by one line to a deletion taken back', async () => {
  const anna = await openSeller(shop)
  await anna.say('/start')
  await addMug(anna)

  await openMug(anna)
  await anna.tap('Приход')
  await anna.sees('Сколько пришло?')
  await anna.say('6')
  await anna.sees('Основной: было 14 → станет 20')
  await anna.tap('✓ Записать')
  await anna.sees('было 14 → стало 20 (+6)')

  await anna.say('продал 2 MUG-350-BLU')
  await anna.sees('Основной: было 20 → станет 18')
  const confirm = anna.lastMessage()?.id ?? 0
  await anna.tap('✓ Записать')
  await anna.sees('✅ Продажа')
  await anna.sees('было 20 → стало 18 (−2)')
  expect(anna.lastMessage()?.id).toBe(confirm)
  await anna.tap('↩️ Отменить')
  await anna.sees('было 18 → стало 20 (+2)')

  await openMug(anna)
  await anna.tap('✎ Изменить')
  await anna.sees('Что изменить?')
  await anna.tap('SKU')
  await anna.sees('Новый SKU?')
  await anna.say('MUG-BLUE')
  await anna.sees('SKU: MUG-350-BLU → MUG-BLUE')
  await anna.tap('✓ Сохранить')
  await anna.sees('✅ Изменение')
  await anna.tap('‹ К товару')
  await anna.tap('🗑 Удалить')
  await anna.sees(/остаток 20\sшт\. \(1 склад\)/)
  await anna.tap('📗 Сначала XLSX')
  await anna.gets('MUG-BLUE · Кружка синяя')
  await anna.tap('🗑 Да, удалить')
  await anna.gets('было 20 → стало 0')
  await anna.tap('↩️ Отменить')
  await anna.gets('было 0 → стало 20')
  await anna.say('/menu')
  await anna.sees('🔄 Остатки: 1 SKU')
})

test('a photo becomes the product’s picture; a table is loaded and sent back', async () => {
  const anna = await openSeller(shop)
  await anna.say('/start')
  await addMug(anna)
  await openMug(anna)
  await anna.tap('✎ Изменить')
  await anna.tap('🖼 Новое фото')
  await anna.sees('Пришлите фото')
  await anna.upload(await pictureBytes(), 'mug.png', { kind: 'photo' })
  await anna.gets('Это фото появится')
  await anna.tap('✓ Сохранить')
  await anna.gets('Новое фото')
  await anna.tap('‹ К товару')
  await anna.tap('🖼 Фото')
  await anna.gets('MUG-350-BLU · Кружка синяя')
  await anna.upload(Buffer.from('SKU,Name,Stock\nMUG-350-BLU,Кружка,3\nCUP,Чашка,5\n'), 'shop.csv')
  await anna.sees('MUG-350-BLU: 14 → 3')
  await anna.tap('✓ Загрузить')
  await anna.sees('✅ Загрузка')
  await anna.say('/stock')
  await anna.gets(/2 SKU, на складах 8/)
  await anna.tap('📗 XLSX')
  await anna.gets('📗 Остатки')
})

test('a viewer looks, a removed helper is out, whatever buttons they kept', async () => {
  const owner = await openSeller(shop)
  const helper = await openSeller(shop)
  await owner.say('/start')
  await addMug(owner)
  await hire(owner, helper)
  await openMug(helper)
  await helper.tap('Продажа')
  await helper.sees('Сколько продано?')
  await helper.tap('5')
  await helper.sees('было 14 → станет 9')
  const kept = helper.lastMessage()
  const confirm = kept?.keyboard?.flat().find(({ text }) => text === '✓ Записать')
  await removeHelper(owner)
  await helper.gets('доступ')
  if (!kept || !confirm || !('callback_data' in confirm)) throw new Error('no button was kept')
  await helper.press(kept.id, confirm.callback_data ?? '')
  await helper.say('mug-350-blu')
  expect(helper.screen()).not.toContain('MUG-350-BLU')
  await openMug(owner)
  await owner.sees('На складах 14')
})

const pictureBytes = async () => {
  const { default: sharp } = await import('sharp')
  return new Uint8Array(
    await sharp({ create: { width: 400, height: 400, channels: 3, background: '#2f6fe4' } })
      .png()
      .toBuffer(),
  )
}
