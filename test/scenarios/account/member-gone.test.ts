import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { placesOf } from '#test/support/places.ts'
import { waitFor } from '#test/support/wait.ts'
import { openCampaigner } from '../campaigns/campaigner.ts'
import { openSeller } from '../seller.ts'
import { KOLEDINO, makeMonitor } from '../supplies/monitor.ts'
import { hire, removeHelper } from '../team.ts'

const shop = await openShop()
const { db } = shop

test('what a removed helper was to hear goes to the owner, in whatever room it lies', async () => {
  const owner = await openCampaigner(shop)
  const helper = await openCampaigner(shop)
  await hire(owner, helper)
  await helper.connect()
  await makeMonitor(helper, { mode: 'notify' })
  await helper.make({ name: 'Secret campaign' })
  await helper.gets('Проверьте их')
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from workspaces where owner_id = ${owner.id}`,
  )
  const workspaceId = rows[0]?.id ?? ''
  expect(await placesOf(db, workspaceId, helper.id)).toContain('runs.chat_id')

  await removeHelper(owner)
  await helper.gets('доступ')
  expect(await placesOf(db, workspaceId, helper.id)).toEqual([])
  const before = helper.messages().map(({ id, text }) => ({ id, text }))

  // The run's card is the owner's now, and so are its end, its file and the slots of the monitor.
  await owner.gets('Проверьте их')
  await owner.tap('✓ Дальше')
  await owner.file('Secret campaign')
  await shop.wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: shop.day(4), coefficient: 1 })
  await owner.gets('Коледино')
  await waitFor(async () => {
    const owed = await db.execute(sql`select 1 from outbox where status = 'pending'`)
    return owed.rows.length === 0
  })
  expect(helper.messages().map(({ id, text }) => ({ id, text }))).toEqual(before)
})

test('a message left by a slower process, after the removal, goes to the owner all the same', async () => {
  const owner = await openSeller(shop)
  const helper = await openSeller(shop)
  await owner.say('/menu')
  await hire(owner, helper)
  await removeHelper(owner)
  await helper.gets('доступ')
  await db.execute(sql`insert into outbox (key, chat_id, workspace_id, notice, not_before)
    select 'late', ${helper.id}, id, '{"messageKey":"chat-cancelled","vars":{"what":"late news"}}', 'epoch'
    from workspaces where owner_id = ${owner.id}`)
  await owner.gets('late news')
  expect(helper.all('late news')).toEqual([])
})
