import { AppError, toAppError } from '#core/errors.ts'
import type { RunContext, Stage } from '#runs/definition.ts'
import { writeGroupAds } from '../ads/write-ads.ts'
import { writeExtras } from '../ads/write-extras.ts'
import type { Cost } from '../campaigns.ts'
import { dollars } from '../ledger.ts'
import type { CampaignInput, CampaignState, Pipeline } from '../pipeline.ts'
import type { SitePage } from '../ports.ts'
import { nobody, remembering } from './asking.ts'
import { inParallel } from './in-parallel.ts'
import { nextTry } from './next-try.ts'
import { keyRefused } from './refusals.ts'
import { waitNote } from './wait-note.ts'

/** Groups written at the same time. */
const LANES = 8

/** Ads for every group that has none yet, then what all ads share. */
export function generationStage(pipeline: Pipeline): Stage<CampaignInput, CampaignState> {
  const { campaigns, groups, keys, ledger } = pipeline

  return {
    name: 'generation',
    title: 'campaigns-stage-generation',
    async work({ campaignId }, state, context) {
      const { brief, workspaceId, extras } = await campaigns.row(campaignId)
      const key = await keys.model(workspaceId)
      const all = await groups.groups(campaignId)
      let done = all.filter(({ ads }) => ads.length > 0).length

      const tell = async (): Promise<void> => {
        if (!key) return context.progress(done, all.length, { key: 'campaigns-note-template' })
        const { micros, ...tokens } = await ledger.cost(campaignId)
        context.progress(
          done,
          all.length,
          micros === null
            ? { key: 'campaigns-note-tokens', vars: { tokens: sumOf(tokens) } }
            : { key: 'campaigns-note-cost', vars: { dollars: dollars(micros) } },
        )
      }
      const asker = (place: string) =>
        key
          ? remembering(pipeline, { campaignId, workspaceId, key, context, paid: tell }, place)
          : nobody

      try {
        await tell()
        const empty = all.filter(({ ads }) => ads.length === 0)
        await inParallel(empty, LANES, async (group) => {
          context.signal.throwIfAborted()
          const model = asker(group.id)
          const { ads } = await writeGroupAds({ model, brief, cluster: group })
          await groups.saveAds(group.id, ads)
          done += 1
          await tell()
        })
        if (!extras) {
          const page = await context.step('site', () => readPage(brief.url, context))
          const phrases = all.map(({ name }) => name)
          const written = await writeExtras({ model: asker('extras'), brief, phrases, page })
          await campaigns.change(pipeline.db, campaignId, { extras: written.extras })
        }
      } catch (thrown) {
        if (!key || !(thrown instanceof AppError)) throw thrown
        if (thrown.kind === 'auth') {
          const next = () => keys.model(workspaceId)
          return keyRefused(pipeline, context, { key, error: thrown, service: 'model', next })
        }
        if (thrown.kind !== 'limit') throw thrown
        if (thrown.retry === 'never') throw outOfMoney(thrown)
        const until = await nextTry(thrown, { context, clock: pipeline.clock })
        return context.park(until, waitNote(thrown, 'campaigns-note-model-limited'))
      }
      const cost = await ledger.cost(campaignId)
      const written = await groups.groups(campaignId)
      return {
        ...state,
        ads: written.reduce((sum, group) => sum + group.ads.length, 0),
        isTemplateOnly: !key,
        micros: cost.micros,
        tokens: sumOf(cost),
      }
    },
  }

  /** Sitelinks are worth a look at the page, but a page that is away is no reason to stop. */
  async function readPage(url: string, context: RunContext): Promise<SitePage | null> {
    try {
      return await pipeline.sites.read(url, context.signal)
    } catch (thrown) {
      if (context.signal.aborted || toAppError(thrown).kind === 'internal') throw thrown
      return null
    }
  }
}

function sumOf({ inputTokens, outputTokens }: Omit<Cost, 'micros'>): number {
  return inputTokens + outputTokens
}

/** Waiting would not help: the run ends, and Retry goes on with the groups that are left. */
export function outOfMoney({ code }: AppError): AppError {
  const messageKey = 'campaigns-error-model-money'
  return new AppError({ kind: 'limit', retry: 'never', code, messageKey })
}
