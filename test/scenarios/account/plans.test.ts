import { desc, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { planPeriods, starInvoices, starPayments } from '#desks/account/billing/schema.ts'
import { usageEntries } from '#desks/account/schema.ts'
import { adminActions } from '#desks/admin/schema.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { ADMIN, openAdmin } from '../admin/admins.ts'
import { openSeller, type Seller } from '../seller.ts'
import { KOLEDINO, makeMonitor, toSummary } from '../supplies/monitor.ts'

const DAY_MS = 86_400_000
const shop = await openShop({
  parts: ['plans', 'verifier', 'runs'],
  env: { TRIAL_CATCHES: '1', CAMPAIGN_LIMIT: '0', ADMIN_IDS: String(ADMIN) },
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

  // An admin gives the last payment back, however often the button is pressed.
  const [last, first] = await db.select().from(starPayments).orderBy(desc(starPayments.paidAt))
  expect([last?.isRenewal, first?.isRenewal]).toEqual([true, false])
  const olga = await openAdmin(shop)
  await olga.say('/admin')
  await olga.tap('🙋 Люди')
  await olga.tap(/Анна/)
  await olga.tap('⭐ Платежи')
  expect(await olga.sees('2. ')).toMatch(/1\. .* · 490 звёзд · Продавец · оплачены/)
  await olga.tap('↩️ Вернуть 1-й')
  await olga.sees('Вернуть 490 звёзд')
  const ask = olga.lastMessage()
  const button = ask?.keyboard.flat().find(({ text }) => text === '↩️ Вернуть 490')
  if (!ask || !button || !('callback_data' in button)) throw new Error('no button')
  const presses = [1, 2].map(() => olga.press(ask.id, button.callback_data))
  await Promise.all(presses)
  expect(await olga.sees('возвращены')).toMatch(/1\. .* возвращены\n2\. .* оплачены/)
  await anna.gets('Оплата возвращена')
  expect(await balances()).toEqual({ ours: 490, theirs: 490 })
  // An old button of the question does nothing more.
  await olga.press(ask.id, button.callback_data)
  expect(await balances()).toEqual({ ours: 490, theirs: 490 })
  expect(anna.all('Оплата возвращена')).toHaveLength(1)
  const deeds = await db.select().from(adminActions).where(eq(adminActions.action, 'refund'))
  expect(deeds).toMatchObject([{ userId: anna.id, detail: { count: 490 } }])

  // The ledger, transaction by transaction.
  const entries = await db.select().from(usageEntries).where(eq(usageEntries.kind, 'stars'))
  expect(entries.map(({ amount }) => amount).sort()).toEqual([-490, 490, 490])
  expect(till().transactions.map(({ amount }) => amount)).toEqual([490, 490, 490])
  expect(await db.select().from(planPeriods)).toHaveLength(2)
  const [invoice] = await db.select().from(starInvoices)
  expect(invoice?.renewal).toBe('over')
  // Telegram is told within a minute. Whatever Stars there are by then: what was given back is not charged anew.
  clock.advance(60_000)
  await waitFor(async () => (await db.select().from(starInvoices))[0]?.isStopOwed === false)
  await api(`/chats/${anna.id}/stars`, { stars: 5_000 })
  clock.advance(30 * DAY_MS)
  await api('/subscriptions/due')
  expect(await balances()).toEqual({ ours: 490, theirs: 490 })
})

test('one month is offered once however often it is asked for', async () => {
  const emma = await openSeller(shop, 'en')
  await emma.say('/plan')
  await emma.tap(/Seller/)
  await emma.sees('Paid in Telegram Stars')
  expect((await emma.tap('Once, 30 days')).text).toBe('The invoice is below')
  expect((await emma.tap('Once, 30 days')).text).toContain('in the chat already')
  const invoices = () => emma.messages().filter(({ invoice }) => invoice)
  expect(invoices()).toHaveLength(1)
  expect(await emma.pay()).toMatchObject({ outcome: 'paid' })
  await emma.gets('Paid: “Seller” plan')
  // Another month is bought on purpose, and follows the first.
  expect((await emma.tap('Once, 30 days')).text).toBe('The invoice is below')
  expect(invoices()).toHaveLength(2)

  // A question about it reaches the admin with its charge, and whoever asked is told so.
  await emma.say('/paysupport')
  await emma.tap('✍️ Write')
  await emma.sees('Write it in one message')
  await emma.say('Where is my plan?')
  await emma.sees('Your question was sent')
  const [mine] = await db.select().from(starPayments).where(eq(starPayments.userId, emma.id))
  const olga = await openAdmin(shop)
  const asked = await olga.waitFor((one) =>
    one.messages().find(({ text }) => text.includes('Where is my plan?')),
  )
  expect(asked.text).toContain(mine?.chargeId)
})
