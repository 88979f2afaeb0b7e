import { AppError } from '#core/errors.ts'
import type { RunContext, Stage } from '#runs/definition.ts'
import { writeGroupAds } from '../ads/write-ads.ts'
import type { Ad } from '../campaign.ts'
import type { Pipeline } from '../pipeline.ts'
import { campaignGone } from '../store.ts'
import { remembering } from './asking.ts'
import { outOfMoney } from './generation.ts'
import { nextTry } from './next-try.ts'
import { keyRefused } from './refusals.ts'
import { waitNote } from './wait-note.ts'

export interface RewriteInput {
  readonly campaignId: string
  readonly groupId: string
  /** Index within the group. */
  readonly ad: number
  /** Of the group, for the card. */
  readonly name: string
}

/** Asks the model for another ad in place of one; its strings do not come back, and the group's other ads stay as they are. */
export function rewriteStage(pipeline: Pipeline): Stage<RewriteInput, null> {
  const { campaigns, groups, keys } = pipeline

  return {
    name: 'rewrite',
    title: 'campaigns-stage-rewrite',
    async work(input, state, context) {
      const { workspaceId } = await campaigns.row(input.campaignId)
      const key = await keys.model(workspaceId)
      if (!key) throw noModel()
      try {
        const { old, ad } = await written(input, context, { workspaceId, key })
        await groups.changeAds(pipeline.db, input.groupId, (ads) => {
          const now = ads[input.ad]
          // Locked or changed meanwhile: the seller's last word counts.
          if (!now || now.isLocked || !isSame(now, old)) return ads
          return ads.with(input.ad, ad)
        })
        return state
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown
        if (thrown.kind === 'auth') {
          const next = () => keys.model(workspaceId)
          return keyRefused(pipeline, context, { key, error: thrown, service: 'model', next })
        }
        if (thrown.kind !== 'limit') throw thrown
        if (thrown.retry === 'never') throw outOfMoney(thrown)
        const until = await nextTry(thrown, { context, clock: pipeline.clock })
        return context.park(until, waitNote(thrown, 'campaigns-note-model-limited'))
      }
    },
  }

  async function written(
    { campaignId, groupId, ad: index }: RewriteInput,
    context: RunContext,
    of: { workspaceId: string; key: Parameters<typeof remembering>[1]['key'] },
  ): Promise<{ old: Ad; ad: Ad }> {
    const { brief } = await campaigns.row(campaignId)
    const group = (await groups.groups(campaignId)).find(({ id }) => id === groupId)
    // As it was when the run began: a repeat must ask the same.
    const ads = await context.step('ads', async () => group?.ads ?? [])
    const old = ads[index]
    if (!group || !old) throw campaignGone()
    const others = ads.filter((_ad, at) => at !== index)
    const model = remembering(pipeline, { campaignId, context, ...of }, 'write')
    const result = await writeGroupAds({
      ...{ model, cluster: group, locked: others, replaced: [old] },
      brief: { ...brief, variants: others.length + 1 },
    })
    const ad = result.ads.at(-1)
    if (!ad) throw new AppError({ kind: 'internal', code: 'campaigns.nothing_written' })
    return { old, ad }
  }
}

export function noModel(): AppError {
  const messageKey = 'campaigns-error-no-model'
  return new AppError({ kind: 'conflict', code: 'campaigns.no_model', messageKey })
}

function isSame(a: Ad, b: Ad): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
