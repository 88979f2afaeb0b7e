import { eq, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import { costMicros } from '#core/model-prices.ts'
import type { Database } from '#db/connection.ts'
import type { Cost } from './campaigns.ts'
import type { ModelUsage } from './ports.ts'
import { modelCalls } from './schema.ts'

/** What models were paid for campaigns: a row an answer. */
export function createLedger({ db, clock }: { db: Database; clock: Clock }) {
  return {
    /** Notes an answer; `ref` names the step that remembers it, so that a repeat notes nothing twice. */
    async add(
      of: { readonly campaignId: string; readonly workspaceId: string; readonly step: string },
      usage: ModelUsage,
      ref: string,
    ): Promise<void> {
      const createdAt = new Date(clock.now())
      const values = { ...of, ...usage, costMicros: costMicros(usage), createdAt }
      await db
        .insert(modelCalls)
        .values({ ...values, id: idFrom(`model-call:${ref}`) })
        .onConflictDoNothing()
    },

    /** Null `micros` as soon as one answer's price is not known: a sum must not be told too low. */
    async cost(campaignId: string): Promise<Cost> {
      const { rows } = await db.execute<{
        micros: string | null
        input: string
        output: string
      }>(sql`
        select case when count(*) = count(cost_micros) then coalesce(sum(cost_micros), 0) end as micros,
          coalesce(sum(input_tokens), 0) as input, coalesce(sum(output_tokens), 0) as output
        from ${modelCalls} where ${eq(modelCalls.campaignId, campaignId)}`)
      const [sums] = rows
      return {
        micros: sums?.micros == null ? null : Number(sums.micros),
        inputTokens: Number(sums?.input ?? 0),
        outputTokens: Number(sums?.output ?? 0),
      }
    },
  }
}

/** Dollars for a card, to a tenth of a cent and never too low. */
export function dollars(micros: number): number {
  return Math.ceil(micros / 1_000) / 1_000
}
