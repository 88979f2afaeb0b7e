import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { Registry } from 'prom-client'
import type { Database } from '#db/connection.ts'
import type { StockMover } from '#desks/supplies/ports/transfers.ts'
import type { KeyRing, WbKey } from '#desks/supplies/ports.ts'
import { createListedMoves } from '#desks/supplies/redistribution/checking/listed-moves.ts'
import { createOrderStore } from '#desks/supplies/redistribution/order-store.ts'
import { createTransferOutcomes } from '#desks/supplies/redistribution/outcomes.ts'
import type { Plan, PlanDraft } from '#desks/supplies/redistribution/plan.ts'
import { createPlanStore } from '#desks/supplies/redistribution/plan-store.ts'
import type { RuleDraft } from '#desks/supplies/redistribution/rules/rule.ts'
import { transferOrders, transferPlans } from '#desks/supplies/redistribution/schema.ts'
import { createRedistribution } from '#desks/supplies/redistribution/sending/engine.ts'
import { createCabinetApi } from '#integrations/wildberries/cabinet.ts'
import { createDraftClient } from '#integrations/wildberries/drafts.ts'
import { createOfficialApi } from '#integrations/wildberries/official.ts'
import type { Leases } from '#platform/limits/leases.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { startSandbox } from '#sandbox/server.ts'
import { createWildberriesController } from '#sandbox/wildberries/controller.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { afterFile } from '#test/support/closing.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'
import { seat } from '#test/support/seat.ts'
import { waitFor } from '#test/support/wait.ts'

export const KOLEDINO = 507
export const TULA = 206_348
const NM = 231_830_001

