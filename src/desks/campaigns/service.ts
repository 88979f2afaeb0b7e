import { AppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import type { Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Runs } from '#runs/engine.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { CampaignBrief } from './campaign.ts'
import type { Campaign, Campaigns, Who } from './campaigns.ts'
import { splitInTwo } from './clustering/cluster.ts'
import { estimate } from './estimate.ts'
import { type Edit, edited } from './groups/review.ts'
import { fileNotice } from './notices.ts'
import type { CampaignInput, Pipeline } from './pipeline.ts'
import type { CampaignAllowance } from './ports.ts'
import { CREATE_RUN, EXPORT_RUN, REWRITE_RUN, STAGES } from './run.ts'
import { RARE_CODES } from './stages/refusals.ts'
import { noModel, type RewriteInput } from './stages/rewrite.ts'
import { campaignGone, isUnreviewed } from './store.ts'

export interface CampaignsDeps {
  readonly pipeline: Pipeline
  readonly runs: Runs
  readonly allowance: CampaignAllowance
}

/** An ad just written is looked at before it is paid for again, ms. */
const FRESH_MS = 30_000
/** Runs of a workspace that a rewrite of half a minute ago is surely among. */
const RECENT_RUNS = 20

/** What can be done with campaigns, see {@link Campaigns}. */
export function createCampaigns({ pipeline, runs, allowance }: CampaignsDeps): Campaigns {
  const { db, clock, campaigns, groups, keys } = pipeline

  async function ofGroup(workspaceId: string, groupId: string): Promise<Campaign> {
    const found = await groups.campaignOf(groupId)
    if (found?.workspaceId !== workspaceId) throw campaignGone()
    return campaigns.get(workspaceId, found.id)
  }

  const asManager = <T>(by: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    withAuthority(db, by, 'manager', work)

  /** Does the work under a lock while the clusters may be changed; `conflict` when they may not. */
  const whileReviewed = <T>(
    by: Actor,
    id: string,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> =>
    asManager(by, async (tx) => {
      const row = await campaigns.lock(tx, by.workspaceId, id)
      const isWaiting = isUnreviewed(row) && (await campaigns.runStatus(tx, id)) === 'paused'
      if (!isWaiting) throw refused('conflict', 'campaigns-error-not-reviewing')
      return work(tx)
    })

  async function edit(by: Actor, change: Edit): Promise<void> {
    // A group that is gone may have been merged or dropped by this very edit before.
    const into = 'into' in change && change.into !== null ? change.into : undefined
    const found =
      (await groups.campaignOf(change.group)) ?? (into ? await groups.campaignOf(into) : undefined)
    if (found?.workspaceId !== by.workspaceId) throw campaignGone()
    await whileReviewed(by, found.id, async (tx) => {
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
    const run = await asManager(who, (tx) =>
      runs.start(tx, {
        id: idFrom(`${kind}:${updateId}`),
        dedupeKey: `${kind}:${subject}`,
        ...{ kind, input, workspaceId, userId, chatId },
      }),
    )
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
    await lockName(tx, `campaigns:${userId}`)
    if (!(await campaigns.insert(tx, who, id, brief, clock.now()))) return
    await allowance.take(tx, workspaceId, id)
    const input: CampaignInput = { campaignId: id, name: brief.name }
    // It exports, too: gone on with later, it waits for an export that was asked for meanwhile.
    const dedupeKey = `${EXPORT_RUN}:${id}`
    await runs.start(tx, { id, kind: CREATE_RUN, input, dedupeKey, workspaceId, userId, chatId })
  }

  return {
    estimate: (of, brief) => estimate(pipeline, of, brief),

    async create(who, id, brief) {
      const made = await campaigns.find(who.workspaceId, id)
      if (made) return made
      if (!(await keys.wordstat(who.workspaceId))) {
        throw refused('invalid', 'campaigns-error-no-wordstat')
      }
      await asManager(who, (tx) => make(tx, who, id, brief))
      const campaign = await campaigns.get(who.workspaceId, id)
      await runs.show(campaign.runId)
      return campaign
    },

    left: (workspaceId) => allowance.left(workspaceId),
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

    merge: (by, group, into) => edit(by, { do: 'merge', group, into }),
    async split(by, group, id) {
      await edit(by, { do: 'split', group, newId: id })
      return id
    },
    rename: (by, group, name) => edit(by, { do: 'rename', group, name }),
    async drop(by, group) {
      await edit(by, { do: 'drop', group })
    },
    movePhrase: (by, group, phrase, into) => edit(by, { do: 'move', group, phrase, into }),
    detachPhrase: (by, group, phrase, id) => edit(by, { do: 'detach', group, phrase, newId: id }),

    acceptMinusWord: (by, id, word, isAccepted) =>
      whileReviewed(by, id, async (tx) => {
        if (!(await groups.acceptMinusWord(tx, id, word, isAccepted))) throw campaignGone()
      }),

    async letThrough(by, id) {
      await asManager(by, async (tx) => {
        const row = await campaigns.lock(tx, by.workspaceId, id)
        if (row.reviewedAt) return
        const status = (await campaigns.runStatus(tx, id)) ?? ''
        if (!isUnreviewed(row) || !['queued', 'running', 'paused'].includes(status)) {
          throw refused('conflict', 'campaigns-error-not-reviewing')
        }
        await campaigns.change(tx, id, { reviewedAt: new Date(clock.now()) })
      })
      await runs.resume(by, id)
    },

    async lockAd(by, groupId, index, isLocked) {
      await rewritable(by.workspaceId, groupId)
      await asManager(by, (tx) =>
        groups.changeAds(tx, groupId, (ads) => {
          const ad = ads[index]
          if (!ad) throw campaignGone()
          return ad.isLocked === isLocked ? ads : ads.with(index, { ...ad, isLocked })
        }),
      )
    },

    async rewriteAd(who, groupId, ad) {
      const { workspaceId } = who
      const { id: campaignId } = await rewritable(workspaceId, groupId)
      const group = (await groups.groups(campaignId)).find(({ id }) => id === groupId)
      const old = group?.ads[ad]
      if (!group || !old) throw campaignGone()
      if (old.isLocked) throw refused('conflict', 'campaigns-error-ad-locked')
      if (!(await keys.model(workspaceId))) throw noModel()
      const subject = `${groupId}:${ad}`
      const recent = await runs.list(workspaceId, RECENT_RUNS)
      const isFresh = recent.some(
        ({ dedupeKey, status, finishedAt }) =>
          dedupeKey === `${REWRITE_RUN}:${subject}` &&
          status === 'completed' &&
          clock.now() - (finishedAt?.getTime() ?? 0) < FRESH_MS,
      )
      if (isFresh) return false
      const input: RewriteInput = { campaignId, groupId, ad, name: group.name }
      await startShort(who, REWRITE_RUN, input, subject)
      return true
    },

    async exportAgain(who, id) {
      const { name, status } = await exportable(who.workspaceId, id)
      if (status === 'processing') throw refused('conflict', 'campaigns-error-in-work')
      await startShort(who, EXPORT_RUN, { campaignId: id, name }, id)
    },

    async send(who, id, what) {
      const { workspaceId, chatId, updateId } = who
      const { name } = await exportable(workspaceId, id)
      const notice = fileNotice({ campaignId: id, workspaceId, chatId, name }, what, updateId)
      await asManager(who, (tx) => pipeline.enqueue(tx, notice))
    },

    async archive(by, id) {
      const { status } = await campaigns.get(by.workspaceId, id)
      if (status === 'archived') return
      if (status === 'processing') throw refused('conflict', 'campaigns-error-in-work')
      const archivedAt = new Date(clock.now())
      await asManager(by, (tx) => campaigns.change(tx, id, { archivedAt }))
    },
    async unarchive(by, id) {
      await campaigns.get(by.workspaceId, id)
      await asManager(by, (tx) => campaigns.change(tx, id, { archivedAt: null }))
    },
    async remove(by, id) {
      const { workspaceId } = by
      if (await campaigns.find(workspaceId, id)) {
        await runs.cancel(by, id)
        await asManager(by, (tx) => campaigns.remove(tx, id))
      } else if (!(await campaigns.wasDeleted(workspaceId, id))) throw campaignGone()
    },

    async lowerMinimum(by, id, minFrequency) {
      const { workspaceId } = by
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
      await asManager(by, (tx) => campaigns.change(tx, id, { brief: { ...brief, minFrequency } }))
      await runs.retry(by, id)
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
