import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { createStepClock, type StepClock } from '../clock.ts'
import { createBotApi } from './bot/bot-api.ts'
import { type Calls, createCalls } from './bot/calls.ts'
import { createFaults, type Faults } from './bot/faults.ts'
import { createPace, type Pace } from './bot/pace.ts'
import { createUpdateQueue } from './bot/updates.ts'
import { createWebhook } from './bot/webhook.ts'
import { createControlsApi } from './chats/controls.ts'
import { createPeopleApi } from './chats/people-api.ts'
import { createRoomsApi } from './chats/rooms-api.ts'
import { restoreSnapshot, type TelegramSnapshot, takeSnapshot } from './chats/snapshot.ts'
import { createFiles } from './files.ts'
import type { World } from './methods/method.ts'
import { createPaymentsApi } from './payments/api.ts'
import { type Buyers, createBuyers } from './payments/buyers.ts'
import { createTill } from './payments/till.ts'
import { createPeople, type NewPerson, type People } from './people.ts'
import { createRooms } from './rooms.ts'
import { createState } from './state.ts'

export interface TelegramSandboxOptions {
  /** `<digits>:<anything>`, as BotFather gives it. */
  readonly token?: string
  readonly username?: string
  readonly firstName?: string
  readonly clock?: StepClock
  /** People there from the start. */
  readonly people?: readonly NewPerson[]
  /** Messages kept a chat, 1,000 by default. */
  readonly historyLimit?: number
  /** How long a tap may be answered, 30 s by default. */
  readonly queryLifetimeMs?: number
  /** First pause before a webhook delivery is repeated, 500 ms by default; it doubles up to a minute. */
  readonly webhookRetryMs?: number
}

export interface TelegramSandbox {
  readonly token: string
  readonly username: string
  readonly clock: StepClock
  readonly people: People
  readonly buyers: Buyers
  readonly faults: Faults
  readonly pace: Pace
  readonly calls: Calls
  readonly world: World
  /** `/bot<token>/<method>` and `/file/…`. */
  readonly botApi: Hono<{ Bindings: HttpBindings }>
  /** People, live events, faults, clock, calls: to be mounted at `/api`. */
  readonly api: Hono
  /** Everything as JSON, and back into a stand-in just made. */
  snapshot(): TelegramSnapshot
  restore(snapshot: TelegramSnapshot): void
  close(): Promise<void>
}

const DEMO_TOKEN = '5000000001:sandbox-token-that-opens-nothing'

/** A stateful stand-in of Telegram's Bot API 10.3 with the people who chat with the bot. */
export function createTelegramSandbox(options: TelegramSandboxOptions = {}): TelegramSandbox {
  const clock = options.clock ?? createStepClock()
  const token = options.token ?? DEMO_TOKEN
  const username = options.username ?? 'prilavok_demo_bot'
  const state = createState({
    clock,
    token,
    username,
    firstName: options.firstName ?? 'Прилавок',
    historyLimit: options.historyLimit ?? 1_000,
    queryLifetimeMs: options.queryLifetimeMs ?? 30_000,
  })
  // Seconds since the epoch: a stand-in started anew goes on above the ids an inbox has already seen.
  const queue = createUpdateQueue(clock, Math.floor(clock.now() / 1000))
  const webhook = createWebhook(queue, clock, options.webhookRetryMs ?? 500)
  const faults = createFaults()
  const world: World = {
    state,
    queue,
    webhook,
    files: createFiles(),
    pace: createPace(clock),
    calls: createCalls(),
    till: createTill(),
  }
  const people = createPeople(world)
  for (const person of options.people ?? []) people.add(person)
  const api = new Hono()
  api.route('/', createPeopleApi(world, people))
  api.route('/', createRoomsApi(createRooms(world)))
  const buyers = createBuyers(world, people)
  api.route('/', createPaymentsApi(world, buyers))
  api.route('/', createControlsApi(world, faults, clock))
  return {
    token,
    username,
    clock,
    people,
    buyers,
    faults,
    pace: world.pace,
    calls: world.calls,
    world,
    botApi: createBotApi(world, faults),
    api,
    snapshot: () => takeSnapshot(world),
    restore: (snapshot) => restoreSnapshot(world, snapshot),
    close: async () => {
      queue.interrupt('terminated by shutdown')
      await webhook.close()
    },
  }
}
