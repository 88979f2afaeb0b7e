import { defineRun, type RunDefinition } from '#runs/definition.ts'
import { campaignResult, exportResult, rewriteResult, runButtons } from './chat/run-card.ts'
import { type CampaignInput, type CampaignState, NOTHING_YET, type Pipeline } from './pipeline.ts'
import { clusteringStage } from './stages/clustering.ts'
import { exportStage } from './stages/export.ts'
import { generationStage } from './stages/generation.ts'
import { type RewriteInput, rewriteStage } from './stages/rewrite.ts'
import { wordstatStage } from './stages/wordstat.ts'

export const CREATE_RUN = 'campaigns.create'
export const EXPORT_RUN = 'campaigns.export'
export const REWRITE_RUN = 'campaigns.rewrite'

const MINUTE_MS = 60_000

/** Stages of the run that makes a campaign. A review is waited for at the end of the second. */
export const STAGES = ['wordstat', 'clustering', 'generation', 'export'] as const

/** From seeds to files. The run has its campaign's id. */
function campaignRun(pipeline: Pipeline): RunDefinition {
  return defineRun<CampaignInput, CampaignState>({
    kind: CREATE_RUN,
    title: (lang, { name }) => lang.t('campaigns-run-title', { name }),
    stages: [
      wordstatStage(pipeline),
      clusteringStage(pipeline),
      generationStage(pipeline),
      exportStage(pipeline),
    ],
    initial: NOTHING_YET,
    softLimitMs: 50 * MINUTE_MS,
    timeLimitMs: 60 * MINUTE_MS,
    pausable: true,
    result: campaignResult,
    actions: runButtons,
  })
}

/** The file, the spreadsheet and the draft once more, after ads were changed. */
function exportRun(pipeline: Pipeline): RunDefinition {
  return defineRun<CampaignInput, CampaignState>({
    kind: EXPORT_RUN,
    title: (lang, { name }) => lang.t('campaigns-run-export', { name }),
    stages: [exportStage(pipeline)],
    initial: NOTHING_YET,
    softLimitMs: 15 * MINUTE_MS,
    timeLimitMs: 20 * MINUTE_MS,
    result: exportResult,
  })
}

/** One ad written anew. */
function rewriteRun(pipeline: Pipeline): RunDefinition {
  return defineRun<RewriteInput, null>({
    kind: REWRITE_RUN,
    title: (lang, { name }) => lang.t('campaigns-run-rewrite', { name }),
    stages: [rewriteStage(pipeline)],
    initial: null,
    timeLimitMs: 5 * MINUTE_MS,
    result: rewriteResult,
  })
}

/** Every kind of run of this desk. */
export function campaignRuns(pipeline: Pipeline): RunDefinition[] {
  return [campaignRun(pipeline), exportRun(pipeline), rewriteRun(pipeline)]
}