/** Redistribution over a real database and the stand-in behind real HTTP, with one clock that can be moved. */
export async function openTransferRig({ isIdle = false } = {}) {
  const clock = createStepClock({ startMs: START_MS })
  const sandbox = await startSandbox({ clock })
  const controller = createWildberriesController(`${sandbox.url}/control`)
  const url = `${sandbox.url}/wb`
  const { db } = await freshDatabase()
  const cabinet = createCabinetApi({
    ...{ clock, log, limiter: createMemoryLimiter({ clock }), metrics: new Registry() },
    urls: {
      seller: `${url}/seller`,
      supply: `${url}/seller-supply`,
      weekly: `${url}/seller-weekly`,
    },
    timeoutMs: 8_000,
  })
  const sessions = new Map<string, string>()
  const refused: string[] = []
  const keys: KeyRing = {
    feedKeys: async () => [],
    key: async () => undefined,
    list: async (workspaceId) => [
      {
        ...{ credentialId: workspaceId, accountKey: workspaceId, name: 'WB', mask: '…1' },
        ...{ isDefault: true, isValid: true, hasCabinetSession: sessions.has(workspaceId) },
      },
    ],
    lists: async () => new Map(),
    sessions: async (accounts) =>
      accounts.flatMap((account) => {
        const secret = sessions.get(account.accountKey)
        return secret ? [{ ...account, credentialId: account.accountKey, secret }] : []
      }),
    async refused(credentialId) {
      refused.push(credentialId)
      sessions.delete(credentialId)
    },
  }
  const process = (over: { db?: Database; mover?: StockMover; leases?: Leases } = {}) =>
    createRedistribution({
      ...{ db, clock, log, keys, owner: randomUUID(), windows: [540, 1_080] },
      ...{ leases: createMemoryLeases({ clock }), cabinetUrl: 'https://seller.example' },
      mover: cabinet.stockMover,
      ...over,
    })
  const main = process()
  if (!isIdle) main.start()
  const official = createOfficialApi({
    ...{ clock, log, limiter: createMemoryLimiter({ clock }), metrics: new Registry() },
    urls: { common: `${url}/common`, supplies: `${url}/supplies` },
  })
  const draftClient = createDraftClient({
    ...{ clock, log, limiter: createMemoryLimiter({ clock }), metrics: new Registry() },
    url: `${url}/supplies`,
  })
  const tokens = new Map<string, WbKey>()
  const orders = createOrderStore(db)
  const listedMoves = createListedMoves({
    ...{ db, clock, log, orders, leases: createMemoryLeases({ clock }) },
    outcomes: createTransferOutcomes({
      ...{ db, clock, orders, plans: createPlanStore(db), windows: [540, 1_080] },
      cabinetUrl: 'https://seller.example',
    }),
    keys: { ...keys, key: async (workspaceId) => tokens.get(workspaceId) },
    list: (key, signal) => official.supplyReader.list(key, { days: 60, signal }),
    book: draftClient.moves,
  })
  afterFile(async () => {
    await main.stop()
    await official.close()
    await draftClient.close()
    await cabinet.close()
    await sandbox.close()
  })

  let lastNm = NM
  /** A seller with a session and some pieces of one size at Коледино. */
  const seller = async (count = 40) => {
    const { sid } = await controller.addSeller()
    sessions.set(sid, (await controller.issueSession({ sid })).text)
    const { token } = await controller.issueToken({ sid, type: 'personal' })
    tokens.set(sid, {
      ...{ credentialId: sid, workspaceId: sid, accountKey: sid, token, tokenType: 'personal' },
    })
    const by = { workspaceId: sid, userId: 7, chatId: 70 }
    await seat(db, by)
    const goods = async (pieces = count) => {
      lastNm += 1
      const row = { nmId: lastNm, chrtId: lastNm + 1_000_000, sizeName: '50' }
      await controller.setGoods({
        ...{ ...row, sid, name: 'Пижамы', warehouseId: KOLEDINO, count: pieces },
      })
      return row
    }
    const plan = async (over: Partial<PlanDraft> = {}): Promise<Plan> => {
      const row = over.nmId ? {} : await goods()
      const draft: PlanDraft = {
        ...{ nmId: 1, chrtId: 1, title: 'Пижамы', sizeName: '50', ...row },
        ...{ sourceId: KOLEDINO, sourceName: 'Коледино', targetId: TULA, targetName: 'Тула' },
        ...{ credentialId: sid, accountKey: sid, quantity: 20, isWhole: false },
        ...{ executor: 'cabinet', when: 'now', ...over },
      }
      return main.service.create(by, draft, randomUUID())
    }
    const moves = async () =>
      (await controller.transfers()).filter((one) => one.sid === sid && one.outcome === 'accepted')
    /** Pieces of a size at a warehouse from now on. */
    const stock = (row: { nmId: number; chrtId: number }, warehouseId: number, pieces: number) =>
      controller.setGoods({
        ...{ ...row, sizeName: '50', sid, name: 'Пижамы', warehouseId, count: pieces },
      })
    const rule = async (row: { nmId: number; chrtId: number }, over: Partial<RuleDraft> = {}) => {
      const id = randomUUID()
      const draft: RuleDraft = {
        ...{ title: 'Пижамы', sizeName: '50', sourceId: KOLEDINO, sourceName: 'Коледино' },
        ...{ targetId: TULA, targetName: 'Тула', credentialId: sid, accountKey: sid },
        ...{ keep: 20, lot: 10, executor: 'cabinet', ...row, ...over },
      }
      await main.rules.create(by, draft, id)
      return id
    }
    return { sid, by, goods, plan, moves, stock, rule }
  }

  const read = async (id: string) => {
    const [row] = await db.select().from(transferPlans).where(eq(transferPlans.id, id))
    return row
  }
  return {
    mover: cabinet.stockMover,
    ...{ clock, db, controller, refused, process, main, seller, read, listedMoves, tokens },
    orders: (id: string) => db.select().from(transferOrders).where(eq(transferOrders.planId, id)),
    open: (source: number, target: number, lastsMs?: number) =>
      controller.openQuotas({
        quotas: [
          { warehouseId: KOLEDINO, source, target: 0 },
          { warehouseId: TULA, source: 0, target },
        ],
        ...(lastsMs === undefined ? {} : { lastsMs }),
      }),
    /** Messages of a plan. */
    messages: async (id: string) =>
      (await db.select().from(outbox))
        .filter(({ key }) => key.startsWith(`transfer:${id}`))
        .map(({ notice }) => (notice as { messageKey: string }).messageKey),
    /** Lets time pass until the plan is in the state, and for this reason. */
    reached: (id: string, status: string, reason?: string) =>
      waitFor(
        async () => {
          clock.advance(250)
          const row = await read(id)
          const isThere = row?.status === status && (reason ?? row.reason) === row.reason
          return isThere ? row : undefined
        },
        // Minutes in small steps take their time on a busy machine.
        { timeoutMs: 300_000, what: `a plan that is ${status} (${reason})` },
      ),
  }
}
