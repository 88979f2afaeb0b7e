import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNotNull, or } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '../identity/authority.ts'
import { workspaces } from '../identity/schema.ts'
import { enqueue } from '../outbox/enqueue.ts'
import { outbox } from '../outbox/schema.ts'
import { workspaceGroups } from './schema.ts'

/** Prefix of the start payload that binds a group, without the underscore. */
export const GROUP_LINK = 'grp'

const CODE_BYTES = 16
const LIFE_MS = 15 * 60_000

/** A bound group. */
export interface Group {
  readonly workspaceId: string
  readonly chatId: number
  readonly threadId: number | null
  readonly title: string
  readonly bot: string
}

export interface Place {
  readonly chatId: number
  readonly threadId: number | null
  readonly title: string
  readonly bot: string
}

export type Groups = ReturnType<typeof createGroups>

/** The group of a workspace, if one is bound. */
export async function groupOf(
  on: Database | Transaction,
  workspaceId: string,
): Promise<Group | undefined> {
  const [row] = await on
    .select()
    .from(workspaceGroups)
    .where(and(eq(workspaceGroups.workspaceId, workspaceId), isNotNull(workspaceGroups.chatId)))
  if (!row || row.chatId === null) return undefined
  const { chatId, threadId, title, bot } = row
  return { workspaceId, chatId, threadId, title: title ?? '', bot: bot ?? '' }
}

/** Groups that workspaces send their alerts to: bound by a one-time code, followed wherever Telegram moves them. */
export function createGroups({ db, clock }: { readonly db: Database; readonly clock: Clock }) {
  const hashOf = (code: string) => createHash('sha256').update(code).digest('hex')

  return {
    of: (workspaceId: string) => groupOf(db, workspaceId),

    /** A code that binds a group once, within a quarter of an hour; an older one is void. Throws when the person may not. */
    offer: (by: Actor): Promise<string> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const { workspaceId } = by
        const code = randomBytes(CODE_BYTES).toString('base64url')
        const life = { codeHash: hashOf(code), codeExpiresAt: new Date(clock.now() + LIFE_MS) }
        await tx
          .insert(workspaceGroups)
          .values({ workspaceId, ...life })
          .onConflictDoUpdate({ target: workspaceGroups.workspaceId, set: life })
        return code
      }),

    /** `code`: unknown, used or too old. `role`: who wrote it may not bind for that workspace. */
    async bind(
      userId: number,
      code: string,
      place: Place,
    ): Promise<Result<{ readonly workspace: string }, 'code' | 'role'>> {
      const codeHash = hashOf(code)
      const isCode = or(
        and(
          eq(workspaceGroups.codeHash, codeHash),
          gt(workspaceGroups.codeExpiresAt, new Date(clock.now())),
        ),
        and(eq(workspaceGroups.usedHash, codeHash), eq(workspaceGroups.chatId, place.chatId)),
      )
      const [row] = await db
        .select({ workspaceId: workspaceGroups.workspaceId, name: workspaces.name })
        .from(workspaceGroups)
        .innerJoin(workspaces, eq(workspaces.id, workspaceGroups.workspaceId))
        .where(isCode)
      if (!row) return fail('code')
      const { workspaceId, name } = row
      try {
        const bound = await withAuthority(db, { workspaceId, userId }, 'manager', (tx) =>
          tx
            .update(workspaceGroups)
            .set({
              ...place,
              ...{ boundBy: userId, boundAt: new Date(clock.now()) },
              ...{ codeHash: null, codeExpiresAt: null, usedHash: codeHash },
            })
            .where(and(eq(workspaceGroups.workspaceId, workspaceId), isCode))
            .returning({ id: workspaceGroups.workspaceId }),
        )
        return bound.length > 0 ? ok({ workspace: name }) : fail('code')
      } catch (error) {
        if (error instanceof AppError && error.kind === 'auth') return fail('role')
        throw error
      }
    },

    /** What is on its way goes to the owner then, as everything that follows. */
    unbind: (by: Actor): Promise<boolean> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const gone = await tx
          .delete(workspaceGroups)
          .where(eq(workspaceGroups.workspaceId, by.workspaceId))
          .returning({ chatId: workspaceGroups.chatId })
        return gone.some(({ chatId }) => chatId !== null)
      }),

    /** Telegram made a supergroup of a group: it has another id, and the messages in it other numbers. */
    moved: (from: number, to: number): Promise<void> =>
      db.transaction(async (tx) => {
        const isOld = eq(workspaceGroups.chatId, from)
        await tx.update(workspaceGroups).set({ chatId: to }).where(isOld)
        await tx.update(outbox).set({ chatId: to, messageId: null }).where(eq(outbox.chatId, from))
      }),

    /** Its topic is gone: what follows goes to the group itself. */
    async topicGone(chatId: number): Promise<void> {
      await db
        .update(workspaceGroups)
        .set({ threadId: null })
        .where(eq(workspaceGroups.chatId, chatId))
    },

    /** The bot was removed, or the group is no more: alerts go to people again, and the owner is told so. */
    lost: (chatId: number): Promise<void> =>
      db.transaction(async (tx) => {
        const gone = await tx
          .delete(workspaceGroups)
          .where(eq(workspaceGroups.chatId, chatId))
          .returning()
        for (const { workspaceId, title, boundAt } of gone) {
          const [shop] = await tx
            .select({ ownerId: workspaces.ownerId })
            .from(workspaces)
            .where(eq(workspaces.id, workspaceId))
          if (!shop) continue
          await enqueue(tx, {
            key: `group-lost:${workspaceId}:${boundAt?.getTime() ?? 0}`,
            ...{ chatId: shop.ownerId, workspaceId },
            notice: { messageKey: 'notify-lost', vars: { title: title ?? '' } },
          })
        }
      }),
  }
}
