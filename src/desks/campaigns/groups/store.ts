import { and, eq, inArray, sql } from 'drizzle-orm'
import { idFrom } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { directKeyword } from '../ads/checker/direct-keyword.ts'
import { crossMinus } from '../ads/checker/minus-conflicts.ts'
import { trackingTemplate } from '../ads/links/tracking.ts'
import type { Ad, AdExtras, CampaignContent } from '../campaign.ts'
import type { GroupView, MinusWordView } from '../campaigns.ts'
import type { Clustering, Phrase } from '../phrase.ts'
import { campaignGroups, campaignMinusWords, campaignPhrases, campaigns } from '../schema.ts'
import { type CampaignRow, campaignGone } from '../store.ts'
import type { Group } from './review.ts'

type Connection = Database | Transaction

const NO_EXTRAS: AdExtras = { sitelinks: [], callouts: [], displayPath: '' }

/** Most frequent first: the order on screens and in files. */
const inOrder = [
  sql`(${campaignGroups.phrases} -> 0 ->> 'frequency')::bigint desc`,
  campaignGroups.id,
] as const

/** Phrases in the form that Direct takes; without those it refuses, and what becomes the same stands once. */
function keywordsOf(phrases: readonly Phrase[]): Phrase[] {
  const keywords = new Map<string, Phrase>()
  for (const phrase of phrases) {
    const text = directKeyword(phrase.text)
    if (text !== null && !keywords.has(text)) keywords.set(text, { ...phrase, text })
  }
  return [...keywords.values()]
}

/** Phrases, clusters, minus-words and ads of campaigns. */
export function createGroupStore(db: Database) {
  async function groups(campaignId: string, on: Connection = db): Promise<Group[]> {
    const { id, name, intent, phrases, ads } = campaignGroups
    return on
      .select({ id, name, intent, phrases, ads })
      .from(campaignGroups)
      .where(eq(campaignGroups.campaignId, campaignId))
      .orderBy(...inOrder)
  }

  async function views(campaignId: string): Promise<GroupView[]> {
    const numbered = (await groups(campaignId)).map((one, index) => ({ ...one, number: index + 1 }))
    const minus = crossMinus(numbered)
    return numbered.map((one) => ({ ...one, minusWords: minus.get(one.number) ?? [] }))
  }

  const minusWords = (campaignId: string): Promise<MinusWordView[]> => {
    const { word, reason, phrases, isAccepted } = campaignMinusWords
    return db
      .select({ word, reason, phrases, isAccepted })
      .from(campaignMinusWords)
      .where(eq(campaignMinusWords.campaignId, campaignId))
      .orderBy(sql`${phrases} desc`, word)
  }

  return {
    groups,
    views,
    minusWords,

    /** Which campaign a group belongs to; undefined when there is no such group. */
    async campaignOf(groupId: string, on: Connection = db) {
      const [found] = await on
        .select({ id: campaigns.id, workspaceId: campaigns.workspaceId })
        .from(campaignGroups)
        .innerJoin(campaigns, eq(campaigns.id, campaignGroups.campaignId))
        .where(eq(campaignGroups.id, groupId))
      return found
    },

    /** What an export is made of. */
    async content(
      campaign: Pick<CampaignRow, 'id' | 'brief' | 'extras'>,
    ): Promise<CampaignContent> {
      const [all, words] = await Promise.all([views(campaign.id), minusWords(campaign.id)])
      return {
        campaignId: campaign.id,
        brief: campaign.brief,
        groups: all.map((group) => ({ ...group, phrases: keywordsOf(group.phrases) })),
        minusWords: words.filter(({ isAccepted }) => isAccepted),
        extras: campaign.extras ?? NO_EXTRAS,
        tracking: trackingTemplate(campaign.brief.url),
      }
    },

    async collected(campaignId: string): Promise<readonly Phrase[]> {
      const [row] = await db
        .select({ phrases: campaignPhrases.phrases })
        .from(campaignPhrases)
        .where(eq(campaignPhrases.campaignId, campaignId))
      return row?.phrases ?? []
    },

    async saveCollected(campaignId: string, phrases: readonly Phrase[]): Promise<void> {
      await db
        .insert(campaignPhrases)
        .values({ campaignId, phrases })
        .onConflictDoUpdate({ target: campaignPhrases.campaignId, set: { phrases } })
    },

    /** Stores the clusters once: what stands already, perhaps changed by the seller, is left alone. */
    saveClustering: (campaignId: string, clustering: Clustering, now: number): Promise<void> =>
      db.transaction(async (tx) => {
        const [row] = await tx
          .select()
          .from(campaigns)
          .where(eq(campaigns.id, campaignId))
          .for('update')
        if (!row) throw campaignGone()
        if (row.clusteredAt) return
        const made = clustering.clusters.map((cluster, index) => ({
          ...{ id: idFrom(`${campaignId}/group/${index}`), campaignId },
          ...{ name: cluster.name, intent: cluster.intent, phrases: cluster.phrases },
        }))
        if (made.length > 0) await tx.insert(campaignGroups).values(made)
        const words = clustering.minusWords.map((word) => ({ ...word, campaignId }))
        if (words.length > 0) await tx.insert(campaignMinusWords).values(words)
        await tx
          .update(campaigns)
          .set({ clusteredAt: new Date(now) })
          .where(eq(campaigns.id, campaignId))
      }),

    /** Makes the stored groups what `after` says: the difference to `before` is written. */
    async saveEdit(
      tx: Transaction,
      campaignId: string,
      before: readonly Group[],
      after: readonly Group[],
    ): Promise<void> {
      const kept = new Set(after.map(({ id }) => id))
      const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
      if (gone.length > 0) await tx.delete(campaignGroups).where(inArray(campaignGroups.id, gone))
      for (const group of after.filter((one) => !before.includes(one))) {
        const { id, name, intent, phrases } = group
        const values = { name, intent, phrases }
        await tx
          .insert(campaignGroups)
          .values({ id, campaignId, ...values })
          .onConflictDoUpdate({ target: campaignGroups.id, set: values })
      }
    },

    /** False when nothing of the kind was suggested. */
    async acceptMinusWord(
      tx: Transaction,
      campaignId: string,
      word: string,
      isAccepted: boolean,
    ): Promise<boolean> {
      const isIt = and(
        eq(campaignMinusWords.campaignId, campaignId),
        eq(campaignMinusWords.word, word),
      )
      const rows = await tx.update(campaignMinusWords).set({ isAccepted }).where(isIt).returning()
      return rows.length > 0
    },

    /** Ads of a group that has none yet: a late writer changes nothing. */
    async saveAds(groupId: string, ads: readonly Ad[]): Promise<void> {
      const isEmpty = sql`jsonb_array_length(${campaignGroups.ads}) = 0`
      await db
        .update(campaignGroups)
        .set({ ads })
        .where(and(eq(campaignGroups.id, groupId), isEmpty))
    },

    /** Changes a group's ads under a lock; `not-found` when the group is gone. */
    changeAds: (
      on: Database | Transaction,
      groupId: string,
      change: (ads: readonly Ad[]) => readonly Ad[],
    ): Promise<void> =>
      on.transaction(async (tx) => {
        const isIt = eq(campaignGroups.id, groupId)
        const [row] = await tx.select().from(campaignGroups).where(isIt).for('update')
        if (!row) throw campaignGone()
        const ads = change(row.ads)
        if (ads !== row.ads) await tx.update(campaignGroups).set({ ads }).where(isIt)
      }),
  }
}
