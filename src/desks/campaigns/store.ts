import { and, count, desc, eq, gte, isNull, type SQL, sql } from 'drizzle-orm'
import { AppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { runs } from '#runs/schema.ts'
import type { CampaignBrief, CampaignStatus } from './campaign.ts'
import type { Campaign, HistoryFilter, Who } from './campaigns.ts'
import { campaignGroups, campaigns, campaignUses } from './schema.ts'

type Connection = Database | Transaction
export type CampaignRow = typeof campaigns.$inferSelect

/** Where a campaign stands is where its run stands; only the archive is a word of its own. */
const status = sql<CampaignStatus>`case when ${campaigns.archivedAt} is not null then 'archived'
  when ${runs.status} in ('queued', 'running', 'paused') then 'processing' else ${runs.status} end`

const counts = sql<{ groups: number; keywords: number; ads: number }>`(
  select jsonb_build_object('groups', count(*),
    'keywords', coalesce(sum(jsonb_array_length(${campaignGroups.phrases})), 0),
    'ads', coalesce(sum(jsonb_array_length(${campaignGroups.ads})), 0))
  from ${campaignGroups} where ${campaignGroups.campaignId} = ${campaigns.id})`

const view = { row: campaigns, status, counts, runStatus: runs.status, finishedAt: runs.finishedAt }

interface ViewRow {
  readonly row: CampaignRow
  readonly status: CampaignStatus
  readonly counts: { readonly groups: number; readonly keywords: number; readonly ads: number }
  readonly runStatus: string
  readonly finishedAt: Date | null
}

function toCampaign({ row, status, counts, runStatus, finishedAt }: ViewRow): Campaign {
  const { id, name, brief, sheetUrl, sheetRefusal, draftId, draftRefusal, draftRemarks, extras } =
    row
  return {
    ...{ id, name, brief, status, runId: id, ...counts },
    ...{ sheetUrl, sheetRefusal, draftId, draftRefusal, draftRemarks, extras },
    awaitsReview: runStatus === 'paused' && isUnreviewed(row),
    createdAt: row.createdAt.getTime(),
    finishedAt: finishedAt?.getTime() ?? null,
  }
}

/** True while the clusters may still be changed: they stand, a review was asked for and is not done. */
export function isUnreviewed(row: CampaignRow): boolean {
  return row.brief.withReview && row.clusteredAt !== null && row.reviewedAt === null
}

/** Rows of campaigns. What is not of the workspace is not found. */
export function createCampaignStore(db: Database) {
  const viewed = (on: Connection = db) =>
    on.select(view).from(campaigns).innerJoin(runs, eq(runs.id, campaigns.id))

  async function find(workspaceId: string, id: string): Promise<Campaign | undefined> {
    const isIt = and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, id))
    const [found] = await viewed().where(isIt)
    return found && toCampaign(found)
  }

  async function peek(id: string): Promise<CampaignRow | undefined> {
    const [found] = await db.select().from(campaigns).where(eq(campaigns.id, id))
    return found
  }

  return {
    /** The row of a campaign of whatever workspace; undefined when it was deleted. */
    peek,

    /** As {@link peek}, but `not-found` is thrown. */
    async row(id: string): Promise<CampaignRow> {
      const found = await peek(id)
      if (!found) throw campaignGone()
      return found
    },

    find,

    /** As {@link find}, but `not-found` is thrown. */
    async get(workspaceId: string, id: string): Promise<Campaign> {
      const found = await find(workspaceId, id)
      if (!found) throw campaignGone()
      return found
    },

    /** Newest first. */
    async list(
      workspaceId: string,
      filter: HistoryFilter & { readonly now: number },
      page: { readonly offset: number; readonly limit: number },
    ): Promise<{ items: Campaign[]; total: number }> {
      const since = filter.days === null ? 0 : filter.now - filter.days * 86_400_000
      const isListed = and(
        eq(campaigns.workspaceId, workspaceId),
        filter.status === 'active' ? isNull(campaigns.archivedAt) : is(filter.status),
        gte(campaigns.createdAt, new Date(since)),
      )
      const [items, [all]] = await Promise.all([
        viewed()
          .where(isListed)
          .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
          .offset(page.offset)
          .limit(page.limit),
        db
          .select({ total: count() })
          .from(campaigns)
          .innerJoin(runs, eq(runs.id, campaigns.id))
          .where(isListed),
      ])
      return { items: items.map(toCampaign), total: all?.total ?? 0 }
    },

    /** Stage and progress of the runs that make campaigns now. */
    making: (workspaceId: string) =>
      db
        .select({ stage: runs.stage, progress: runs.progress })
        .from(campaigns)
        .innerJoin(runs, eq(runs.id, campaigns.id))
        .where(and(eq(campaigns.workspaceId, workspaceId), is('processing'))),

    /** Inserts the row and the use; false when this id was there before. */
    async insert(tx: Transaction, who: Who, id: string, brief: CampaignBrief, now: number) {
      const { workspaceId, userId } = who
      const createdAt = new Date(now)
      const made = await tx
        .insert(campaigns)
        .values({ id, workspaceId, createdBy: userId, name: brief.name, brief, createdAt })
        .onConflictDoNothing()
        .returning({ id: campaigns.id })
      if (made.length === 0) return false
      await tx.insert(campaignUses).values({ campaignId: id, workspaceId, userId, createdAt })
      return true
    },

    /** True for a campaign of this workspace that was deleted. */
    async wasDeleted(workspaceId: string, id: string): Promise<boolean> {
      const isIt = and(eq(campaignUses.workspaceId, workspaceId), eq(campaignUses.campaignId, id))
      return (await db.select().from(campaignUses).where(isIt)).length > 0
    },

    /** Locks the row till the end of the transaction. */
    async lock(tx: Transaction, workspaceId: string, id: string): Promise<CampaignRow> {
      const isIt = and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, id))
      const [row] = await tx.select().from(campaigns).where(isIt).for('update')
      if (!row) throw campaignGone()
      return row
    },

    /** Where the run of a campaign stands, as the transaction sees it. */
    async runStatus(tx: Transaction, id: string): Promise<string | undefined> {
      const [run] = await tx.select({ status: runs.status }).from(runs).where(eq(runs.id, id))
      return run?.status
    },

    async change(
      on: Connection,
      id: string,
      values: Partial<typeof campaigns.$inferInsert>,
    ): Promise<void> {
      await on.update(campaigns).set(values).where(eq(campaigns.id, id))
    },

    /** With its groups, words and phrases; what the model cost stays in the ledger. */
    async remove(on: Connection, id: string): Promise<void> {
      await on.delete(campaigns).where(eq(campaigns.id, id))
    },
  }

  function is(wanted: CampaignStatus): SQL {
    return sql`${status} = ${wanted}`
  }
}

export function campaignGone(): AppError {
  const messageKey = 'campaigns-error-gone'
  return new AppError({ kind: 'not-found', code: 'campaigns.gone', messageKey })
}
