import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runs } from '#runs/schema.ts'
import type { OpenAiKey } from '#sandbox/openai/keys.ts'
import type { Fault } from '#sandbox/service/faults.ts'
import { makeCloudKey } from '#sandbox/wordstat/accounts.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { type AppProcess, appEnvironment, type Environment, startApp } from '#test/processes/app.ts'
import { placeOf } from '#test/processes/place.ts'
import { type SandboxProcess, startSandboxProcess } from '#test/processes/sandbox.ts'
import { type PlayedServices, playedServices } from '#test/processes/services.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'
import { type Campaigner, openCampaigner } from './campaigner.ts'

/** A call that is held when the process dies: before it did anything, or done and its answer lost. */
interface Hold {
  readonly service: keyof PlayedServices
  readonly method: string
  readonly kind: 'hang' | 'hang-after'
  /** Calls held; 1 by default. */
  readonly times?: number
}

const held = (
  service: Hold['service'],
  method: string,
  kind: Hold['kind'] = 'hang',
  times = 1,
): Hold => ({ service, method, kind, times })

/** As many at once as one process has runs in hand. */
const DEATHS: readonly (readonly Hold[])[] = [
  [
    held('wordstat', 'cloud/topRequests', 'hang', 3),
    held('openAi', 'embeddings'),
    held('openAi', 'responses', 'hang', 4),
    held('google', 'files.create', 'hang-after'),
    held('google', 'values.batchUpdate'),
    held('yandex', 'campaigns.add', 'hang-after'),
    held('yandex', 'keywords.add'),
    held('yandex', 'ads.add', 'hang-after'),
  ],
  [
    held('google', 'files.create'),
    held('google', 'spreadsheets.batchUpdate', 'hang-after'),
    held('google', 'values.batchUpdate', 'hang-after'),
    held('yandex', 'campaigns.add'),
    held('yandex', 'adgroups.add', 'hang-after'),
    held('yandex', 'keywords.add', 'hang-after'),
    held('yandex', 'sitelinks.add', 'hang-after'),
    held('yandex', 'adextensions.add', 'hang-after'),
  ],
]
/** What they sell: nobody's phrases and prompts are another one's. */
const GOODS =
  'лампа рюкзак чайник ковёр матрас фонарь палатка самокат зеркало блендер утюг коляска подушка комод штора бритва'.split(
    ' ',
  )

