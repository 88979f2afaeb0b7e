import { createHash, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { credentials } from '#desks/account/schema.ts'
import type { MonitorDraft } from '#desks/supplies/monitors/monitor.ts'
import { createPreorderStore } from '#desks/supplies/monitors/preorder-store.ts'
import { createMonitorStore } from '#desks/supplies/monitors/store.ts'
import type { Slot } from '#desks/supplies/slot.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { users } from '#telegram/identity/schema.ts'
import { runningClock } from '#test/support/clock.ts'
import type { Environment } from './app.ts'
import type { SandboxProcess } from './sandbox.ts'

/** Somebody with a key and a cabinet session, put there without a chat. */
export interface Seller {
  readonly id: number
  readonly workspaceId: string
  readonly sid: string
  readonly credentialId: string
}

/** A monitor that wants exactly one slot, and the preorder it has for it. */
export interface Hunt {
  readonly monitorId: string
  readonly seller: Seller
  readonly slot: Omit<Slot, 'coefficient'>
  readonly preorderId: number
}

/** Makes sellers and monitors quickly, as the chat would have left them. */
export function createSellers(db: Database, env: Environment, sandbox: SandboxProcess) {
  const key = new Uint8Array(Buffer.from(env.MASTER_KEY ?? '', 'base64'))
  const vault = createVault({ current: { version: 1, key } })
  const monitors = createMonitorStore(db)
  const preorders = createPreorderStore(db)
  const { wildberries } = sandbox

  const addKey = async (
    owner: { id: number; workspaceId: string; sid: string },
    service: string,
    secret: string,
  ) => {
    const { workspaceId, sid } = owner
    const credentialId = randomUUID()
    await db.insert(credentials).values({
      id: credentialId,
      workspaceId,
      service,
      accountKey: sid,
      fingerprint: createHash('sha256').update(secret).digest('hex'),
      name: `ИП ${owner.id}`,
      mask: `…${secret.slice(-4)}`,
      secret: vault.seal(secret, { workspaceId, service }),
      keyVersion: 1,
      facts: service === 'wildberries' ? { tokenType: 'personal', readOnly: false } : {},
      isDefault: true,
      addedBy: owner.id,
    })
    return credentialId
  }

  /** Everything that all monitors made here have in common. */
  const wish = ({ warehouseId, supplyType, day }: Hunt['slot']) => ({
    ...{ warehouseIds: [warehouseId], supplyType, leadDays: 0, weekdays: 127, target: 1 },
    ...{ days: { kind: 'range', from: day, to: day } as const, untilDay: null },
  })

  const make = (
    id: string,
    owner: { workspaceId: string; userId: number; chatId: number },
    draft: MonitorDraft,
  ) => db.transaction((tx) => monitors.create(tx, id, owner, draft))

  return {
    /** A monitor that only tells, for a person who has started the bot. */
    async lookOut(id: number, slot: Hunt['slot']): Promise<string> {
      const owner = { workspaceId: await workspaceOf(db, id), userId: id, chatId: id }
      const rest = { maxCoefficient: 0, credentialId: null, preorderIds: [] }
      const monitorId = randomUUID()
      await make(monitorId, owner, { ...wish(slot), ...rest, mode: 'notify' })
      return monitorId
    },

    /** The person must have started the bot before. */
    async equip(id: number): Promise<Seller> {
      const owner = { id, workspaceId: await workspaceOf(db, id), sid: randomUUID() }
      await wildberries.addSeller({ sid: owner.sid, name: `ИП ${id}` })
      const session = await wildberries.issueSession({ sid: owner.sid })
      const token = makeToken({ sid: owner.sid, nowMs: runningClock.now() })
      const credentialId = await addKey(owner, 'wildberries', token)
      await addKey(owner, 'wb-cabinet', session.text)
      return { ...owner, credentialId }
    },

    /** A monitor that books by itself, with a preorder made for it. */
    async hunt(seller: Seller, slot: Hunt['slot']): Promise<Hunt> {
      const { warehouseId, supplyType } = slot
      const { preorderId } = await wildberries.addPreorder({
        sid: seller.sid,
        warehouseId,
        type: supplyType,
      })
      await preorders.save([{ id: preorderId, warehouseId, supplyType }])
      const monitorId = randomUUID()
      const draft: MonitorDraft = {
        ...wish(slot),
        maxCoefficient: 200,
        mode: 'auto',
        credentialId: seller.credentialId,
        preorderIds: [preorderId],
      }
      const { id, workspaceId } = seller
      await make(monitorId, { workspaceId, userId: id, chatId: id }, draft)
      return { monitorId, seller, slot, preorderId }
    },
  }
}

/** The workspace a person acts in. */
export async function workspaceOf(db: Database, id: number): Promise<string> {
  const [user] = await db.select().from(users).where(eq(users.id, id))
  if (!user) throw new Error(`nobody has the id ${id}`)
  return user.workspaceId
}
