import { eq, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { prepared } from '#db/prepared.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { Log } from '#platform/log/log.ts'
import type { ChatContext } from '../context.ts'
import { type FormRecord, packRecord, unpackRecord } from './record.ts'
import { wizardStates } from './schema.ts'

export interface FormStoreDeps {
  readonly db: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
}

/** Nobody comes back to a form after a week. */
const IDLE_MS = 7 * 86_400_000
/** A longer log is left out, characters: replaying it takes longer than asking anew from the answers. */
const MAX_LOG = 8 * 1024

/** One sealed row a chat: what people type may be a secret. */
export function createFormStore({ db, vault, clock, log }: FormStoreDeps) {
  const sealOf = (ctx: ChatContext) => ({ workspaceId: ctx.workspace.id, service: 'wizard' })
  const oldest = () => new Date(clock.now() - IDLE_MS)

  return {
    /** Undefined when there is none, or none that this person may open here. */
    async load(ctx: ChatContext): Promise<FormRecord | undefined> {
      const [row] = await selectForm(db).execute({ chatId: ctx.chatId })
      if (!row || row.userId !== ctx.user.id || row.updatedAt < oldest()) return undefined
      try {
        return unpackRecord(vault.open(row.state, sealOf(ctx)), row.wizard)
      } catch (error) {
        // Begun in another workspace, or sealed with a key that is gone: as good as none.
        const { code } = toAppError(error)
        if (code !== 'vault.unreadable') throw error
        log.warn({ code }, 'a form could not be opened')
        return undefined
      }
    },

    async save(ctx: ChatContext, record: FormRecord): Promise<void> {
      await upsertForm(db).execute({
        chatId: ctx.chatId,
        userId: ctx.user.id,
        wizard: record.form,
        state: vault.seal(packRecord(record, MAX_LOG), sealOf(ctx)),
        updatedAt: new Date(clock.now()),
      })
    },

    async remove(ctx: ChatContext): Promise<void> {
      await db.delete(wizardStates).where(eq(wizardStates.chatId, ctx.chatId))
    },
  }
}

export type FormStore = ReturnType<typeof createFormStore>

const selectForm = prepared((db) =>
  db
    .select()
    .from(wizardStates)
    .where(eq(wizardStates.chatId, sql.placeholder('chatId')))
    .prepare('select-form'),
)

const upsertForm = prepared((db) =>
  db
    .insert(wizardStates)
    .values({
      chatId: sql.placeholder('chatId'),
      userId: sql.placeholder('userId'),
      wizard: sql.placeholder('wizard'),
      state: sql.placeholder('state'),
      updatedAt: sql.placeholder('updatedAt'),
    })
    .onConflictDoUpdate({
      target: wizardStates.chatId,
      set: {
        userId: sql`excluded.user_id`,
        wizard: sql`excluded.wizard`,
        state: sql`excluded.state`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .prepare('upsert-form'),
)
