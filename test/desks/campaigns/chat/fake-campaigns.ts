import { randomUUID } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import type { CampaignBrief } from '#desks/campaigns/campaign.ts'
import type {
  Campaign,
  Campaigns,
  Cost,
  Estimate,
  GroupView,
  MinusWordView,
} from '#desks/campaigns/campaigns.ts'

interface Kept {
  campaign: Campaign
  readonly workspaceId: string
  groups: GroupView[]
  minusWords: MinusWordView[]
  cost: Cost
}

const gone = () => new AppError({ kind: 'not-found', code: 'campaign.gone' })
const closed = () => new AppError({ kind: 'conflict', code: 'campaign.closed' })

/** Campaigns in memory, as strict about states and owners as the contract asks. */
export function createFakeCampaigns(options: { readonly limit: number; now(): number }) {
  const { limit, now } = options
  const kept = new Map<string, Kept>()
  const done: string[] = []
  const made = new Map<number, number>()
  let estimate: Estimate = {
    wordstatCalls: 2,
    cachedSeeds: 0,
    durationMs: 90_000,
    costMicros: 50_000,
    spending: null,
    quota: { calls: 100, left: 92, nextAt: null, isShared: true },
    missing: [],
  }

  const find = (workspaceId: string, id: string): Kept => {
    const one = kept.get(id)
    if (one?.workspaceId !== workspaceId) throw gone()
    return one
  }
  const findGroup = (workspaceId: string, groupId: string) => {
    for (const one of kept.values()) {
      const group = one.groups.find(({ id }) => id === groupId)
      if (group && one.workspaceId === workspaceId) return { one, group }
    }
    throw gone()
  }
  const underReview = (workspaceId: string, groupId: string) => {
    const found = findGroup(workspaceId, groupId)
    if (!found.one.campaign.awaitsReview) throw closed()
    return found
  }
  const put = (one: Kept, id: string, change: Partial<GroupView> | null) => {
    one.groups = one.groups.flatMap((group) =>
      group.id !== id ? [group] : change === null ? [] : [{ ...group, ...change }],
    )
  }
  const set = (one: Kept, change: Partial<Campaign>) => {
    one.campaign = { ...one.campaign, ...change }
  }
  const takeOut = (workspaceId: string, groupId: string, text: string) => {
    const { one, group } = underReview(workspaceId, groupId)
    const phrase = group.phrases.find((item) => item.text === text)
    if (!phrase) throw gone()
    const phrases = group.phrases.filter((item) => item !== phrase)
    put(one, groupId, phrases.length === 0 ? null : { phrases })
    return { one, group, phrase }
  }
  const setAd = (workspaceId: string, groupId: string, ad: number, isLocked: boolean) => {
    const { one, group } = findGroup(workspaceId, groupId)
    put(one, groupId, {
      ads: group.ads.map((item, index) => (index === ad ? { ...item, isLocked } : item)),
    })
  }

  const campaigns: Campaigns = {
    estimate: async () => estimate,
    async create({ workspaceId, userId }, id, brief) {
      const before = kept.get(id)
      if (before) return before.campaign
      done.push(`create ${brief.name}`)
      made.set(userId, (made.get(userId) ?? 0) + 1)
      return add(workspaceId, brief, { id, status: 'processing' }).campaign
    },
    left: async (_workspaceId, userId) => Math.max(0, limit - (made.get(userId) ?? 0)),
    get: async (workspaceId, id) => find(workspaceId, id).campaign,
    async list(workspaceId, { status, days }, offset, count) {
      const since = days === null ? Number.NEGATIVE_INFINITY : now() - days * 86_400_000
      const all = [...kept.values()]
        .filter((one) => one.workspaceId === workspaceId && one.campaign.createdAt >= since)
        .map(({ campaign }) => campaign)
        .filter((one) => (status === 'active' ? one.status !== 'archived' : one.status === status))
        .sort((a, b) => b.createdAt - a.createdAt)
      return { items: all.slice(offset, offset + count), total: all.length }
    },
    cost: async (workspaceId, id) => find(workspaceId, id).cost,
    async progress(workspaceId) {
      const all = [...kept.values()].filter((one) => one.workspaceId === workspaceId)
      const making = all.filter(({ campaign }) => campaign.status === 'processing').length
      return { making, share: making === 0 ? 0 : 0.48 }
    },
    groups: async (workspaceId, id) => find(workspaceId, id).groups,
    async group(workspaceId, groupId) {
      const { one, group } = findGroup(workspaceId, groupId)
      return { campaign: one.campaign, group }
    },
    minusWords: async (workspaceId, id) => find(workspaceId, id).minusWords,
    async merge({ workspaceId }, groupId, intoId) {
      const { one, group } = underReview(workspaceId, groupId)
      const { group: into } = underReview(workspaceId, intoId)
      put(one, intoId, { phrases: [...into.phrases, ...group.phrases] })
      put(one, groupId, null)
      done.push('merge')
    },
    async split({ workspaceId }, groupId, id = randomUUID()) {
      const { one, group } = underReview(workspaceId, groupId)
      if (one.groups.some((other) => other.id === id)) return id
      if (group.phrases.length < 2) throw closed()
      const half = Math.ceil(group.phrases.length / 2)
      put(one, groupId, { phrases: group.phrases.slice(0, half) })
      const phrases = group.phrases.slice(half)
      one.groups.push({ ...group, id, name: phrases[0]?.text ?? '', phrases })
      done.push('split')
      return id
    },
    async rename({ workspaceId }, groupId, name) {
      put(underReview(workspaceId, groupId).one, groupId, { name })
      done.push(`rename ${name}`)
    },
    async drop({ workspaceId }, groupId) {
      put(underReview(workspaceId, groupId).one, groupId, null)
      done.push('drop')
    },
    async movePhrase({ workspaceId }, groupId, text, intoId) {
      const into = intoId === null ? null : underReview(workspaceId, intoId).group
      const { one, phrase } = takeOut(workspaceId, groupId, text)
      if (into) put(one, into.id, { phrases: [...into.phrases, phrase] })
      done.push(`move ${text} ${into ? into.name : 'out'}`)
    },
    async detachPhrase({ workspaceId }, groupId, text, id) {
      const { one, group, phrase } = takeOut(workspaceId, groupId, text)
      one.groups.push({ ...group, id, name: text, phrases: [phrase] })
      done.push(`detach ${text}`)
    },
    async acceptMinusWord({ workspaceId }, id, word, isAccepted) {
      const one = find(workspaceId, id)
      if (!one.campaign.awaitsReview) throw closed()
      one.minusWords = one.minusWords.map((item) =>
        item.word === word ? { ...item, isAccepted } : item,
      )
    },
    async letThrough({ workspaceId }, id) {
      const one = find(workspaceId, id)
      if (one.campaign.awaitsReview) done.push('through')
      set(one, { awaitsReview: false })
    },
    lockAd: async ({ workspaceId }, groupId, ad, isLocked) =>
      setAd(workspaceId, groupId, ad, isLocked),
    async rewriteAd({ workspaceId }, groupId, ad) {
      findGroup(workspaceId, groupId)
      done.push(`rewrite ${ad}`)
      return true
    },
    async exportAgain({ workspaceId }, id) {
      find(workspaceId, id)
      done.push('export')
    },
    async send({ workspaceId }, id, what) {
      find(workspaceId, id)
      done.push(`send ${what}`)
    },
    archive: async ({ workspaceId }, id) => set(find(workspaceId, id), { status: 'archived' }),
    unarchive: async ({ workspaceId }, id) => set(find(workspaceId, id), { status: 'completed' }),
    async remove({ workspaceId }, id) {
      if (find(workspaceId, id).campaign.status === 'processing') throw closed()
      kept.delete(id)
      done.push('remove')
    },
    async lowerMinimum({ workspaceId }, id, minFrequency) {
      const one = find(workspaceId, id)
      set(one, { status: 'processing', brief: { ...one.campaign.brief, minFrequency } })
      done.push(`lower ${minFrequency}`)
    },
  }

  /** A campaign that was there before the test began. */
  function add(
    workspaceId: string,
    brief: CampaignBrief,
    change: Partial<Campaign> & {
      readonly groupViews?: GroupView[]
      readonly words?: MinusWordView[]
    } = {},
  ): Kept {
    const { groupViews = [], words = [], ...rest } = change
    const id = rest.id ?? randomUUID()
    const campaign: Campaign = {
      id,
      name: brief.name,
      status: 'completed',
      brief,
      runId: id,
      awaitsReview: false,
      keywords: groupViews.reduce((sum, { phrases }) => sum + phrases.length, 0),
      groups: groupViews.length,
      ads: groupViews.reduce((sum, { ads }) => sum + ads.length, 0),
      sheetUrl: null,
      sheetRefusal: null,
      draftId: null,
      draftRefusal: null,
      draftRemarks: [],
      extras: null,
      createdAt: now(),
      finishedAt: null,
      ...rest,
    }
    const cost = { micros: 40_000, inputTokens: 10_000, outputTokens: 2_400 }
    const one: Kept = { campaign, workspaceId, groups: groupViews, minusWords: words, cost }
    kept.set(id, one)
    return one
  }

  return {
    campaigns,
    kept,
    /** Effects in order. */
    done,
    add,
    estimateAs: (next: Partial<Estimate>) => {
      estimate = { ...estimate, ...next }
    },
  }
}
