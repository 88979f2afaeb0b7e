import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { createSupplies } from '#desks/supplies/engine.ts'
import type { KeyRing } from '#desks/supplies/ports.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { startClients } from '#test/integrations/wildberries/clients.ts'
import { freeCatches } from '#test/support/allowance.ts'
import { runningClock as clock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'
import { waitFor } from '#test/support/wait.ts'

test('over HTTP: preorder listed, slot opened, booked, seen in the official list', async ({
  onTestFinished,
}) => {
  const { db } = await freshDatabase()
  const { official, cabinet, seller, sandbox, ...wb } = await startClients()
  const workspaceId = randomUUID()
  const key = { ...(await wb.key()), workspaceId, credentialId: workspaceId }
  const session = await wb.session()
  const { sid: accountKey } = seller
  const summary = { ...key, name: 'WB', mask: '…1', isDefault: true, isValid: true }
  const keys: KeyRing = {
    feedKeys: async () => [key],
    key: async () => key,
    list: async () => [{ ...summary, hasCabinetSession: true }],
    lists: async () => new Map([[workspaceId, [{ ...summary, hasCabinetSession: true }]]]),
    sessions: async () => [{ ...session, workspaceId }],
    refused: async (id, code) => expect.fail(`${id} refused: ${code}`),
  }
  const { service, poller, verifier } = createSupplies({
    db,
    clock,
    log,
    cache: createCache({ clock, log }),
    leases: createMemoryLeases({ clock }),
    feed: official.slotFeed,
    reader: official.supplyReader,
    cabinet: cabinet.booking,
    keys,
    allowance: freeCatches(db, 2),
    owner: 'test',
    probeMs: 60_000,
    knownWarehouses: [],
  })
  const day = addDays(dayIn('Europe/Moscow', clock.now()), 4)
  const made = sandbox.world.addPreorder({ sid: accountKey, warehouseId: 507, type: 'box' })
  sandbox.world.table.open({ warehouseId: 507, type: 'box', day, coefficient: 1, capacity: 1 })

  const [preorder] = await service.preorders(workspaceId, undefined)
  expect(preorder).toMatchObject({ preorderId: made.preorderId, warehouseId: 507 })
  await seat(db, { workspaceId, userId: 1 })
  const { id } = await service.create(
    { workspaceId, userId: 1, chatId: 1 },
    {
      warehouseIds: [206348, 507],
      supplyType: 'box',
      days: { kind: 'rolling', days: 14 },
      leadDays: 1,
      weekdays: 127,
      maxCoefficient: 100,
      mode: 'auto',
      target: 1,
      credentialId: workspaceId,
      preorderIds: [made.preorderId],
      untilDay: null,
    },
    randomUUID(),
  )
  onTestFinished(async () => {
    await poller.stop()
    await verifier.stop()
  })
  poller.start()
  verifier.start()
  await waitFor(async () => (await service.get(workspaceId, id)).status === 'done')
  expect(sandbox.world.commits).toMatchObject([{ outcome: 'booked', warehouseId: 507, day }])
  expect(await service.feedView()).toMatchObject({ status: 'live', accounts: 1 })
})
