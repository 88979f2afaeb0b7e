import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '#db/connection.ts'
import { PLAN_LIFE_MS } from '#desks/supplies/redistribution/plan.ts'
import { createPlanStore } from '#desks/supplies/redistribution/plan-store.ts'
import { transferPlans } from '#desks/supplies/redistribution/schema.ts'
import type { SandboxProcess } from '#test/processes/sandbox.ts'
import type { Seller } from '#test/processes/sellers.ts'
import { runningClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'
import type { Figure } from '../main.ts'

const PLANS = 200
const WANTED = 20
/** Of each warehouse and side at each opening: less than is wanted, and others take of it. */
const QUOTA = 300
const LASTS_MS = 5_000
const ROUTES = 4
const MINUTE_MS = 60_000
const MOSCOW_MS = 3 * 3_600_000

/**
 * Redistribution beside the monitors: plans of several sellers, half of them sent at once and half at a window that opens
 * in the run, all competing for the same quotas.
 */
export function createMoves(db: Database, { wildberries }: SandboxProcess) {
  const store = createPlanStore(db)

  /** Asks for a plan with goods of its own, as the chat would have left it. */
  const ask = async (seller: Seller, index: number, places: readonly number[], at: number) => {
    const { workspaceId, sid, id: userId, credentialId } = seller
    const [sourceId = 0, targetId = 0] = places.slice((index % ROUTES) * 2)
    const size = { nmId: 300_000_000 + index, chrtId: 400_000_000 + index, sizeName: '50' }
    await wildberries.setGoods({ ...size, sid, name: 'M', warehouseId: sourceId, count: 40 })
    const due = { windowAt: new Date(at), dueAt: new Date(at) }
    const plan = {
      ...{ ...size, ...due, workspaceId, userId, chatId: userId, credentialId, accountKey: sid },
      ...{ title: 'M', sourceId, targetId, sourceName: 'A', targetName: 'B', quantity: WANTED },
      ...({ isWhole: false, executor: 'cabinet', when: 'window' } as const),
      ...{ untilAt: new Date(at + PLAN_LIFE_MS), createdAt: new Date(runningClock.now()) },
    }
    await db.transaction((tx) => store.create(tx, randomUUID(), plan, PLANS))
  }

  return {
    /** Resolves when the window is `beforeMs` away, with its moment. */
    async prepare(sellers: readonly Seller[], beforeMs: number): Promise<number> {
      const { warehouses } = await wildberries.state()
      const places = warehouses.slice(0, ROUTES * 2).map(({ id }) => id)
      const now = runningClock.now()
      // Plans of a window are made ready twenty seconds before it.
      const windowAt = Math.ceil((now + beforeMs + 20_000) / MINUTE_MS) * MINUTE_MS
      for (let index = 0; index < PLANS; index += 1) {
        const seller = sellers[index % sellers.length]
        const turn = Math.floor(index / sellers.length)
        if (seller) await ask(seller, index, places, turn % 2 === 0 ? now : windowAt)
      }
      const minute = ((windowAt + MOSCOW_MS) / MINUTE_MS) % 1_440
      const lasting = { source: QUOTA, target: QUOTA, lastsMs: LASTS_MS }
      await wildberries.quotaWindows({ minutes: [minute], ...lasting })
      await wait(Math.max(0, windowAt - beforeMs - runningClock.now()))
      const quotas = places.map((warehouseId) => ({ warehouseId, source: QUOTA, target: QUOTA }))
      await wildberries.openQuotas({ quotas, lastsMs: LASTS_MS })
      return windowAt
    },

    /** What became of them, by our rows and by what the stand-in took. */
    async figures(windowAt: number): Promise<Figure[]> {
      const isSettled = ({ status }: { status: string }) =>
        !['sending', 'checking'].includes(status)
      const rows = () => db.select().from(transferPlans)
      await waitFor(async () => (await rows()).every(isSettled), {
        timeoutMs: MINUTE_MS,
        what: 'every move to be looked up',
      }).catch(() => {})
      const plans = await rows()
      const taken = (await wildberries.transfers()).filter(({ outcome }) => outcome === 'accepted')
      const bySize = Map.groupBy(taken, ({ chrtId }) => chrtId)
      const pieces = (of: typeof taken = []) => of.reduce((sum, { count }) => sum + count, 0)
      const openings = taken.flatMap((one) => {
        const opening = one.at < windowAt ? 'first' : 'window'
        return [one.sourceId, -one.targetId].map((side) => ({ key: `${opening} ${side}`, one }))
      })
      const overQuota = [...Map.groupBy(openings, ({ key }) => key).values()].filter(
        (all) => pieces(all.map(({ one }) => one)) > QUOTA,
      )
      const unexplained = plans.filter(({ chrtId, moved, status, reason }) => {
        const isTrue = moved === pieces(bySize.get(chrtId ?? 0))
        return !isTrue || !(status === 'done' ? moved > 0 : reason)
      })
      const none = (figure: string, value: number): Figure => ({
        ...{ figure, value, unit: '', better: 'less', bar: 0 },
      })
      return [
        none('quotas exceeded', overQuota.length),
        none('plans over what was wanted', plans.filter((one) => one.moved > one.quantity).length),
        none('sizes sent twice', [...bySize.values()].filter((all) => all.length > 1).length),
        none('plans neither done nor explained', unexplained.length + PLANS - plans.length),
        { figure: 'plans done', value: bySize.size, unit: '', better: 'more', bar: 1 },
      ]
    },
  }
}
