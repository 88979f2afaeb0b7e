import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Retention } from '#db/retention.ts'
import { OPEN_STATUSES } from '#runs/run.ts'
import { runs } from '#runs/schema.ts'
import { CREATE_RUN } from './run.ts'
import {
  campaignGroups,
  campaignMinusWords,
  campaignPhrases,
  campaigns,
  campaignUses,
  modelCalls,
  wordstatCalls,
  wordstatWaiters,
} from './schema.ts'

const ofCampaign = 'Goes with the campaign.'

export const campaignsRetention: readonly Retention[] = [
  { table: campaigns, rows: 'all', why: 'Deleted by the seller, together with what is in it.' },
  { table: campaignGroups, rows: 'all', why: ofCampaign },
  { table: campaignPhrases, rows: 'all', why: ofCampaign },
  { table: campaignMinusWords, rows: 'all', why: ofCampaign },
  { table: campaignUses, rows: 'all', why: 'Deleting a campaign gives none of the limit back.' },
  {
    table: runs,
    rows: 'of campaigns that were deleted',
    why: 'Where a campaign stands is read from its run, so the run stays as long as the campaign.',
    ends: {
      days: 30,
      since: runs.finishedAt,
      where: and(
        eq(runs.kind, CREATE_RUN),
        sql`not exists (select from ${campaigns} where ${campaigns.id} = ${runs.id})`,
      ),
    },
  },
  {
    table: modelCalls,
    rows: 'of campaigns that were deleted',
    why: 'The cost is shown with the campaign; the operator can check a bill for a year.',
    ends: {
      days: 365,
      since: modelCalls.createdAt,
      where: sql`not exists (select from ${campaigns} where ${campaigns.id} = ${modelCalls.campaignId})`,
    },
  },
  {
    table: wordstatCalls,
    rows: 'all',
    why: 'The longest window of a quota is a day.',
    ends: { days: 2, since: wordstatCalls.calledAt },
  },
  {
    table: wordstatWaiters,
    rows: 'of runs that are over',
    why: 'Only a run under way stands in line for the quota.',
    ends: {
      days: 1,
      since: wordstatWaiters.since,
      where: sql`not exists (select from ${runs} where ${runs.id} = ${wordstatWaiters.runId}
        and ${inArray(runs.status, [...OPEN_STATUSES])})`,
    },
  },
]