describe('the process dies by kill -9 with calls in the air', () => {
  let app: AppProcess
  let env: Environment
  let sandbox: SandboxProcess
  let services: PlayedServices
  let database: Awaited<ReturnType<typeof freshDatabase>>

  beforeAll(async () => {
    ;[sandbox, database] = await Promise.all([startSandboxProcess(), freshDatabase()])
    services = playedServices(sandbox.url)
    // No key of the operator's: who has no own one gets ads from the template, and waits for nobody's pace.
    const { OPENAI_API_KEY: _operators, ...place } = appEnvironment({
      ...{ sandbox, databaseUrl: database.url, redisUrl: undefined },
    })
    env = {
      ...place,
      OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small',
      WB_FEED_KEYS: '',
    }
    app = await startApp({ name: 'app', env })
  })
  afterAll(async () => {
    await app?.end('SIGKILL')
    await sandbox?.stop()
  })

  const accountOf = (seller: Campaigner, { service }: Hold) =>
    ({
      wordstat: `b1g${seller.id}`,
      openAi: String(seller.id),
      yandex: `shop-${seller.id}`,
      google: `shop-${seller.id}@shop.example`,
    })[service]

  /** A seller with what the hold needs, whose campaign will meet it. */
  async function start(hold: Hold, goods: string): Promise<Campaigner> {
    const seller = await openCampaigner(placeOf(sandbox))
    const { service, method, kind, times } = hold
    const account = accountOf(seller, hold)
    if (service === 'wordstat') {
      await seller.say(`${makeCloudKey(goods)} ${account}`)
      await seller.sees('Ключ подключён')
    }
    if (service === 'openAi') {
      const { secret } = await services.openAi.command<OpenAiKey>('issue-key', { name: account })
      await seller.say(secret)
      await seller.sees('Ключ подключён')
    }
    if (service === 'google') await seller.connectDrive(account)
    if (service === 'yandex') await seller.connectDirect(account)
    const fault: Fault = { method, kind, account }
    await services[service].fault({ ...fault, times })
    // What is given up and called again hangs as well, however long the others take.
    await services[service].fault(fault)
    const extras = { google: ['sheet'], yandex: ['draft'], wordstat: [], openAi: [] } as const
    await seller.make({
      name: `Про ${goods}`,
      about: `Продаём ${goods}. Доставка по Москве за 1 день, гарантия 1 год. Цена 990 рублей.`,
      seeds: [goods, `купить ${goods}`, `${goods} цена`],
      minimum: 1,
      keywords: 30,
      extras: extras[service],
    })
    return seller
  }

  /** Faults still waiting for their call. */
  const unmet = async () => {
    const states = await Promise.all(Object.values(services).map((one) => one.state()))
    return states.flatMap(({ faults }) => faults).filter(({ times }) => times !== undefined)
  }

  async function die(): Promise<void> {
    await app.end('SIGKILL')
    for (const service of Object.values(services)) await service.clearFaults()
    // A silent process counts as dead after 20 s, a message in its hands after minutes; the test does not wait so long.
    const { db } = database
    const past = sql`now() - interval '1 minute'`
    await db.update(runs).set({ heartbeatAt: past }).where(eq(runs.status, 'running'))
    await db.update(outbox).set({ claimedUntil: null }).where(eq(outbox.status, 'pending'))
    app = await startApp({ name: 'app', env })
  }

  test.each(DEATHS.map((holds, round) => ({ holds, round })))(
    'round $round: everything is finished, nothing bought or made twice',
    async ({ holds, round }) => {
      const sellers = await Promise.all(
        holds.map((hold, index) => start(hold, GOODS[round * 8 + index] ?? '')),
      )
      await waitFor(async () => (await unmet()).length === 0, {
        what: 'all calls to hang',
      })
      expect(sellers.flatMap((seller) => seller.all('кампания готова'))).toEqual([])
      await die()
      for (const seller of sellers) {
        await seller.gets('кампания готова')
        await seller.file('Про')
      }

      const { phrases } = await services.wordstat.state()
      expect(phrases.filter(({ times }) => times !== 1)).toEqual([])
      const { answered } = await services.openAi.state()
      expect(answered.filter(({ times }) => times !== 1)).toEqual([])
      const { files } = await services.google.state()
      const drafts = await services.yandex.state()
      for (const [index, hold] of holds.entries()) {
        const seller = sellers[index]
        if (!seller) continue
        const account = accountOf(seller, hold)
        expect(seller.all('кампания готова')).toHaveLength(1)
        // Telegram has no key to know a repeat by: a message may come again whose sender died with it.
        expect(seller.messages().filter(({ document }) => document).length).toBeLessThanOrEqual(2)
        if (hold.service === 'google') {
          const own = files.filter(({ owner }) => owner === account)
          expect(own, hold.method).toHaveLength(1)
          const titles = own.flatMap(({ sheets }) => sheets.map(({ title }) => title))
          expect(new Set(titles).size).toBe(titles.length)
        }
        if (hold.service === 'yandex') checkDraft(drafts, account)
      }
    },
  )
})

function checkDraft(
  {
    campaigns,
    groups,
    keywords,
    ads,
    sitelinks,
    callouts,
  }: Awaited<ReturnType<PlayedServices['yandex']['state']>>,
  account: string,
): void {
  const own = <T extends { login: string }>(list: readonly T[]) =>
    list.filter(({ login }) => login === account)
  const isUnique = (texts: readonly string[]) => expect(new Set(texts).size).toBe(texts.length)
  expect(own(campaigns)).toHaveLength(1)
  const ownGroups = own(groups)
  isUnique(ownGroups.map(({ name }) => name))
  isUnique(own(keywords).map(({ groupId, keyword }) => `${groupId} ${keyword}`))
  expect(own(ads)).toHaveLength(2 * ownGroups.length)
  expect(own(sitelinks).length).toBeLessThanOrEqual(1)
  isUnique(own(callouts).map(({ text }) => text))
}
