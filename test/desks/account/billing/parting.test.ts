import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createFulfilment } from '#desks/account/billing/payments/fulfil.ts'
import { erasePerson } from '#desks/account/data/erase.ts'
import { deletions } from '#desks/account/data/schema.ts'
import { users } from '#telegram/identity/schema.ts'
import { type Enqueue, enqueue } from '#telegram/outbox/enqueue.ts'
import { freshDatabase } from '#test/support/database.ts'
import { somebodyWaits } from '#test/support/locks.ts'
import { ANNA, openTill } from './till.ts'

test('a subscription that is paid while its person is deleted is stopped before they are', async () => {
  const { db, url } = await freshDatabase()
  const { shared, clock, offer, payment, rows } = await openTill(db)
  const at = new Date(clock.now())
  await db.insert(deletions).values({ userId: ANNA, askedAt: at, dueAt: at })
  const erase = () =>
    erasePerson({ url, enqueue, stopped: [], memberGone: async () => {} }, ANNA, at)
  let erased: Promise<boolean> | undefined
  const meanwhile: Enqueue = async (tx, ...messages) => {
    // All of the payment is written, and nothing of it is there for others yet.
    erased ??= erase()
    await Promise.race([erased, somebodyWaits(db)])
    return enqueue(tx, ...messages)
  }
  const fulfilment = createFulfilment({
    ...{ ...shared, adminIds: [], cardOf: String, referralCatches: 0, enqueue: meanwhile },
  })
  expect(await fulfilment.paid(payment(await offer()))).toBe('done')
  expect(await erased).toBe(false)
  expect((await rows()).invoices).toMatchObject([
    { ownerId: ANNA, renewal: 'stopped', isStopOwed: true },
  ])
})

test('who is blocked while Telegram takes their money is not charged again', async () => {
  const { db, fulfilment, clock, offer, payment, rows } = await openTill()
  const paid = payment(await offer())
  await db
    .update(users)
    .set({ blockedAt: new Date(clock.now()) })
    .where(eq(users.id, ANNA))
  expect(await fulfilment.paid(paid)).toBe('done')
  const { invoices, periods } = await rows()
  expect(invoices).toMatchObject([{ renewal: 'stopped', isStopOwed: true }])
  expect(periods).toHaveLength(1)
})
