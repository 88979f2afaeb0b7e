import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { runs } from '#runs/schema.ts'
import type { OpenAiKey } from '#sandbox/openai/keys.ts'
import { makeCloudKey } from '#sandbox/wordstat/accounts.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { placeOf } from '#test/processes/place.ts'
import { playedServices } from '#test/processes/services.ts'
import { type Campaigner, openCampaigner } from '#test/scenarios/campaigns/campaigner.ts'
import type { Cast, Stage } from './stage.ts'

const SELLERS = 5
const MINUTE_MS = 60_000
/** Nothing new is begun after so long, ms. */
const SEASON_MS = 50_000
/** Beyond this a campaign counts as lost, ms: longer than any take-over takes. */
const PATIENCE_MS = 120_000
/** Answers as slow as real ones: nearly every death finds some in the air. */
const LATENCY = { wordstat: 150, openAi: 500, yandex: 250, google: 250 } as const
const LIFE_MS = [600, 4_000] as const
/** Live workers beat every second. */
const SILENT_MS = 3_500

const GOODS =
  'лампа рюкзак чайник ковёр матрас фонарь палатка самокат зеркало блендер утюг коляска подушка комод штора бритва тостер миксер термос кастрюля кресло диван шкаф вешалка чехол плед гамак мангал лопата насос'.split(
    ' ',
  )

/** Somebody with keys of their own, and the campaigns they asked for by name. */
export interface Shopkeeper {
  readonly seller: Campaigner
  readonly login: string
  readonly email: string
  readonly asked: string[]
}

export interface Season {
  readonly keepers: readonly Shopkeeper[]
  readonly deaths: number
  /** Campaigns that stopped and were gone on with by their seller. */
  readonly continued: number
  readonly lost: readonly string[]
}

/** Sellers make campaign after campaign while the workers are killed again and again. */
export async function campaignSeason(stage: Stage, workers: readonly Cast[]): Promise<Season> {
  const services = playedServices(stage.sandbox.url)
  for (const [name, ms] of Object.entries(LATENCY)) {
    await services[name as keyof typeof LATENCY].latency(ms)
  }
  const keepers = await Promise.all(Array.from({ length: SELLERS }, () => moveIn(stage)))
  const goods = GOODS.values()
  const lost: string[] = []
  let deaths = 0
  let continued = 0
  const until = performance.now() + SEASON_MS
  const isOver = () => performance.now() > until

  const sell = async (keeper: Shopkeeper) => {
    while (!isOver()) {
      const { value } = goods.next()
      if (!value) return
      keeper.asked.push(value)
      try {
        continued += await makeOne(keeper, value)
      } catch (error) {
        lost.push(`${value}: ${error instanceof Error ? error.message : error}`)
      }
    }
  }
  const over = new AbortController()
  const givingUp = giveUp(stage, over.signal)
  const selling = Promise.all(keepers.map(sell))
  const haunt = async (worker: Cast) => {
    while (!isOver()) {
      await pause(randomInt(...LIFE_MS))
      await stage.kill(worker)
      deaths += 1
    }
  }
  await Promise.all(workers.map(haunt))
  await selling
  over.abort()
  await givingUp
  return { keepers, deaths, continued, lost }
}

/** Keys for everything, so that what they buy and make is theirs alone. */
async function moveIn(stage: Stage): Promise<Shopkeeper> {
  const seller = await openCampaigner(placeOf(stage.sandbox))
  const login = `shop-${seller.id}`
  const email = `${login}@shop.example`
  await seller.say(`${makeCloudKey(login)} b1g${seller.id}`)
  await seller.sees('Ключ подключён')
  const { secret } = await seller.services.openAi.command<OpenAiKey>('issue-key', { name: login })
  await seller.say(secret)
  await seller.sees(`…${secret.slice(-4)}`)
  await seller.connectDirect(login)
  await seller.connectDrive(email)
  return { seller, login, email, asked: [] }
}

/** One campaign from the first question to its result; how often its seller had to press Continue. */
async function makeOne({ seller }: Shopkeeper, goods: string): Promise<number> {
  await seller.make({
    name: goods,
    about: `Продаём ${goods}. Доставка по Москве за 1 день, гарантия 1 год. Цена 990 рублей.`,
    seeds: [goods, `купить ${goods}`, `${goods} цена`, `${goods} недорого`],
    minimum: 1,
    keywords: 40,
    extras: ['draft', 'sheet'],
  })
  const card = (text: string) => () =>
    seller.all(goods).findLast((message) => message.text.includes(text))
  for (let continued = 0; ; continued += 1) {
    const ended = await seller.waitFor(
      () => card('кампания готова')() ?? card('⚠️ Остановилось')(),
      { timeoutMs: PATIENCE_MS, what: `the result of ${goods}` },
    )
    if (ended.text.includes('кампания готова')) return continued
    await seller.tap('↻ Продолжить')
    await seller.waitFor(() => !card('⚠️ Остановилось')(), { timeoutMs: PATIENCE_MS })
  }
}

/** A dead worker's runs are free after 20 s of silence, its messages after minutes: waiting for that is another test's business. */
async function giveUp({ database }: Stage, signal: AbortSignal): Promise<void> {
  const { db } = database
  const ago = (ms: number) => sql`now() - ${ms / 1_000} * interval '1 second'`
  while (!signal.aborted) {
    await db
      .update(runs)
      .set({ heartbeatAt: ago(MINUTE_MS) })
      .where(sql`status = 'running' and heartbeat_at < ${ago(SILENT_MS)}`)
    await db
      .update(outbox)
      .set({ notBefore: ago(0) })
      .where(sql`status = 'pending' and not_before > ${ago(-MINUTE_MS)}`)
    await pause(1_000)
  }
}
