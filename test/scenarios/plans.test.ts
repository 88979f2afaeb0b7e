import { desc, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { planPeriods, starInvoices, starPayments } from '#desks/account/billing/schema.ts'
import { usageEntries } from '#desks/account/schema.ts'
import { openShop } from '#test/support/app.ts'
import { KOLEDINO, makeMonitor, toSummary } from './monitor.ts'
import { openSeller, type Seller } from './seller.ts'

const DAY_MS = 86_400_000
const shop = await openShop({
  env: { TRIAL_CATCHES: '1', CAMPAIGN_LIMIT: '0', ADMIN_IDS: '390001' },
})
const { wb, clock, day, db, sandbox } = shop
const till = () => sandbox.telegram.world.till
const api = async (path: string, body?: object) => {
  const response = await fetch(`${sandbox.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  })
  expect(response.status).toBe(200)
  return response.json()
}

/** Stars in our ledger, and in Telegram's list of transactions. */
async function balances() {
  const [ours] = await db
    .select({ sum: sql<number>`coalesce(sum(${usageEntries.amount}), 0)::int` })
    .from(usageEntries)
    .where(eq(usageEntries.kind, 'stars'))
  const theirs = till().transactions.reduce(
    (sum, { amount, source }) => sum + (source ? amount : -amount),
    0,
  )
  return { ours: ours?.sum, theirs }
}

async function openPlan(seller: Seller): Promise<void> {
  await seller.say('/plan')
  await seller.sees('[Промокод]')
}

test('trial used up → paywall → paid in Stars → works → renewal → failed renewal → grace → locked → refund', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await anna.logIn()
  await openPlan(anna)
  expect(anna.text()).toContain('Поимки: 0 из 1')
  const preorder = await anna.preorder(KOLEDINO)
  await makeMonitor(anna, { mode: 'auto', preorder })
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(2), coefficient: 1 })
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  await wb.closeSlot({ warehouseId: KOLEDINO, type: 'box', day: day(2) })

  // The wizard's last step shows what was used and what plans give.
  const second = await anna.preorder(KOLEDINO)
  await toSummary(anna, { mode: 'auto', preorder: second })
  await anna.tap(/Начать поиск/)
  await anna.sees('Поимки закончились')
  expect(anna.text()).toContain('Использовано 1 из 1')
  expect(anna.text()).toContain('Продавец · 490 звёзд')
  expect(anna.text()).toContain('Бизнес · 1\u00A0490 звёзд')

  await anna.tap(/Продавец/)
  await anna.sees('Оплата звёздами Telegram')
  expect(await anna.pay(/Подписка/)).toMatchObject({ outcome: 'paid' })
  await anna.gets('Оплачено: тариф «Продавец»')
  await openPlan(anna)
  expect(anna.text()).toContain('дальше продлится сам')
  expect(anna.text()).toContain('Поимки: 0 из 50')
  expect(await balances()).toEqual({ ours: 490, theirs: 490 })

  // It works.
  await makeMonitor(anna, { mode: 'auto', preorder: second })

  // A month goes by: Telegram charges again.
  clock.advance(30 * DAY_MS)
  await api('/subscriptions/due')
  await anna.gets('«Продавец» продлён')
  expect(await balances()).toEqual({ ours: 980, theirs: 980 })

  // The next time there are too few Stars.
  await api(`/chats/${anna.id}/stars`, { stars: 5 })
  clock.advance(30 * DAY_MS)
  await api('/subscriptions/due')
  await anna.gets('Telegram не смог списать звёзды')
  await openPlan(anna)
  expect(anna.text()).toContain('не продлился')
  expect(anna.text()).toContain('из 50')

  // Grace is over: locked, and everything is still there.
  clock.advance(3 * DAY_MS + 60_000)
  await anna.gets('«Продавец» закончился')
  await openPlan(anna)
  expect(anna.text()).toContain('Данные на месте')
  await anna.say('/supplies')
  await anna.sees('Коледино')

  // An admin gives the last payment back.
  const [last] = await db.select().from(starPayments).orderBy(desc(starPayments.paidAt)).limit(1)
  expect(last?.isRenewal).toBe(true)
  const periods = await db.select().from(planPeriods)
  expect(periods).toHaveLength(2)
  const [invoice] = await db.select().from(starInvoices)
  expect(invoice?.renewal).toBe('on')
})
