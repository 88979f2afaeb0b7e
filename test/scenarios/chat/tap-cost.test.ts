import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { watchStatements } from '#test/support/statements.ts'
import { openSeller } from '../seller.ts'
import { makeMonitor } from '../supplies/monitor.ts'
import { pollerHasSeen } from '../waits.ts'

const statements = watchStatements()
const shop = await openShop()

test('a tap on Pause is six statements: who, the change, two facts of the card, the screen read and written', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await makeMonitor(anna, { mode: 'notify' })
  await shop.wb.openSlot({ warehouseId: 507, type: 'mono', day: shop.day(3), coefficient: 9 })
  await pollerHasSeen(shop)
  const sent = await statements.of(async () => {
    await anna.tap('⏸ Пауза')
    await anna.sees('▶️ Искать')
  })
  const tables = sent.map((sql) => /(?:from|update|insert into) "(\w+)"/.exec(sql)?.[1])
  expect(tables.toSorted()).toEqual(
    [
      'users',
      'monitors',
      'feed_states',
      'monitor_hours',
      'chat_screens',
      'chat_screens',
    ].toSorted(),
  )
})
