import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Ad, AdExtras, CampaignBrief, CampaignStatus } from './campaign.ts'
import type { Intent, MinusReason, Phrase } from './phrase.ts'
import type { DraftRemark } from './ports.ts'

/** One campaign a row: what was asked, where it stands, what it came to. */
export const campaigns = pgTable(
  'campaigns',
  {
    id: uuid().primaryKey(),
    workspaceId: uuid().notNull(),
    createdBy: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    brief: jsonb().$type<CampaignBrief>().notNull(),
    status: text().$type<CampaignStatus>().notNull(),
    /** Status before it was archived. */
    archivedFrom: text().$type<CampaignStatus>(),
    /** The run that makes it. */
    runId: uuid().notNull(),
    /** The seller let the clusters through; null while a review is asked for and not done. */
    reviewedAt: timestamp({ withTimezone: true }),
    extras: jsonb().$type<AdExtras>(),
    keywords: integer().notNull().default(0),
    groups: integer().notNull().default(0),
    ads: integer().notNull().default(0),
    sheetUrl: text(),
    /** Fluent key of why there is no spreadsheet though one was asked for. */
    sheetRefusal: text(),
    /** Id in Yandex.Direct: up to 19 digits. */
    draftId: text(),
    draftRemarks: jsonb().$type<readonly DraftRemark[]>().notNull().default(sql`'[]'::jsonb`),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index('campaigns_history').on(table.workspaceId, table.createdAt),
    uniqueIndex('campaigns_run').on(table.runId),
  ],
)

/** A cluster and its ads. `id` is stable while the seller merges, splits and renames. */
export const campaignGroups = pgTable(
  'campaign_groups',
  {
    id: uuid().primaryKey(),
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    /** Order on screen and in files: by frequency of the first phrase. */
    position: integer().notNull(),
    name: text().notNull(),
    intent: text().$type<Intent>().notNull(),
    phrases: jsonb().$type<readonly Phrase[]>().notNull(),
    ads: jsonb().$type<readonly Ad[]>().notNull().default(sql`'[]'::jsonb`),
  },
  (table) => [index('campaign_groups_order').on(table.campaignId, table.position)],
)

/** Suggested minus-words and whether the seller takes them. */
export const campaignMinusWords = pgTable(
  'campaign_minus_words',
  {
    campaignId: uuid()
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    word: text().notNull(),
    reason: text().$type<MinusReason>().notNull(),
    phrases: integer().notNull(),
    isAccepted: boolean().notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.word] })],
)

/** Every paid answer of a model. Cost in millionths of a dollar; null: the price of this model is not known. */
export const modelCalls = pgTable(
  'model_calls',
  {
    id: uuid().primaryKey(),
    campaignId: uuid().notNull(),
    workspaceId: uuid().notNull(),
    step: text().notNull(),
    model: text().notNull(),
    inputTokens: integer().notNull(),
    cachedTokens: integer().notNull(),
    outputTokens: integer().notNull(),
    reasoningTokens: integer().notNull(),
    costMicros: bigint({ mode: 'number' }),
    requestId: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('model_calls_campaign').on(table.campaignId)],
)

/**
 * Calls that spend the quota of a Wordstat account, taken before they are made; kept as long as the window. A row without `calledAt`
 * stands for a run that waits for its turn.
 */
export const wordstatCalls = pgTable(
  'wordstat_calls',
  {
    id: uuid().primaryKey(),
    accountKey: text().notNull(),
    workspaceId: uuid().notNull(),
    calledAt: timestamp({ withTimezone: true }),
    waitsSince: timestamp({ withTimezone: true }),
  },
  (table) => [index('wordstat_calls_window').on(table.accountKey, table.calledAt)],
)
