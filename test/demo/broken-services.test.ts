import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createServiceController } from '#sandbox/service/controller.ts'
import { type Actor, createActor } from '#src/demo/tour-actor.ts'
import { campaignStory } from '#src/demo/tour-campaign.ts'
import { playStories, type Step, type Story } from '#src/demo/tour-goals.ts'
import { russianStories } from '#src/demo/tour-russian.ts'
import { createStage } from '#src/demo/tour-stage.ts'
import { stockStory } from '#src/demo/tour-stock.ts'
import { openTime } from '#test/scenarios/time.ts'
import { openShop } from '#test/support/app.ts'

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
/** A step that fails has waited this long, ms; one that does not is done in a fraction of it. */
const STEP_MS = 8_000
/** The same where time goes faster. */
const HURRIED_MS = 7_000
const PLAYED = ['yandex', 'google', 'wordstat', 'openai', 'allegro', 'wix']
let lastId = 210_000

/** Time goes by ten times as fast. */
async function hurry(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await time.pass(1_000)
    await wait(100)
  }
}

test.for<{
  readonly broken: string
  readonly stories: (anna: Actor) => readonly Story[]
  /** The goal that must fail; the fault comes right before it, or before the goal `from`. */
  readonly goal: RegExp
  readonly from?: RegExp
  readonly act: () => Promise<unknown>
}>([
  {
    broken: 'Wildberries does not know keys',
    stories: supplies,
    goal: /whole key is connected/,
    act: () => wb.fault({ method: 'ping', kind: 'http-5xx' }),
  },
  {
    broken: "the cabinet's sessions end",
    stories: supplies,
    goal: /slot opens and is caught/,
    act: () => wb.expireSessions(),
  },
  {
    broken: 'the official list of supplies is closed',
    stories: supplies,
    goal: /slot opens and is caught/,
    act: () => wb.fault({ method: 'supplies', kind: 'http-5xx' }),
  },
  {
    broken: 'Direct',
    stories: campaign,
    goal: /Direct and a Google sheet connected/,
    act: () => down('yandex'),
  },
  {
    broken: "Google's tokens",
    stories: campaign,
    goal: /Direct and a Google sheet connected/,
    act: () => down('google', 'token'),
  },
  {
    broken: 'Wordstat',
    stories: campaign,
    goal: /groups of real keywords/,
    act: () => down('wordstat'),
  },
  {
    broken: 'the model',
    stories: campaign,
    goal: /written by the model/,
    act: () => service('openai').fault({ kind: 'unpaid' }),
  },
  {
    broken: 'the spreadsheet is no longer shared',
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
    stories: campaign,
    goal: /draft stands in Direct/,
    from: /written by the model/,
    act: () => service('yandex').fault({ kind: 'unpaid' }),
  },
  {
    broken: 'Allegro gives no tokens',
    stories: stock,
    goal: /Allegro account linked/,
    act: () => down('allegro', 'token'),
  },
  {
    broken: 'Wix takes no numbers',
    stories: stock,
    goal: /Wix compared/,
    act: () => down('wix', 'write'),
  },
  {
    broken: "Allegro's order events are closed",
    stories: stock,
    goal: /purchase on Allegro/,
    act: () => down('allegro', 'events'),
  },
])('$broken: the goal that needs it fails', async ({ stories, goal, from = goal, act }) => {
  lastId += 1
  const quick = { now: shop.clock.now, sleep: async (ms: number) => shop.clock.advance(ms) }
  const stepMs = stories === stock ? HURRIED_MS : STEP_MS
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const person = { url, id: lastId, firstName: 'Анна', locale: 'ru', timeoutMs: STEP_MS }
  const anna = await createActor(person, { clock: quick, print })
  // Orders of a channel are asked for every ten seconds, the consent to a link every five.
  const hurrying = new AbortController()
  const hurried = stories === stock ? hurry(hurrying.signal) : undefined
  const withFault = (step: Step): Step =>
    from.test(step.goal) ? { ...step, play: () => act().then(step.play) } : step
  const played = stories(anna).map((story) => ({ ...story, steps: story.steps.map(withFault) }))
  try {
    const results = await playStories(played, { print, attend: anna.attend, stepMs })
    const failed = results.find(({ outcome }) => outcome === 'failed')
    expect(failed?.goal, lines.join('\n')).toMatch(goal)
  } finally {
    hurrying.abort()
    await hurried
    await anna.close()
    await wb.clearFaults()
    for (const name of PLAYED) await service(name).clearFaults()
    // Breakers that opened let calls through again.
    shop.clock.advance(5 * 60_000)
  }
})
