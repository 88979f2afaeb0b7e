import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openCampaigner } from './campaigner.ts'
import { KOLEDINO, makeMonitor } from './monitor.ts'
import { openSeller, type Seller } from './seller.ts'

const shop = await openShop()
const { db } = shop

/** Rows that go on naming whoever made them: facts of the past that nobody is addressed by. */
const FACTS = new Set([
  'campaigns.created_by',
  // Campaigns are counted for the person, in whatever workspace: leaving one gives none back.
  'campaign_uses.user_id',
  // A link that was used is used.
  'invites.used_by',
])

/** Every number column of every table that belongs to workspaces, so that a desk to come is looked at too. */
async function placesOf(workspaceId: string, userId: number): Promise<string[]> {
  const { rows } = await db.execute<{ table: string; column: string }>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.columns w on w.table_name = c.table_name and w.column_name = 'workspace_id'
      and w.table_schema = c.table_schema
    where c.table_schema = 'public' and c.data_type = 'bigint' order by 1, 2`)
  const found: string[] = []
  for (const { table, column } of rows) {
    const isOwed = table === 'outbox' ? sql`status = 'pending'` : sql`true`
    const named = await db.execute(sql`select 1 from ${sql.identifier(table)}
      where workspace_id = ${workspaceId} and ${sql.identifier(column)} = ${userId} and ${isOwed} limit 1`)
    if (named.rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

async function hire(owner: Seller, helper: Seller): Promise<void> {
  await openTeam(owner)
  await owner.tap('➕ Менеджер')
  await owner.sees('Ссылка для менеджера')
  const link = /start=(inv_[\w-]+)/.exec(owner.text())?.[1]
  await helper.say(`/start ${link}`)
  await helper.gets('Вы в команде')
}

async function openTeam(owner: Seller): Promise<void> {
  await owner.say('/settings')
  await owner.tap('👥 Команда')
  await owner.sees('👥 Команда')
}

async function remove(owner: Seller): Promise<void> {
  await openTeam(owner)
  await owner.tap(/Анна/)
  await owner.tap('🚪 Убрать')
  await owner.sees('Оставить')
  await owner.tap('🚪 Убрать')
  await owner.sees('👥 Команда')
}

test('what a removed helper was to hear goes to the owner, in whatever room it lies', async () => {
  const owner = await openCampaigner(shop)
  const helper = await openCampaigner(shop)
  await hire(owner, helper)
  await helper.connect()
  await makeMonitor(helper, { mode: 'notify' })
  await helper.make({ name: 'Secret campaign' })
  await helper.gets('Посмотрите их')
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from workspaces where owner_id = ${owner.id}`,
  )
  const workspaceId = rows[0]?.id ?? ''
  expect(await placesOf(workspaceId, helper.id)).toContain('runs.chat_id')

  await remove(owner)
  await helper.gets('доступ')
  const places = await placesOf(workspaceId, helper.id)
  expect(places.filter((place) => !FACTS.has(place))).toEqual([])
  const before = helper.messages().map(({ id, text }) => ({ id, text }))

  // The run's card is the owner's now, and so are its end, its file and the slots of the monitor.
  await owner.gets('Посмотрите их')
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
  await remove(owner)
  await helper.gets('доступ')
  await db.execute(sql`insert into outbox (key, chat_id, workspace_id, notice, not_before)
    select 'late', ${helper.id}, id, '{"messageKey":"chat-cancelled","vars":{"what":"late news"}}', 'epoch'
    from workspaces where owner_id = ${owner.id}`)
  await owner.gets('late news')
  expect(helper.all('late news')).toEqual([])
})
