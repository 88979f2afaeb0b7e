import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ChannelAccount, IntakeDeps } from '#desks/stock/orders/intake.ts'
import { createOrderIntake } from '#desks/stock/orders/intake.ts'
import { silentLog } from '#platform/log/log.ts'
import { openLedger } from '../ledger/rig.ts'
import { createAllegroShop, createWixShop } from './shop.ts'

export const signal = new AbortController().signal

/** A ledger, channels, and what people were told. */
export async function openIntake() {
  const base = await openLedger()
  const { db, clock, ledger, owner } = base
  const allegro = createAllegroShop(clock)
  const wix = createWixShop(clock)
  const links = new Map<string, string>()
  const told: string[] = []
  const deps: IntakeDeps = {
    ...{ db, clock, ledger, log: silentLog, allegro: allegro.api, wix: wix.api },
    mapping: async (_tx, { offerId }) => links.get(offerId),
    unmapped: async (_tx, { lineId }) => void told.push(`unmapped ${lineId}`),
    passedBy: async () => {},
    proposed: async (_tx, { line, pieces }) =>
      void told.push(`proposed ${line.lineId} ${pieces.map((one) => one.pieces)}`),
    oversold: async (_tx, { line, shortages }) =>
      void told.push(`oversold ${line.lineId} ${shortages.map((one) => one.pieces)}`),
    held: async (_tx, { orderId, code }) => void told.push(`held ${orderId} ${code}`),
  }
  const intake = createOrderIntake(deps)

  return {
    ...base,
    ...{ allegro, wix, links, told, intake, deps },

    /** An account that has looked once, so everything from now on is its own. */
    async account(service: 'allegro' | 'wix', by = intake): Promise<ChannelAccount> {
      const key = { credentialId: randomUUID(), accountKey: service, facts: {} }
      const account = { id: randomUUID(), workspaceId: owner.workspaceId, service, key }
      await by.drain(account, signal)
      return account
    },

    async stateOf(account: ChannelAccount, lineId: string): Promise<string | undefined> {
      const { rows } = await db.execute<{ state: string }>(sql`
        select state from order_lines where account_id = ${account.id} and line_id = ${lineId}`)
      return rows[0]?.state
    },

    async effectsOf(account: ChannelAccount): Promise<Record<string, string[]>> {
      const { rows } = await db.execute<{ line: string; effects: string[] }>(sql`
        select line_id as line, array_agg(effect order by effect) as effects from order_effects
        where account_id = ${account.id} group by line_id`)
      return Object.fromEntries(rows.map(({ line, effects }) => [line, effects]))
    },
  }
}

export type IntakeRig = Awaited<ReturnType<typeof openIntake>>
