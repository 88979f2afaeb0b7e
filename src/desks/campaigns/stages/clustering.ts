import type { RunContext, Stage } from '#runs/definition.ts'
import type { CampaignInput, CampaignState, Pipeline } from '../pipeline.ts'
import { isUnreviewed } from '../store.ts'
import { suggestMinimum } from '../wordstat/minimum.ts'
import { embed } from './embedding.ts'
import { nothingLeft } from './refusals.ts'

/** Doubles and stop words take their part: so many phrases are clustered for each one wanted. */
const SPARE = 3

/** Makes clusters and minus-words of the collected phrases, once; then waits for the seller where a review was asked for. */
export function clusteringStage(pipeline: Pipeline): Stage<CampaignInput, CampaignState> {
  return {
    name: 'clustering',
    title: 'campaigns-stage-clustering',
    async work({ campaignId }, state, context) {
      const row = await pipeline.campaigns.row(campaignId)
      if (!row.clusteredAt) await cluster(row, context)
      const after = await pipeline.campaigns.row(campaignId)
      const groups = await pipeline.groups.groups(campaignId)
      const counts = {
        groups: groups.length,
        keywords: groups.reduce((sum, { phrases }) => sum + phrases.length, 0),
      }
      if (isUnreviewed(after)) context.hold({ key: 'campaigns-note-review', vars: counts })
      const method = await context.step('method', async () => 'none')
      context.progress(1, 1, { key: 'campaigns-note-groups', vars: { ...counts, method } })
      return { ...state, ...counts }
    },
  }

  async function cluster(
    row: Awaited<ReturnType<Pipeline['campaigns']['row']>>,
    context: RunContext,
  ): Promise<void> {
    const { brief } = row
    const { minFrequency, maxKeywords } = brief
    const collected = await pipeline.groups.collected(row.id)
    const frequent = collected
      .filter(({ frequency }) => frequency >= minFrequency)
      .slice(0, SPARE * maxKeywords)
    context.progress(0, 1)
    const meaning = await embed(pipeline, row, frequent, context)
    await context.step('method', async () => meaning.kind)
    const clustering = await pipeline.cluster(
      frequent,
      {
        ...{ minFrequency, maxKeywords, seeds: brief.seeds, places: brief.regionNames },
        stopList: brief.stopWords ?? [],
        ...(meaning.kind === 'vectors' ? { embeddings: meaning.vectors } : {}),
      },
      context.signal,
    )
    context.signal.throwIfAborted()
    if (clustering.clusters.length === 0) {
      throw nothingLeft(minFrequency, suggestMinimum(collected, minFrequency))
    }
    await pipeline.groups.saveClustering(row.id, clustering, pipeline.clock.now())
  }
}
