import { randomUUID } from 'node:crypto'
import { createDatabaseCacheLevel } from '#db/cache/store.ts'
import { createSpending } from '#desks/account/spending.ts'
import type { CampaignBrief } from '#desks/campaigns/campaign.ts'
import type { Campaign, Who } from '#desks/campaigns/campaigns.ts'
import { cluster } from '#desks/campaigns/clustering/cluster.ts'
import { openPipeline, type PipelineDeps } from '#desks/campaigns/pipeline.ts'
import { campaignRuns } from '#desks/campaigns/run.ts'
import { createCampaigns } from '#desks/campaigns/service.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { silentLog } from '#platform/log/log.ts'
import { createRuns } from '#runs/engine.ts'
import type { Run } from '#runs/schema.ts'
import { findRun } from '#runs/store.ts'
import { campaignAllowance } from '#src/app/desks/billing.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { Screen } from '#telegram/screen.ts'
import { createMemoryQueues } from '#test/runs/memory-queue.ts'
import { createChat, reached, ru, shiftedClock, TIMING } from '#test/runs/support.ts'
import { freeAllowance } from '#test/support/allowance.ts'
import { afterFile } from '#test/support/closing.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'
import { waitFor } from '#test/support/wait.ts'
import { createServices } from './services.ts'

const SEEDS = ['термокружка', 'термос для чая', 'кружка с подогревом']

export const BRIEF: CampaignBrief = {
  name: 'Термокружки',
  description: 'Термокружки из стали 350 мл с крышкой. Доставка по Москве.',
  seeds: SEEDS,
  regionIds: [213],
  regionNames: ['Москва'],
  url: 'https://shop.example/mugs',
  weeklyBudget: null,
  minFrequency: 1_000,
  maxKeywords: 100,
  variants: 2,
  format: 'responsive',
  withReview: false,
  withDraft: true,
  withSheet: true,
}

const NO_LIMIT = { calls: 1_000_000, micros: 1_000_000_000 }

let updates = 0
/** Somebody who taps: each time another update. */
export function somebody(workspaceId: string, userId = 7): Who {
  updates += 1
  return { workspaceId, userId, chatId: userId, updateId: updates }
}

/** The desk over a real database and the real runs engine, with services that record what they are asked. */
export async function openDesk(more: { perUser?: number } & Partial<PipelineDeps> = {}) {
  const database = await freshDatabase()
  const services = createServices()
  const clock = shiftedClock()
  const chat = createChat()
  const sent: OwedMessage[] = []
  const { perUser = 10, ...deps } = more
  const { db } = database

  /** A process of its own: memory of nothing, the same database. */
  function start() {
    const queues = createMemoryQueues()
    const allowance = campaignAllowance(freeAllowance(db, { campaign: perUser }))
    const pipeline = openPipeline({
      ...{ db, clock, log: silentLog, ...services.ports },
      cache: createCache({
        clock,
        log: silentLog,
        database: createDatabaseCacheLevel({ db }),
      }),
      cluster: async (phrases, options) => cluster(phrases, options),
      spending: createSpending({ db, clock, perUser: NO_LIMIT, total: NO_LIMIT }),
      enqueue: async (_tx, ...messages) => {
        for (const message of messages)
          if (!sent.some(({ key }) => key === message.key)) sent.push(message)
      },
      ...deps,
    })
    const runs = createRuns({
      ...{ db, queues, clock, log: silentLog, cards: chat, lang: () => Promise.resolve(ru) },
      definitions: campaignRuns(pipeline),
      enqueue: async () => {},
      owner: `test-${randomUUID()}`,
      timing: { ...TIMING, ttlMs: 2_000 },
    })
    afterFile(() => runs.close())
    return { queues, pipeline, runs, campaigns: createCampaigns({ pipeline, runs, allowance }) }
  }

  const first = start()
  const workspaceId = randomUUID()
  const by = { workspaceId, userId: 7 }
  await seat(db, by)
  const desk = {
    ...{ db, clock, chat, sent, services, workspaceId, by, start, ...first },
    recorded: services.recorded,
    /** Makes a campaign with a brief of one's own. */
    create: (brief: Partial<CampaignBrief> = {}): Promise<Campaign> =>
      first.campaigns.create(somebody(workspaceId), randomUUID(), { ...BRIEF, ...brief }),
    reached: (id: string, status: Run['status'], also?: (run: Run) => boolean): Promise<Run> =>
      reached(database, id, status, also),
    /** The newest card once it says so. */
    card: (text: string): Promise<Screen> =>
      waitFor(
        () => {
          const screen = [...chat.messages.values()].at(-1)?.screen
          return screen?.text.includes(text) ? screen : undefined
        },
        { what: `a card with "${text}"` },
      ),
    /** Waits until the run is parked, and resolves with how long for, ms. */
    async parked(id: string): Promise<number> {
      const waitOf = (run: Run) => (run.resumeAt?.getTime() ?? 0) - clock.now()
      return waitOf(await reached(database, id, 'queued', (run) => waitOf(run) > 0))
    },
    /** Time goes on, and whatever waited for it is looked at. */
    later(ms: number, queues = first.queues) {
      clock.shift(ms)
      queues.hurry()
    },
    runOf: async (id: string) => {
      const run = await findRun(db, id)
      if (!run) throw new Error('no such run')
      return run
    },
  }
  return desk
}

export type OpenDesk = Awaited<ReturnType<typeof openDesk>>
