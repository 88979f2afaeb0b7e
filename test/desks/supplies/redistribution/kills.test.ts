import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { mortal } from './mortal.ts'
import { openTransferRig } from './rig.ts'

const rig = await openTransferRig({ isIdle: true })
const { controller, clock, db } = rig

/** Ways of a move, and the least points at which its process may die. */
const WAYS = [
  ['taken', undefined, 8],
  ['taken, its answer lost', 'hang-after', 8],
  ['not taken and sent again', 'hang', 14],
] as const

test.each(WAYS)(
  '%s: killed at any step of it the move is sent once and told once',
  async (_what, fault, least) => {
    await rig.open(100_000, 100_000)
    let died = true
    let at = 0
    const lived: (readonly string[])[] = []
    for (; died; at += 1) {
      const anna = await rig.seller()
      if (fault)
        await controller.fault({ method: 'transfer/order', kind: fault, times: 1, sid: anna.sid })
      const { id } = await anna.plan()
      const { mortality, ...parts } = mortal({ db, mover: rig.mover }, at)
      const first = rig.process(parts)
      first.start()
      const end = await waitFor(
        async () => {
          clock.advance(500)
          if (mortality.isDead()) return 'dead'
          return (await rig.read(id))?.status === 'done' ? 'done' : undefined
        },
        { what: `the end of a process that dies at ${at}` },
      )
      died = end === 'dead'
      lived.push(mortality.points)
      await first.stop()
      // Its rows are old by the time somebody else takes them over.
      await db.execute(
        sql`update transfer_orders set updated_at = now() - interval '2 minutes' where status = 'committing'`,
      )
      const second = rig.process()
      second.start()
      const what = `a move whose process died at ${at}: ${mortality.points.at(-1)}`
      const plan = await waitFor(
        async () => {
          clock.advance(2_000)
          const row = await rig.read(id)
          return row?.status === 'done' ? row : undefined
        },
        { what },
      )
      await second.stop()
      expect(plan.moved, what).toBe(20)
      expect(await anna.moves(), what).toHaveLength(1)
      expect(await rig.messages(id), what).toEqual(['transfer-done'])
      const ends = (await rig.orders(id)).map(({ status }) => status).toSorted()
      expect(
        ends.filter((status) => status === 'confirmed'),
        what,
      ).toHaveLength(1)
      expect(
        ends.every((status) => ['confirmed', 'lost', 'refused'].includes(status)),
        what,
      ).toBe(true)
    }
    expect(at, lived.at(-1)?.join(', ')).toBeGreaterThanOrEqual(least)
  },
)
