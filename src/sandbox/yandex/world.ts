import type { Clock } from '#core/clock.ts'
import type {
  Account,
  Ad,
  Callout,
  Campaign,
  Code,
  Group,
  Keyword,
  SitelinkSet,
  Token,
} from './records.ts'

export const DAY_MS = 86_400_000
const DAILY_POINTS = 160_000
/** First ids, as long as the service's own are; ads have outgrown 2^53. */
const FIRST_ID = {
  campaign: 709_000_001n,
  group: 5_500_000_001n,
  keyword: 54_000_000_001n,
  ad: 1_915_519_464_259_240_001n,
  sitelinks: 1_200_000_001n,
  callout: 34_000_001n,
}
type IdKind = keyof typeof FIRST_ID

export type YandexWorld = ReturnType<typeof createWorld>

/** What the played service knows: people, their tokens and what stands in their Direct accounts. */
export function createWorld(clock: Clock) {
  const accounts = new Map<string, Account>()
  const tokens = new Map<string, Token>()
  const codes = new Map<string, Code>()
  const campaigns = new Map<string, Campaign>()
  const groups = new Map<string, Group>()
  const keywords = new Map<string, Keyword>()
  const ads = new Map<string, Ad>()
  const sitelinks = new Map<string, SitelinkSet>()
  const callouts = new Map<string, Callout>()
  const tables = { accounts, tokens, codes, campaigns, groups, keywords, ads, sitelinks, callouts }
  const issued: Record<IdKind, number> = {
    campaign: 0,
    group: 0,
    keyword: 0,
    ad: 0,
    sitelinks: 0,
    callout: 0,
  }

  const removeWhere = <T>(table: Map<string, T>, isGone: (item: T) => boolean) => {
    for (const [key, item] of table) if (isGone(item)) table.delete(key)
  }

  return {
    clock,
    ...tables,
    nextId(kind: IdKind): string {
      issued[kind] += 1
      return String(FIRST_ID[kind] + BigInt(issued[kind] - 1))
    },
    /** The account of a login, opened at first sight. */
    account(
      login: string,
      options: { currency?: string | undefined; dailyPoints?: number | undefined } = {},
    ): Account {
      const known = accounts.get(login)
      if (known !== undefined) return known
      const dailyPoints = options.dailyPoints ?? DAILY_POINTS
      const made: Account = {
        login,
        clientId: 77_000_001 + accounts.size,
        currency: options.currency ?? 'RUB',
        dailyPoints,
        points: dailyPoints,
        pointsAt: clock.now(),
      }
      accounts.set(login, made)
      return made
    },
    removeCampaign(id: string): void {
      campaigns.delete(id)
      removeWhere(groups, (group) => group.campaignId === id)
      removeWhere(keywords, (keyword) => keyword.campaignId === id)
      removeWhere(ads, (ad) => ad.campaignId === id)
    },
    removeGroup(id: string): void {
      groups.delete(id)
      removeWhere(keywords, (keyword) => keyword.groupId === id)
      removeWhere(ads, (ad) => ad.groupId === id)
    },
    /** Everything but calls under way, faults and figures, as JSON. */
    dump: (): YandexState => ({
      version: 1,
      issued: { ...issued },
      accounts: [...accounts.values()],
      tokens: [...tokens.values()],
      codes: [...codes.values()],
      campaigns: [...campaigns.values()],
      groups: [...groups.values()],
      keywords: [...keywords.values()],
      ads: [...ads.values()],
      sitelinks: [...sitelinks.values()],
      callouts: [...callouts.values()],
    }),
    load(state: YandexState): void {
      Object.assign(issued, state.issued)
      fill(accounts, state.accounts, (account) => account.login)
      fill(tokens, state.tokens, (token) => token.access)
      fill(codes, state.codes, (code) => code.code)
      fill(campaigns, state.campaigns, ({ id }) => id)
      fill(groups, state.groups, ({ id }) => id)
      fill(keywords, state.keywords, ({ id }) => id)
      fill(ads, state.ads, ({ id }) => id)
      fill(sitelinks, state.sitelinks, ({ id }) => id)
      fill(callouts, state.callouts, ({ id }) => id)
    },
  }
}

export interface YandexState {
  readonly version: 1
  readonly issued: Readonly<Record<IdKind, number>>
  readonly accounts: readonly Account[]
  readonly tokens: readonly Token[]
  readonly codes: readonly Code[]
  readonly campaigns: readonly Campaign[]
  readonly groups: readonly Group[]
  readonly keywords: readonly Keyword[]
  readonly ads: readonly Ad[]
  readonly sitelinks: readonly SitelinkSet[]
  readonly callouts: readonly Callout[]
}

function fill<T extends object>(
  table: Map<string, T>,
  items: readonly T[],
  key: (item: T) => string,
): void {
  table.clear()
  for (const item of items) table.set(key(item), { ...item })
}
