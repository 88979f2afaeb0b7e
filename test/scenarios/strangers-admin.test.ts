import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as actions from '#desks/admin/chat/actions.ts'
import type { Action } from '#telegram/action.ts'
import { openShop } from '#test/support/app.ts'
import { ADMIN, openAdmin } from './admins.ts'
import { openSeller } from './seller.ts'

const shop = await openShop({ accounts: 0, env: { ADMIN_IDS: String(ADMIN) } })
const { db } = shop

const OLD_BUTTON = 'That screen is out of date, here is a fresh menu'

const all = Object.values<unknown>(actions).filter(
  (one): one is Action => typeof one === 'function' && 'parse' in one,
)

/** Whatever an action may hold; the same names mean the same thing in all of them. */
const VALUES = {
  ...{ userId: ADMIN, page: 0, is: 'all', text: 'Ольга', looks: '1', id: randomUUID() },
  ...{ people: 1, how: 'stop', places: 1, period: 'day', of: 'days', name: 'runs', key: 'abc' },
  ...{ code: 'internal', back: 0, usd: 5, at: 0 },
}

const dataOf = (action: Action) => (action as unknown as (given: unknown) => string)(VALUES)

/** Every table an admin may change. */
const state = async () => {
  const { rows } = await db.execute(sql`select
    (select count(*) from admin_actions) as deeds, (select count(*) from broadcasts) as broadcasts,
    (select count(*) from entry_links) as links, (select count(*) from admissions) as admissions,
    (select count(*) from personal_limits) as limits, (select count(*) from wizard_states) as forms,
    (select count(*) from runs) as runs, (select count(*) from users where blocked_at is not null) as blocked`)
  return rows[0]
}

test('whoever is no admin gets nothing from any button, command or form of the admins', async () => {
  const olga = await openAdmin(shop)
  await olga.say('/admin')
  await olga.sees('🧭 Админ')
  const emma = await openSeller(shop, 'en')
  await emma.say('/start')
  await emma.sees('Emma, this is Prilavok')
  // As if she had been one before the last start.
  await db.execute(sql`update users set is_admin = true where id = ${emma.id}`)
  const before = await state()
  const seen: string[] = []
  expect(all.length).toBeGreaterThan(5)
  for (const action of all) {
    const data = dataOf(action)
    expect(action.parse(data), data).toBeDefined()
    const toast = await emma.press(emma.lastMessage()?.id ?? 0, data)
    // A slow tap is answered without words.
    expect(['', OLD_BUTTON], data).toContain(toast.text)
    seen.push(...emma.messages().map(({ text }) => text))
  }
  await emma.say('/admin')
  await emma.sees('There is no command')
  seen.push(emma.text())
  expect(seen.join('\n')).not.toMatch(/Ольга|900001|🧭|Admin/)
  expect(await state()).toEqual(before)
})
