import { inflateRawSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { erasePerson } from '#desks/account/data/erase.ts'
import { memberGone, STOP } from '#src/app/rooms.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openCampaigner } from '../campaigns/campaigner.ts'
import { openSeller, type Seller } from '../seller.ts'
import { makeMonitor } from '../supplies/monitor.ts'
import { hire } from '../team.ts'

const shop = await openShop()
const { db, clock, databaseUrl: url } = shop
const DAY = 86_400_000

/** Every table with a row in which one of the words stands. */
async function mentions(words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    for (const word of words) {
      const { rows } = await db.execute(
        sql`select 1 from ${sql.identifier(name)} t where t::text like ${`%${word}%`} limit 1`,
      )
      if (rows.length > 0) found.push(`${name}: ${word}`)
    }
  }
  return found
}

/** A shop with something in each desk, a helper in it, and work of hers in the helper's shop. */
async function furnish(): Promise<{ anna: Seller; friend: Seller; ids: string[] }> {
  const anna = await openCampaigner(shop)
  const friend = await openSeller(shop)
  await anna.connect()
  await makeMonitor(anna, { mode: 'notify' })
  await anna.make({ name: 'Кампания' })
  await anna.gets('Проверьте их')
  await anna.say('/stock')
  await anna.tap('➕ Товар')
  await anna.say('Кружка')
  await anna.say('MUG-1')
  await anna.tap('Пропустить')
  await anna.say('7')
  await anna.tap('✓ Добавить')
  await anna.sees('✅ Новый товар')
  await friend.say('/start')
  await anna.say('/plan')
  await anna.tap(/Продавец/)
  expect(await anna.pay(/Подписка/)).toMatchObject({ outcome: 'paid' })
  await anna.gets('Оплачено: тариф «Продавец»')
  await db.execute(
    sql`insert into referrals (newcomer_id, referrer_id, created_at) values (${anna.id}, ${friend.id}, now()), (1, ${anna.id}, now())`,
  )
  await hire(anna, friend)
  await friend.say('/settings')
  await friend.tap('🏬 Магазины')
  await friend.tap(/⇄/)
  await friend.connect()
  await hire(friend, anna)
  await makeMonitor(anna, { mode: 'notify' })
  await friend.say('/menu')
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from workspaces where owner_id = ${anna.id}`,
  )
  return { anna, friend, ids: rows.map(({ id }) => id) }
}

/** Names and contents of a ZIP whose entries are deflated. */
function unzip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)]
    const name = bytes.toString('utf8', at + 30, at + 30 + nameLength)
    const from = at + 30 + nameLength + bytes.readUInt16LE(at + 28)
    files.set(name, inflateRawSync(bytes.subarray(from, from + packed)).toString())
    at = from + packed
  }
  return files
}

test('a copy of everything comes as an archive without secrets; the account is deleted after seven days, everywhere', async () => {
  const { anna, friend, ids } = await furnish()
  const token = await anna.token()
  await anna.say('/settings')
  await anna.tap('📄 Мои данные')
  await anna.tap('📄 Скачать копию')
  const bytes = Buffer.from(await archiveOf(anna))
  const files = unzip(bytes)
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      'readme.txt',
      'person.json',
      'monitors.json',
      'campaign_phrases.json',
      'products.json',
      'credentials.json',
      'movements.json',
      'star_payments.json',
      'plan_periods.json',
    ]),
  )
  const all = [...files.values()].join('\n')
  expect(all).toContain('Кружка')
  expect(all).not.toContain(token.slice(10))
  expect(files.get('credentials.json')).not.toMatch(/secret|fingerprint|facts/)

  await anna.say('/settings')
  await anna.tap('📄 Мои данные')
  await anna.tap('🗑 Удалить всё')
  await anna.sees('Доступ потеряет 1 помощник')
  await anna.tap('🗑 Да, удалить')
  await anna.sees('Всё о вас будет удалено')
  await anna.tap('✓ Не удалять')
  await anna.sees('🗑 Удалить всё')
  await anna.tap('🗑 Удалить всё')
  await anna.tap('🗑 Да, удалить')
  await anna.sees('Всё о вас будет удалено')

  const deps = { url, memberGone, stopped: STOP, enqueue }
  expect(await erasePerson(deps, anna.id, new Date(clock.now() + 6 * DAY))).toBe(false)
  const before = await mentions([String(anna.id), ...ids])
  expect(before.length).toBeGreaterThan(15)
  // Nobody is charged who is gone: Telegram is told first.
  expect(await erasePerson(deps, anna.id, new Date(clock.now() + 8 * DAY))).toBe(false)
  const [subscription] = shop.sandbox.telegram.world.till.subscriptions.values()
  await waitFor(async () => {
    clock.advance(60_000)
    const owed = await db.execute(sql`select 1 from star_invoices where is_stop_owed`)
    return owed.rows.length === 0
  })
  expect(subscription).toMatchObject({ isCanceledByBot: true })
  await shop.stop()
  expect(await erasePerson(deps, anna.id, new Date(clock.now() + 8 * DAY))).toBe(true)
  expect(await mentions([String(anna.id), ...ids])).toEqual([])
  expect(await erasePerson(deps, anna.id, new Date(clock.now() + 8 * DAY))).toBe(false)
  const orphans = await db.execute(
    sql`select 1 from balances b where not exists (select 1 from products p where p.id = b.product_id)`,
  )
  expect(orphans.rows).toEqual([])
  await shop.start()

  // Books are closed again, the helper is at home and keeps what she did there.
  await expect(db.execute(sql`delete from operations`)).rejects.toThrow()
  await friend.gets('владелец удалил свои данные')
  await friend.say('/supplies')
  await friend.sees('Коледино')
  await anna.say('/start')
  await anna.sees('это Прилавок')
})

async function archiveOf(person: Seller): Promise<ArrayBuffer> {
  const message = await person.gets('Копия ваших данных')
  const answer = await fetch(new URL(message.document?.url ?? '', shop.sandbox.url))
  return answer.arrayBuffer()
}
