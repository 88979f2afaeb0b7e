import { and, eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { KeyRing, KeySummary } from '../ports.ts'
import { cabinetChoices } from './schema.ts'

export interface CabinetsDeps {
  readonly db: Database
  readonly keys: Pick<KeyRing, 'list'>
  readonly clock: Clock
}

/** Which seller account somebody works with: the only one there is, else the one they chose. Never one of several by itself. */
export function createCabinets({ db, keys, clock }: CabinetsDeps) {
  /** A working key of each seller account; the shop's usual key where it has several of one. */
  const list = async (workspaceId: string): Promise<readonly KeySummary[]> => {
    const valid = (await keys.list(workspaceId)).filter(({ isValid }) => isValid)
    const usualLast = valid.toSorted((a, b) => Number(a.isDefault) - Number(b.isDefault))
    const byAccount = new Map(usualLast.map((key) => [key.accountKey, key]))
    return valid.filter((key) => byAccount.get(key.accountKey) === key)
  }

  return {
    list,

    /** Undefined: there is none, or there are several and nobody has chosen. */
    async chosen({ workspaceId, userId }: Actor): Promise<KeySummary | undefined> {
      const all = await list(workspaceId)
      if (all.length < 2) return all[0]
      const [choice] = await db
        .select({ accountKey: cabinetChoices.accountKey })
        .from(cabinetChoices)
        .where(and(eq(cabinetChoices.workspaceId, workspaceId), eq(cabinetChoices.userId, userId)))
      return all.find(({ accountKey }) => accountKey === choice?.accountKey)
    },

    /** Remembers a choice; undefined when the key is not the workspace's or works no more. */
    async choose(by: Actor, credentialId: string): Promise<KeySummary | undefined> {
      const key = (await list(by.workspaceId)).find((one) => one.credentialId === credentialId)
      if (!key) return undefined
      const choice = { accountKey: key.accountKey, chosenAt: new Date(clock.now()) }
      const { workspaceId, userId } = by
      await withAuthority(db, by, 'viewer', (tx) =>
        tx
          .insert(cabinetChoices)
          .values({ workspaceId, userId, ...choice })
          .onConflictDoUpdate({
            target: [cabinetChoices.workspaceId, cabinetChoices.userId],
            set: choice,
          }),
      )
      return key
    },
  }
}

export type Cabinets = ReturnType<typeof createCabinets>
