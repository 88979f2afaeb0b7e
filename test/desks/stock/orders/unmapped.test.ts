import { expect, test } from 'vitest'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { createOrderNews } from '#desks/stock/issues/order-news.ts'
import { listIssues } from '#desks/stock/issues/store.ts'
import { createOrderIntake } from '#desks/stock/orders/intake.ts'
import { linkUnmapped } from '#desks/stock/orders/unmapped.ts'
import { openIntake, signal } from './rig.ts'

/** Two purchases of an offer that is linked to nothing: one that was heard of, and one that is heard of once `meanwhile` is called. */
async function twoPurchases() {
  const rig = await openIntake()
  const { allegro, clock, db, owner } = rig
  const issues = createIssues({ tell: async () => {} })
  const deps = {
    ...rig.deps,
    ...createOrderNews({ issues, clock }),
    mapping: async () => undefined,
  }
  const intake = createOrderIntake(deps)
  const account = await rig.account('allegro', intake)
  const buy = async (id: string) => {
    allegro.emit('BOUGHT', null, [allegro.line(id, 'unknown', 2)])
    await intake.drain(account, signal)
  }
  await buy('A')
  const mug = await rig.product('MUG', 10)
  const link = (productId: string, meanwhile: () => Promise<void>) =>
    linkUnmapped(
      {
        ...{ db, clock, issues, mapping: async () => productId },
        intake: {
          async linkIn(...asked) {
            await meanwhile()
            return intake.linkIn(...asked)
          },
        },
      },
      account,
    )
  const open = async () => {
    const { items } = await listIssues(db, owner.workspaceId, { offset: 0, limit: 9 })
    return items.map(({ subject }) => subject)
  }
  return { ...rig, mug, buy, link, open }
}

test('what is bought while its offer is linked is no question any more either', async () => {
  const { mug, available, buy, link, open } = await twoPurchases()
  await link(mug, () => buy('B'))
  expect(await available(mug)).toBe(6)
  expect(await open()).toEqual([])
})

test('what could not be counted stays a question', async () => {
  const { mug, owner, ledger, cause, link, open } = await twoPurchases()
  await ledger.remove(owner, cause(), mug)
  await link(mug, async () => {})
  expect(await open()).toEqual(['A'])
})
