import { gte, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Publication } from '../feed/publication.ts'
import type { FeedStore } from '../feed/store.ts'
import type { KeyRing } from '../ports.ts'
import { feedHours } from '../slots/schema.ts'
import { type AttemptFilter, createAttempts, type Scope } from './attempts.ts'
import {
  type AccountLoad,
  type Advice,
  adviceFor,
  type LookFigures,
  type SlotFigures,
} from './figures.ts'

export interface StatisticsDeps {
  readonly db: Database
  readonly feedStore: Pick<FeedStore, 'loadOf' | 'requestsSince'>
  readonly publication: Pick<Publication, 'feed'>
  readonly keys: Pick<KeyRing, 'list'>
  readonly clock: Clock
}

export interface Statistics {
  readonly figures: SlotFigures
  readonly looks: LookFigures
  readonly accounts: readonly AccountLoad[]
  readonly advice: Advice | undefined
}

/** Periods attempts are counted over, days. */
export const PERIODS = [7, 30, 90] as const
export type Period = (typeof PERIODS)[number]
const DAY_MS = 86_400_000

/** Figures of a shop or of one of its monitors; who may see the monitor is the caller's to check. */
export function createStatistics({ db, feedStore, publication, keys, clock }: StatisticsDeps) {
  const attempts = createAttempts(db)
  const since = (days: number) => clock.now() - days * DAY_MS

  const looksOfDay = async (): Promise<LookFigures> => {
    const [row] = await db
      .select({
        looks: sql<number>`coalesce(sum(${feedHours.looks}), 0)::int`,
        watchedMs: sql<number>`coalesce(sum(${feedHours.watchedMs}), 0)::float8`,
      })
      .from(feedHours)
      .where(gte(feedHours.hour, new Date(since(1))))
    const { looks = 0, watchedMs = 0 } = row ?? {}
    return { looks, perSecond: watchedMs > 0 ? (looks * 1_000) / watchedMs : null }
  }

  const loadOf = async (workspaceId: string): Promise<AccountLoad[]> => {
    const own = Map.groupBy(await keys.list(workspaceId), ({ accountKey }) => accountKey)
    const [load, total] = await Promise.all([
      feedStore.loadOf([...own.keys()], since(1)),
      feedStore.requestsSince(since(1)),
    ])
    return [...own].flatMap(([account, named]) => {
      const found = load.get(account)
      if (!found) return []
      const { requests, limited } = found
      const name = named.map((key) => key.name).join(', ')
      return [{ name, requests, limited, share: total > 0 ? requests / total : 0 }]
    })
  }

  return {
    async of(scope: Scope, days: Period): Promise<Statistics> {
      const [figures, looks, accounts, feed] = await Promise.all([
        attempts.figures(scope, since(days)),
        looksOfDay(),
        loadOf(scope.workspaceId),
        publication.feed(),
      ])
      const advice = feed && adviceFor(feed.accounts, feed.gapMs)
      return { figures, looks, accounts, advice }
    },

    attempts: (scope: Scope, filter: AttemptFilter, page: { offset: number; limit: number }) =>
      attempts.page(scope, filter, page),

    /** What a picture shows: the figures, and outcomes by day of the reader's. */
    async series(scope: Scope, days: Period, timeZone: string) {
      const [figures, outcomes] = await Promise.all([
        attempts.figures(scope, since(days)),
        attempts.days(scope, since(days), timeZone),
      ])
      return { figures, outcomes, fromMs: since(days), toMs: clock.now() }
    },
  }
}

export type StatisticsRoom = ReturnType<typeof createStatistics>
