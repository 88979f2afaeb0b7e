import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import { createDrafts } from '#desks/supplies/drafts/drafts.ts'
import { createDraftStore } from '#desks/supplies/drafts/store.ts'
import { createPreorderStore } from '#desks/supplies/monitors/preorder-store.ts'
import type { DraftApi } from '#desks/supplies/ports/drafts.ts'
import type { KeySummary, WbKey } from '#desks/supplies/ports.ts'
import { createDraftClient } from '#integrations/wildberries/drafts.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { TokenType } from '#sandbox/wildberries/tokens.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { startClients } from '#test/integrations/wildberries/clients.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'

const { db } = await freshDatabase()
const MUGS = [
  { sku: '2040000000017', quantity: 40 },
  { sku: '2040000000024', quantity: 7 },
]

/** Drafts of one seller over the real client and the stand-in. */
async function start(type: TokenType = 'personal', extra: object = {}) {
  const clients = await startClients({ timeoutMs: 60_000 })
  const client = createDraftClient({
    ...{ url: `${clients.url}/supplies`, clock: runningClock, log: silentLog, timeoutMs: 60_000 },
    ...{ limiter: createMemoryLimiter({ clock: runningClock }), metrics: new Registry() },
  })
  onTestFinished(() => client.close())
  const who = { workspaceId: randomUUID(), userId: 7, chatId: 7 }
  await seat(db, who)
  const credentialId = randomUUID()
  const key: WbKey = {
    ...(await clients.key(type, extra)),
    ...{ credentialId, workspaceId: who.workspaceId },
  }
  const summary: KeySummary = {
    ...{ credentialId, accountKey: key.accountKey, name: 'Основной', mask: '…4f2a' },
    ...{ isDefault: true, isValid: true, hasCabinetSession: false },
  }
  const store = createDraftStore(db)
  /** Happens once, while the call is under way. */
  const during: Partial<Record<'create' | 'add', () => Promise<unknown>>> = {}
  const once = async (call: 'create' | 'add') => {
    const work = during[call]
    delete during[call]
    await work?.()
  }
  const api: DraftApi = {
    ...client.drafts,
    async create(...asked) {
      const id = await client.drafts.create(...asked)
      await once('create')
      return id
    },
    async add(...asked) {
      await once('add')
      return client.drafts.add(...asked)
    },
  }
  const drafts = createDrafts({
    ...{ db, store, clock: runningClock, api, book: client.supplies },
    ...{ reader: clients.official.supplyReader, preorders: createPreorderStore(db) },
    keys: {
      key: async (workspaceId) => (workspaceId === who.workspaceId ? key : undefined),
      list: async () => [summary],
      refused: async () => {},
    },
  })
  const { world } = clients.sandbox
  const there = () => [...world.drafts.values()].map(({ goods }) => goods)
  const make = (id: string, goods = MUGS) => drafts.make(who, { credentialId, goods }, id)
  const told = async () =>
    (await db.select().from(outbox)).filter(({ workspaceId }) => workspaceId === who.workspaceId)
  return { ...clients, who, drafts, store, there, make, told, world, during }
}

const asGoods = (goods: typeof MUGS) =>
  goods.map(({ sku: barcode, quantity }) => ({ barcode, quantity }))

test('a draft is made once for a confirmation, with its goods', async () => {
  const { make, there, drafts, who } = await start()
  const id = randomUUID()
  expect(await make(id)).toEqual({ ok: true, value: undefined })
  expect(await make(id)).toEqual({ ok: true, value: undefined })
  expect(there()).toEqual([asGoods(MUGS)])
  expect(await drafts.get(who.workspaceId, id)).toMatchObject({ status: 'made', goods: MUGS })
})

test.for(['draft-create', 'draft-add'])(
  'an answer of %s that was lost is looked up before anything is sent again',
  async (method) => {
    const { make, there, controller } = await start()
    await controller.fault({ method, kind: 'drop-after', times: 1 })
    expect(await make(randomUUID())).toEqual({ ok: true, value: undefined })
    expect(there()).toEqual([asGoods(MUGS)])
  },
)

test('a call that never came to the service is made again by the next confirmation, and once', async () => {
  const { make, there, controller } = await start()
  const id = randomUUID()
  await controller.fault({ method: 'draft-create', kind: 'drop', times: 1 })
  await expect(make(id)).rejects.toThrow()
  expect(there()).toEqual([])
  expect((await make(id)).ok).toBe(true)
  expect(there()).toEqual([asGoods(MUGS)])
})

test('barcodes that are not known are named; corrected goods go into the same draft', async () => {
  const { make, there } = await start()
  const id = randomUUID()
  const wrong = [...MUGS, { sku: 'nonsense', quantity: 1 }]
  const refused = { ok: false, error: { kind: 'barcodes', skus: ['nonsense'] } }
  expect(await make(id, wrong)).toEqual(refused)
  expect(there()).toEqual([[]])
  expect((await make(id)).ok).toBe(true)
  expect(there()).toEqual([asGoods(MUGS)])
})

test.for<[TokenType, object, string]>([
  ['base', {}, 'base-token'],
  ['personal', { readOnly: true }, 'read-only'],
])('a token that may not: %s %j', async ([type, extra, kind]) => {
  const { make, there, drafts, who } = await start(type, extra)
  expect(await make(randomUUID())).toEqual({ ok: false, error: { kind } })
  expect(there()).toEqual([])
  expect(await drafts.usable(who.workspaceId)).toHaveLength(type === 'base' ? 0 : 1)
})

test('its preorder is seen in the official list and told once; another preorder is not taken for it', async () => {
  const { make, drafts, who, world, told, seller } = await start()
  const id = randomUUID()
  world.addPreorder({ sid: seller.sid, warehouseId: 507, type: 'box' })
  await make(id)
  world.addPreorder({ sid: seller.sid, warehouseId: 507, type: 'box' })
  const look = async () => drafts.look(await drafts.get(who.workspaceId, id))
  expect(await look()).toBe(false)
  const goods = asGoods(MUGS)
  const ours = world.addPreorder({ sid: seller.sid, warehouseId: 206348, type: 'mono', goods })
  expect(await look()).toBe(true)
  expect(await look()).toBe(true)
  const messages = await told()
  expect(messages.map(({ notice }) => notice.messageKey)).toEqual(['supplies-draft-ordered'])
  expect(messages[0]?.notice.vars).toMatchObject({
    ...{ number: String(ours.preorderId), warehouse: 'Тула', supplyType: 'mono', pieces: 47 },
  })
})

test('it is removed from the cabinet too; nobody else can', async () => {
  const { make, drafts, who, there } = await start()
  const id = randomUUID()
  await make(id)
  const stranger = { workspaceId: randomUUID(), userId: 8 }
  await expect(drafts.remove(stranger, id)).rejects.toThrow('supplies.no_draft')
  expect(there()).toHaveLength(1)
  await drafts.remove(who, id)
  await drafts.remove(who, id)
  expect(there()).toEqual([])
  await expect(drafts.get(who.workspaceId, id)).rejects.toThrow('supplies.no_draft')
})

test.each(['create', 'add'] as const)(
  'a draft that is deleted while it is made (%s) is gone here and there',
  async (call) => {
    const { who, drafts, there, make, during } = await start()
    const id = randomUUID()
    during[call] = () => drafts.remove(who, id)
    await make(id).catch(() => undefined)
    await expect(drafts.get(who.workspaceId, id)).rejects.toThrow('supplies.no_draft')
    expect(there()).toEqual([])
  },
)
