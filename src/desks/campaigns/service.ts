import { sql } from 'drizzle-orm'
import { AppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import type { Transaction } from '#db/connection.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Runs } from '#runs/engine.ts'
import type { CampaignBrief } from './campaign.ts'
import type { Campaign, Campaigns, Who } from './campaigns.ts'
import { splitInTwo } from './clustering/cluster.ts'
import { estimate } from './estimate.ts'
import { type Edit, edited } from './groups/review.ts'
import { fileNotice } from './notices.ts'
import type { CampaignInput, Pipeline } from './pipeline.ts'
import { CREATE_RUN, EXPORT_RUN, REWRITE_RUN, STAGES } from './run.ts'
import { RARE_CODES } from './stages/refusals.ts'
import { noModel, type RewriteInput } from './stages/rewrite.ts'
import { campaignGone, isUnreviewed } from './store.ts'

export interface CampaignsDeps {
  readonly pipeline: Pipeline
  readonly runs: Runs
  /** Campaigns a user may make. */
  readonly perUser: number
}

/** What can be done with campaigns, see {@link Campaigns}. */
export function createCampaigns({ pipeline, runs, perUser }: CampaignsDeps): Campaigns {
  const { db, clock, campaigns, groups, keys } = pipeline

  async function ofGroup(workspaceId: string, groupId: string): Promise<Campaign> {
    const found = await groups.campaignOf(groupId)
    if (found?.workspaceId !== workspaceId) throw campaignGone()
    return campaigns.get(workspaceId, found.id)
  }

  /** Does the work under a lock while the clusters may be changed; `conflict` when they may not. */
  const whileReviewed = <T>(
    workspaceId: string,
    id: string,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> =>
    db.transaction(async (tx) => {
      const row = await campaigns.lock(tx, workspaceId, id)
      const isWaiting = isUnreviewed(row) && (await campaigns.runStatus(tx, id)) === 'paused'
      if (!isWaiting) throw refused('conflict', 'campaigns-error-not-reviewing')
      return work(tx)
    })

  async function edit(workspaceId: string, change: Edit): Promise<void> {
    // A group that is gone may have been merged or dropped by this very edit before.
    const into = 'into' in change && change.into !== null ? change.into : undefined
    const found =
      (await groups.campaignOf(change.group)) ?? (into ? await groups.campaignOf(into) : undefined)
    if (found?.workspaceId !== workspaceId) throw campaignGone()
    await whileReviewed(workspaceId, found.id, async (tx) => {
      const before = await groups.groups(found.id, tx)
      await groups.saveEdit(tx, found.id, before, edited(before, change, splitInTwo))
    })
  }

  /** Starts a short run about a campaign that has ads, and shows its card. */
  async function startShort(
    who: Who,
    kind: string,
    input: CampaignInput | RewriteInput,
    subject: string,
  ): Promise<void> {
    const { workspaceId, userId, chatId, updateId } = who
    const run = await runs.start(db, {
      id: idFrom(`${kind}:${updateId}`),
      dedupeKey: `${kind}:${subject}`,
      ...{ kind, input, workspaceId, userId, chatId },
    })
    await runs.show(run)
  }

  async function exportable(workspaceId: string, id: string): Promise<Campaign> {
    const campaign = await campaigns.get(workspaceId, id)
    if (campaign.groups === 0) throw refused('conflict', 'campaigns-error-empty')
    return campaign
  }

  async function rewritable(workspaceId: string, groupId: string) {
    const campaign = await ofGroup(workspaceId, groupId)
    if (campaign.status === 'processing') throw refused('conflict', 'campaigns-error-in-work')
    return campaign
  }

  async function make(tx: Transaction, who: Who, id: string, brief: CampaignBrief): Promise<void> {
    const { workspaceId, userId, chatId } = who
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`campaigns:${userId}`}, 0))`,
    )
    if (!(await campaigns.insert(tx, who, id, brief, clock.now()))) return
    if ((await campaigns.uses(userId, tx)) > perUser) {
      throw refused('conflict', 'campaigns-error-limit', { limit: perUser })
    }
    const input: CampaignInput = { campaignId: id, name: brief.name }
    await runs.start(tx, { id, kind: CREATE_RUN, input, workspaceId, userId, chatId })
  }

  return {
    estimate: (workspaceId, brief) => estimate(pipeline, workspaceId, brief),

    async create(who, id, brief) {
      const made = await campaigns.find(who.workspaceId, id)
      if (made) return made
      if (!(await keys.wordstat(who.workspaceId))) {
        throw refused('invalid', 'campaigns-error-no-wordstat')
      }
      await db.transaction((tx) => make(tx, who, id, brief))
      const campaign = await campaigns.get(who.workspaceId, id)
      await runs.show(campaign.runId)
      return campaign
    },

    left: async (_workspaceId, userId) => Math.max(0, perUser - (await campaigns.uses(userId))),
    get: campaigns.get,
    list: (workspaceId, filter, offset, limit) =>
      campaigns.list(workspaceId, { ...filter, now: clock.now() }, { offset, limit }),

    async cost(workspaceId, id) {
      await campaigns.get(workspaceId, id)
      return pipeline.ledger.cost(id)
    },

    async progress(workspaceId) {
      const making = await campaigns.making(workspaceId)
      const shares = making.map(({ stage, progress }) => {
        const { done = 0, total = 0 } = progress?.stage === STAGES[stage] ? (progress ?? {}) : {}
        const within = total > 0 ? Math.min(1, done / total) : 0
        return (stage + within) / STAGES.length
      })
      const sum = shares.reduce((all, share) => all + share, 0)
      return { making: making.length, share: making.length === 0 ? 0 : sum / making.length }
    },

    async groups(workspaceId, id) {
      await campaigns.get(workspaceId, id)
      return groups.views(id)
    },

    async group(workspaceId, groupId) {
      const campaign = await ofGroup(workspaceId, groupId)
      const group = (await groups.views(campaign.id)).find(({ id }) => id === groupId)
      if (!group) throw campaignGone()
      return { campaign, group }
    },

    async minusWords(workspaceId, id) {
      await campaigns.get(workspaceId, id)
      return groups.minusWords(id)
    },

    merge: (workspaceId, group, into) => edit(workspaceId, { do: 'merge', group, into }),
    async split(workspaceId, group, id) {
      await edit(workspaceId, { do: 'split', group, newId: id })
      return id
    },
    rename: (workspaceId, group, name) => edit(workspaceId, { do: 'rename', group, name }),
    async drop(workspaceId, group) {
      await edit(workspaceId, { do: 'drop', group })
    },
    movePhrase: (workspaceId, group, phrase, into) =>
      edit(workspaceId, { do: 'move', group, phrase, into }),
    detachPhrase: (workspaceId, group, phrase, id) =>
      edit(workspaceId, { do: 'detach', group, phrase, newId: id }),

    acceptMinusWord: (workspaceId, id, word, isAccepted) =>
      whileReviewed(workspaceId, id, async (tx) => {
        if (!(await groups.acceptMinusWord(tx, id, word, isAccepted))) throw campaignGone()
      }),

    async letThrough(workspaceId, id) {
      await db.transaction(async (tx) => {
        const row = await campaigns.lock(tx, workspaceId, id)
        if (row.reviewedAt) return
        const status = (await campaigns.runStatus(tx, id)) ?? ''
        if (!isUnreviewed(row) || !['queued', 'running', 'paused'].includes(status)) {
          throw refused('conflict', 'campaigns-error-not-reviewing')
        }
        await campaigns.change(tx, id, { reviewedAt: new Date(clock.now()) })
      })
      await runs.resume(workspaceId, id)
    },

    async lockAd(workspaceId, groupId, index, isLocked) {
      await rewritable(workspaceId, groupId)
      await groups.changeAds(groupId, (ads) => {
        const ad = ads[index]
        if (!ad) throw campaignGone()
        return ad.isLocked === isLocked ? ads : ads.with(index, { ...ad, isLocked })
      })
    },

    async rewriteAd(who, groupId, ad) {
      const { workspaceId } = who
      const { id: campaignId } = await rewritable(workspaceId, groupId)
      const group = (await groups.groups(campaignId)).find(({ id }) => id === groupId)
      const old = group?.ads[ad]
      if (!group || !old) throw campaignGone()
      if (old.isLocked) throw refused('conflict', 'campaigns-error-ad-locked')
      if (!(await keys.model(workspaceId))) throw noModel()
      const input: RewriteInput = { campaignId, groupId, ad, name: group.name }
      await startShort(who, REWRITE_RUN, input, `${groupId}:${ad}`)
    },

    async exportAgain(who, id) {
      const { name, status } = await exportable(who.workspaceId, id)
      if (status === 'processing') throw refused('conflict', 'campaigns-error-in-work')
      await startShort(who, EXPORT_RUN, { campaignId: id, name }, id)
    },

    async send({ workspaceId, chatId, updateId }, id, what) {
      const { name } = await exportable(workspaceId, id)
      const notice = fileNotice({ campaignId: id, workspaceId, chatId, name }, what, updateId)
      await db.transaction((tx) => pipeline.enqueue(tx, notice))
    },

    async archive(workspaceId, id) {
      const { status } = await campaigns.get(workspaceId, id)
      if (status === 'archived') return
      if (status === 'processing') throw refused('conflict', 'campaigns-error-in-work')
      await campaigns.change(db, id, { archivedAt: new Date(clock.now()) })
    },
    async unarchive(workspaceId, id) {
      await campaigns.get(workspaceId, id)
      await campaigns.change(db, id, { archivedAt: null })
    },
    async remove(workspaceId, id) {
      if (await campaigns.find(workspaceId, id)) {
        await runs.cancel(workspaceId, id)
        await campaigns.remove(id)
      } else if (!(await campaigns.wasDeleted(workspaceId, id))) throw campaignGone()
    },

    async lowerMinimum({ workspaceId }, id, minFrequency) {
      const { brief } = await campaigns.get(workspaceId, id)
      const run = await runs.get(workspaceId, id)
      const isRare = RARE_CODES.some((code) => code === run?.failure?.code)
      if (run?.status !== 'failed' || !isRare) {
        if (brief.minFrequency === minFrequency) return
        throw refused('conflict', 'campaigns-error-not-rare')
      }
      if (
        !Number.isInteger(minFrequency) ||
        minFrequency < 1 ||
        minFrequency > brief.minFrequency
      ) {
        throw refused('invalid', 'campaigns-error-minimum')
      }
      await campaigns.change(db, id, { brief: { ...brief, minFrequency } })
      await runs.retry(workspaceId, id)
    },
  }
}

function refused(
  kind: 'invalid' | 'conflict',
  messageKey: MessageKey,
  vars: Readonly<Record<string, number>> = {},
): AppError {
  const code = messageKey.replace('campaigns-error-', 'campaigns.').replaceAll('-', '_')
  return new AppError({ kind, code, messageKey, vars })
}
