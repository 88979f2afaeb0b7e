import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createServiceController } from '#sandbox/service/controller.ts'
import { type Actor, createActor } from '#src/demo/tour/actor.ts'
import { campaignStory } from '#src/demo/tour/campaign.ts'
import { playStories, type Step, type Story } from '#src/demo/tour/goals.ts'
import { russianStories } from '#src/demo/tour/russian.ts'
import { createStage } from '#src/demo/tour/stage.ts'
import { stockStory } from '#src/demo/tour/stock.ts'
import { openTime } from '#test/scenarios/time.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'

const shop = await openShop()
const time = openTime(shop)
const { wb } = shop
const { url } = shop.sandbox
const service = (name: string) => createServiceController(`${url}/services/${name}`)
const down = (name: string, method = '*') =>
  service(name).fault({ method, kind: 'http-5xx', status: 503 })

const supplies = (anna: Actor) =>
  russianStories(anna, createStage({ url, clock: shop.clock })).slice(0, 2)
const campaign = (anna: Actor) => [campaignStory(anna, url, { latency: {} })]
const stock = (anna: Actor) => [stockStory(anna, url, `orlova-${anna.person.id}`)]
/** The goal is given up when the service has refused a call and this long, ms, nothing else came of it. */
const AFTERWARDS_MS = 1_000
/** What is not broken may be slow. */
const STEP_MS = 60_000
const PLAYED = ['yandex', 'google', 'wordstat', 'openai', 'allegro', 'wix']
let lastId = 210_000

/** Time goes by twenty times as fast. */
async function hurry(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await time.pass(1_000)
    await wait(50)
  }
}

/** How many calls a service has refused or not answered. */
async function refusals(name: string): Promise<number> {
  const { calls } = name === 'wb' ? await wb.state() : await service(name).state()
  return calls.flatMap(({ failed }) => Object.values(failed)).reduce((sum, one) => sum + one, 0)
}

test.for<{
  readonly broken: string
  readonly service: string
  readonly stories: (anna: Actor) => readonly Story[]
  /** The goal that must fail; the fault comes right before it, or before the goal `from`. */
  readonly goal: RegExp
  readonly from?: RegExp
  readonly act: () => Promise<unknown>
  /** Where no call is refused by its status: what the seller is told then. */
  readonly told?: string
}>([
  {
    broken: 'Wildberries does not know keys',
    service: 'wb',
    stories: supplies,
    goal: /whole key is connected/,
    act: () => wb.fault({ method: 'ping', kind: 'http-5xx' }),
  },
  {
    broken: "the cabinet's sessions end",
    service: 'wb',
    stories: supplies,
    goal: /slot opens and is caught/,
    act: () => wb.expireSessions(),
    told: 'осталось забронировать',
  },
  {
    broken: 'the official list of supplies is closed',
    service: 'wb',
    stories: supplies,
    goal: /slot opens and is caught/,
    act: () => wb.fault({ method: 'supplies', kind: 'http-5xx' }),
  },
  {
    broken: 'Direct',
    service: 'yandex',
    stories: campaign,
    goal: /Direct and a Google sheet connected/,
    act: () => down('yandex'),
  },
  {
    broken: "Google's tokens",
    service: 'google',
    stories: campaign,
    goal: /Direct and a Google sheet connected/,
    act: () => down('google', 'token'),
  },
  {
    broken: 'Wordstat',
    service: 'wordstat',
    stories: campaign,
    goal: /groups of real keywords/,
    act: () => down('wordstat'),
  },
  {
    broken: 'the model',
    service: 'openai',
    stories: campaign,
    goal: /written by the model/,
    act: () => service('openai').fault({ kind: 'unpaid' }),
  },
  {
    broken: 'the spreadsheet is no longer shared',
    service: 'google',
    stories: campaign,
    goal: /spreadsheet at Google/,
    from: /written by the model/,
    act: async () => {
      const google = createServiceController<{ files: { id: string }[] }>(`${url}/services/google`)
      for (const { id } of (await google.state()).files) await google.command('unshare', { id })
    },
  },
  {
    broken: 'points of Direct are used up',
    service: 'yandex',
    stories: campaign,
    goal: /draft stands in Direct/,
    from: /written by the model/,
    act: () => service('yandex').fault({ kind: 'unpaid' }),
    told: 'Черновика нет',
  },
  {
    broken: 'Allegro gives no tokens',
    service: 'allegro',
    stories: stock,
    goal: /Allegro account linked/,
    act: () => down('allegro', 'token'),
  },
  {
    broken: 'Wix takes no numbers',
    service: 'wix',
    stories: stock,
    goal: /Wix compared/,
    act: () => down('wix', 'write'),
  },
  {
    broken: "Allegro's order events are closed",
    service: 'allegro',
    stories: stock,
    goal: /purchase on Allegro/,
    act: () => down('allegro', 'events'),
  },
])(
  '$broken: the goal that needs it fails',
  async ({ service: name, stories, goal, from = goal, act, told }) => {
    lastId += 1
    const quick = { now: shop.clock.now, sleep: async (ms: number) => shop.clock.advance(ms) }
    const lines: string[] = []
    const print = (line: string) => void lines.push(line)
    const person = { url, id: lastId, firstName: 'Анна', locale: 'ru', timeoutMs: STEP_MS }
    const anna = await createActor(person, { clock: quick, print })
    // Orders of a channel are asked for every ten seconds, the consent to a link every five.
    const hurrying = new AbortController()
    const hurried = stories === stock ? hurry(hurrying.signal) : undefined
    const over = new AbortController()
    const refused = async () => (told ? anna.count(told) : refusals(name))
    let before = 0
    const givenUp = async () => {
      await waitFor(async () => over.signal.aborted || (await refused()) > before, {
        timeoutMs: STEP_MS,
      })
      await wait(AFTERWARDS_MS)
      throw new Error(`${name} refused, and the goal is not reached`)
    }
    const withFault = ({ goal: of, play }: Step): Step => ({
      goal: of,
      async play() {
        if (from.test(of)) {
          before = await refused()
          await act()
        }
        await (goal.test(of) ? Promise.race([play(), givenUp()]) : play())
      },
    })
    const all = stories(anna)
    const last = all.findIndex(({ steps }) => steps.some((step) => goal.test(step.goal)))
    const played = all
      .slice(0, last + 1)
      .map(({ title, steps }) => ({ title, steps: steps.map(withFault) }))
    try {
      const results = await playStories(played, { print, attend: anna.attend, stepMs: STEP_MS })
      const failed = results.find(({ outcome }) => outcome === 'failed')
      expect(failed?.goal, lines.join('\n')).toMatch(goal)
    } finally {
      over.abort()
      hurrying.abort()
      await hurried
      await anna.close()
      await wb.clearFaults()
      for (const name of PLAYED) await service(name).clearFaults()
      // Breakers that opened let calls through again.
      shop.clock.advance(5 * 60_000)
    }
  },
)
