import { expect, test } from 'vitest'
import { bookings } from '#desks/supplies/schema.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSeller } from '../seller.ts'
import { KOLEDINO, makeMonitor } from './monitor.ts'

const shop = await openShop({ parts: ['verifier', 'runs'] })
const { wb, day, clock, db } = shop

test('a caught supply that WB moves, then takes off its list: told once each, and seen in the attempts', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await anna.logIn()
  const preorder = await anna.preorder(KOLEDINO)
  await makeMonitor(anna, { mode: 'auto', preorder })
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(4), coefficient: 1 })
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  const looked = async () => {
    const [before] = await db.select().from(bookings)
    clock.advance(31 * 60_000)
    await waitFor(async () => {
      clock.advance(1_000)
      const [after] = await db.select().from(bookings)
      return after?.watchAt?.getTime() !== before?.watchAt?.getTime() && after
    })
  }
  await wb.moveSupply({ preorderId: preorder, day: day(6) })
  await looked()
  await anna.gets('перенесена: Коледино')
  await wb.moveSupply({ preorderId: preorder, day: null })
  await looked()
  await anna.gets('больше нет в списке WB')
  expect(anna.all('перенесена: Коледино')).toHaveLength(1)
  await anna.tap('К монитору')
  await anna.tap('📊 Подробно')
  await anna.tap('🗂 Попытки')
  await anna.sees(/⚠️ .* отменена/)
})
