import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createAlerts, tellIssue } from '#desks/stock/issues/alerts.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Card, Cards } from '#telegram/cards/cards.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { createTestClock } from '#test/support/clock.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { ru } from '../../../telegram/input/langs.ts'

/** A shop whose oversold products were told of in messages 1, 2 …; `shown` is what these read. */
async function openShop(subjects: readonly string[]) {
  const owner = { workspaceId: '0190a000-0000-7000-8000-000000000001', userId: 7 }
  const { db } = await seatedDatabase([owner], { max: 4 })
  const clock = createTestClock()
  const issues = createIssues({ tell: tellIssue })
  const about = { workspaceId: owner.workspaceId, kind: 'oversell' as const }
  /** With a cause of its own, or one message would tell of all. */
  const raise = (subject: string, short: number) =>
    db.transaction((tx) =>
      issues.raise(tx, {
        ...{ ...about, subject, now: clock.now() },
        detail: { sku: subject, short, line: 'Orlova', code: subject },
      }),
    )
  for (const [index, subject] of subjects.entries()) {
    const { id } = await raise(subject, 1)
    const sent = { status: 'sent' as const, messageId: index + 1 }
    await db
      .update(outbox)
      .set(sent)
      .where(eq(outbox.key, `stock-issue:${id}`))
  }
  const shown = new Map<number, string>()
  const show: Cards['update'] = async ({ messageId, screen }) => {
    if (messageId !== null) shown.set(messageId, screen.text)
    return messageId
  }
  /** A process of its own; `before` is waited for before an edit arrives. */
  const alerts = (before: (card: Card) => Promise<unknown> = async () => undefined) =>
    createAlerts({
      ...{ db, clock, log: silentLog, lang: async () => ru },
      cards: {
        update: async (card) => {
          await before(card)
          return show(card)
        },
      },
    })
  return { raise, shown, alerts }
}

test('a correction that arrives after a newer one of another process is corrected', async () => {
  const { raise, shown, alerts } = await openShop(['MUG'])
  const [sent, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = alerts(async () => {
    sent.resolve()
    await held.promise
  })
  await raise('MUG', 2)
  const looking = slow.refresh()
  await sent.promise
  await raise('MUG', 3)
  const other = alerts()
  await other.refresh()
  expect(shown.get(1)).toContain('продано на 3')
  held.resolve()
  await looking
  expect(shown.get(1)).toContain('продано на 2')
  await other.refresh()
  expect(shown.get(1)).toContain('продано на 3')
})
