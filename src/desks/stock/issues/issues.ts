import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { newId } from '#core/ids.ts'
import type { Transaction } from '#db/connection.ts'
import { type IssueDetail, type IssueKind, NO_ACCOUNT, stockIssues } from './schema.ts'

export type Issue = typeof stockIssues.$inferSelect

export interface Raised {
  readonly workspaceId: string
  readonly accountId?: string
  readonly kind: IssueKind
  readonly subject: string
  readonly productId?: string | null
  readonly detail: IssueDetail
  readonly now: number
}

export interface IssueDeps {
  /** Owes the message of an issue that has none to stand in. */
  readonly tell: (tx: Transaction, issue: Issue) => Promise<void>
}

export type Issues = ReturnType<typeof createIssues>

/** The inbox: what the product will not decide by itself. */
export function createIssues({ tell }: IssueDeps) {
  return {
    /** Opens an issue, or counts up the open one about the same thing. */
    async raise(tx: Transaction, raised: Raised): Promise<Issue> {
      const { now, accountId = NO_ACCOUNT, productId = null, ...rest } = raised
      const at = new Date(now)
      const id = newId(now)
      const alertId = (await alertOf(tx, { ...rest, accountId })) ?? id
      const [issue] = await tx
        .insert(stockIssues)
        .values({ ...rest, id, accountId, productId, alertId, firstAt: at, lastAt: at })
        .onConflictDoUpdate({
          target: [
            stockIssues.workspaceId,
            stockIssues.kind,
            stockIssues.accountId,
            stockIssues.subject,
          ],
          targetWhere: isNull(stockIssues.resolvedAt),
          set: {
            detail: sql`excluded.detail`,
            lastAt: sql`excluded.last_at`,
            count: sql`${stockIssues.count} + 1`,
          },
        })
        .returning()
      if (!issue) throw new Error('an issue was neither opened nor counted')
      if (issue.alertId === issue.id && issue.count === 1) await tell(tx, issue)
      else await markDirty(tx, [issue])
      return issue
    },

    /** Subjects of the open issues of an account. */
    async open(
      tx: Transaction,
      about: {
        readonly workspaceId: string
        readonly accountId?: string
        readonly kinds: readonly IssueKind[]
      },
    ): Promise<string[]> {
      const rows = await tx
        .select({ subject: stockIssues.subject })
        .from(stockIssues)
        .where(openOf(about))
      return rows.map(({ subject }) => subject)
    },

    /** Ends the open issues about these things; those that were open. */
    async resolve(
      tx: Transaction,
      about: {
        readonly workspaceId: string
        readonly accountId?: string
        readonly kinds: readonly IssueKind[]
        /** All of the kind when absent. */
        readonly subjects?: readonly string[]
        readonly resolution: string
        readonly now: number
      },
    ): Promise<Issue[]> {
      const ended = await tx
        .update(stockIssues)
        .set({ resolvedAt: new Date(about.now), resolution: about.resolution })
        .where(openOf(about))
        .returning()
      await markDirty(tx, ended)
      return ended
    },
  }
}

/** The open issue of the same account, kind and cause that has a message already. */
async function alertOf(
  tx: Transaction,
  { workspaceId, accountId, kind, detail }: Omit<Raised, 'now'> & { readonly accountId: string },
): Promise<string | undefined> {
  const cause = typeof detail.code === 'string' ? detail.code : ''
  const [found] = await tx
    .select({ alertId: stockIssues.alertId })
    .from(stockIssues)
    .where(
      and(
        openOf({ workspaceId, accountId, kinds: [kind] }),
        sql`coalesce(${stockIssues.detail} ->> 'code', '') = ${cause}`,
      ),
    )
    .limit(1)
  return found?.alertId
}

async function markDirty(tx: Transaction, told: readonly Issue[]): Promise<void> {
  const ids = [...new Set(told.map(({ alertId }) => alertId))]
  if (ids.length === 0) return
  await tx.update(stockIssues).set({ isDirty: true }).where(inArray(stockIssues.id, ids))
}

function openOf(about: {
  readonly workspaceId: string
  readonly accountId?: string
  readonly kinds: readonly IssueKind[]
  readonly subjects?: readonly string[]
}) {
  return and(
    eq(stockIssues.workspaceId, about.workspaceId),
    eq(stockIssues.accountId, about.accountId ?? NO_ACCOUNT),
    inArray(stockIssues.kind, [...about.kinds]),
    about.subjects ? inArray(stockIssues.subject, [...about.subjects]) : undefined,
    isNull(stockIssues.resolvedAt),
  )
}
