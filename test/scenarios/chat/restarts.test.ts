import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { openSeller } from '../seller.ts'
import { KOLEDINO, wizardSteps } from '../supplies/monitor.ts'

const shop = await openShop({ parts: ['verifier', 'runs'] })
const { wb, day } = shop

test('the wizard goes on with the product built anew between any two steps, and then catches', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await anna.logIn()
  const preorder = await anna.preorder(KOLEDINO)
  for (const step of wizardSteps(anna, { mode: 'auto', preorder })) {
    await step()
    await shop.restart()
  }
  await anna.tap(/Начать поиск/)
  await anna.sees('Режим: автобронь')
  await shop.restart()
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(3), coefficient: 1 })
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  await shop.restart()
  await anna.say('/menu')
  await anna.sees('осталась 1 поимка')
  expect(anna.all('ПОСТАВКА ПОЙМАНА')).toHaveLength(1)
  expect(await wb.commits()).toHaveLength(1)
})

test('what is said and tapped while the product is down is done once it is back, in order', async () => {
  const anna = await openSeller(shop)
  await anna.say('/start')
  await anna.sees('Прилавок')
  await shop.stop()
  const token = await anna.token()
  await anna.say(token)
  await anna.say('/keys')
  await shop.start()
  await anna.sees(/✅ Shop \d+ /)
  expect(anna.messages().some(({ text }) => text.includes(token))).toBe(false)
})
