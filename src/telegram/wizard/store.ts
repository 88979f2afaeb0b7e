import { eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { Log } from '#platform/log/log.ts'
import type { Turn } from '../turn.ts'
import { wizardStates } from './schema.ts'
import { envelope, type WizardState } from './state.ts'

export interface WizardStoreDeps {
  readonly db: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
}

export interface StoredWizard {
  /** With its version, as it was when saved. */
  readonly wizardId: string
  readonly state: WizardState
}

/** Nobody comes back to a wizard after a week. */
const IDLE_MS = 7 * 86_400_000

/** One sealed row a chat: what people type may be a secret. */
export function createWizardStore({ db, vault, clock, log }: WizardStoreDeps) {
  const contextOf = (turn: Turn) => ({ workspaceId: turn.workspace.id, service: 'wizard' })
  const oldest = () => new Date(clock.now() - IDLE_MS)

  const open = (sealed: Uint8Array, turn: Turn): WizardState | undefined => {
    try {
      const parsed = envelope.safeParse(JSON.parse(vault.open(sealed, contextOf(turn))))
      return parsed.data?.state
    } catch (error) {
      // Begun in another workspace, or sealed with a key that is gone: as good as none.
      const { code } = toAppError(error)
      if (code !== 'vault.unreadable') throw error
      log.warn({ code }, 'a wizard state could not be opened')
      return undefined
    }
  }

  return {
    async load(turn: Turn): Promise<StoredWizard | undefined> {
      const [row] = await db.select().from(wizardStates).where(eq(wizardStates.chatId, turn.chatId))
      if (!row || row.userId !== turn.user.id || row.updatedAt < oldest()) return undefined
      const state = open(row.state, turn)
      return state && { wizardId: row.wizard, state }
    },

    async save(turn: Turn, wizardId: string, state: WizardState): Promise<void> {
      const row = {
        userId: turn.user.id,
        wizard: wizardId,
        state: vault.seal(JSON.stringify({ v: 1, state }), contextOf(turn)),
        updatedAt: new Date(clock.now()),
      }
      await db
        .insert(wizardStates)
        .values({ chatId: turn.chatId, ...row })
        .onConflictDoUpdate({ target: wizardStates.chatId, set: row })
    },

    async remove(turn: Turn): Promise<void> {
      await db.delete(wizardStates).where(eq(wizardStates.chatId, turn.chatId))
    },
  }
}

export type WizardStore = ReturnType<typeof createWizardStore>
