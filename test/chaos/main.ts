import { setTimeout as pause } from 'node:timers/promises'
import { exitFlushed } from '#platform/exit.ts'
import { findRedis } from '#test/processes/redis.ts'
import { audit, type Verdict } from './audit.ts'
import { broadcastToMany } from './broadcast.ts'
import { auditCampaigns } from './campaign-audit.ts'
import { campaignSeason } from './campaigners.ts'
import { flood } from './flood.ts'
import { importDay } from './imports/trial.ts'
import { killAll } from './kills.ts'
import type { Ledger } from './ledger.ts'
import { breakThings } from './outages.ts'
import { oweMany } from './owed.ts'
import { loseRedis } from './redis-losses.ts'
import { checkOutBefore } from './release-before.ts'
import { removeInTheMiddle } from './removed.ts'
import { startScenario } from './scenario.ts'
import { type Cast, openStage, type Stage } from './stage.ts'
import { stockDay } from './stock/trial.ts'

const SILENCES = 4
const SILENCE_MS = 12_000
const CROWD = Number(process.env.CHAOS_CROWD ?? 10_000)
const KILLS = Number(process.env.CHAOS_KILLS ?? 30)
/** So that each release leads for a while, whichever came first. */
const VERSION_KILLS = 4
const PAIRS = (['bot', 'worker', 'poller'] as const).flatMap((role): Cast[] => [
  { name: `${role}-1`, roles: [role] },
  { name: `${role}-2`, roles: [role] },
])
const SINGLES = PAIRS.filter(({ name }) => name.endsWith('1'))
const WORKERS = PAIRS.filter(({ roles }) => roles?.includes('worker'))
const ALL_IN_ONE: readonly Cast[] = [{ name: 'app' }]

interface Trial {
  readonly name: string
  readonly title: string
  readonly cast: readonly Cast[]
  /** Changes the cast before it comes on. */
  readonly recast?: (
    cast: readonly Cast[],
  ) => Promise<{ readonly cast: readonly Cast[]; close(): Promise<void> }>
  readonly withRedis: boolean
  /** Plays it, prints what was tried, and returns what was lost. */
  readonly play: (stage: Stage) => Promise<string[]>
}

const tell = (text: string) => console.log(`    ${text}`)

/** The supplies' day, with what happens to it meanwhile. `mayTell`: error screens are part of it, something people see is broken. */
const supplies =
  (disturb: (stage: Stage, ledger: Ledger) => Promise<void>, mayTell = false): Trial['play'] =>
  async (stage) => {
    const scenario = await startScenario(stage)
    const { ledger } = scenario
    await disturb(stage, ledger)
    await scenario.end()
    const verdict = await audit(stage, ledger)
    print(ledger, verdict)
    const told = mayTell ? [] : ledger.told.map((text) => `error screen: ${text}`)
    return [...verdict.faults, ...told]
  }

const TRIALS: readonly Trial[] = [
  {
    name: 'apart',
    title: `two bots, two workers, two pollers (Redis, PostgreSQL): each role killed ${KILLS} times`,
    cast: PAIRS,
    withRedis: true,
    play: supplies(async (stage, ledger) => {
      await killAll(stage, Math.ceil(KILLS / 2))
      tell('1,000 presses at once while both bots are killed')
      await flood(stage, ledger, PAIRS.slice(0, 2))
    }),
  },
  {
    name: 'one',
    title: `all in one process (PostgreSQL only), killed ${KILLS} times`,
    cast: ALL_IN_ONE,
    withRedis: false,
    play: supplies(async (stage, ledger) => {
      await killAll(stage, KILLS)
      tell('1,000 presses at once while the process is killed')
      await flood(stage, ledger, ALL_IN_ONE)
    }),
  },
  {
    name: 'versions',
    title: `the release before the newest migration beside this one, on its tables; each process killed ${VERSION_KILLS} times`,
    cast: PAIRS,
    withRedis: true,
    async recast(cast) {
      const { folder, name, close } = await checkOutBefore()
      tell(`the release before: ${name}`)
      return { cast: cast.map((one) => (one.name.endsWith('1') ? { ...one, folder } : one)), close }
    },
    play: supplies((stage) => killAll(stage, VERSION_KILLS)),
  },
  {
    name: 'outages',
    title: 'what the app stands on and talks to breaks under load',
    cast: SINGLES,
    withRedis: true,
    play: supplies((stage) => breakThings(stage, tell), true),
  },
  {
    name: 'silence',
    title: `the way to the database falls silent for good ${SILENCES} times, no connection closed`,
    cast: PAIRS,
    withRedis: true,
    play: supplies(async ({ relay }) => {
      for (let round = 0; round < SILENCES; round += 1) {
        relay.freeze()
        await pause(SILENCE_MS)
      }
    }, true),
  },
  {
    name: 'flushed',
    title: 'Redis forgets everything, or half of it, under load',
    cast: SINGLES,
    withRedis: true,
    play: supplies((stage, ledger) => loseRedis(stage, ledger, tell), true),
  },
  {
    name: 'owed',
    title: '300 messages owed to one chat, some to many, two notifiers restarted in turn',
    cast: [{ name: 'bot-1', roles: ['bot'] }, ...WORKERS],
    withRedis: true,
    play: (stage) => oweMany(stage, WORKERS, tell),
  },
  {
    name: 'broadcast',
    title: `a broadcast to ${CROWD} people while its worker is killed twice and Telegram says 429 and 403`,
    cast: [{ name: 'bot-1', roles: ['bot'] }, ...WORKERS],
    withRedis: true,
    play: (stage) => broadcastToMany(stage, WORKERS, { people: CROWD, tell }),
  },
  {
    name: 'campaigns',
    title: 'sellers make campaigns while two workers are killed again and again',
    cast: [{ name: 'bot-1', roles: ['bot'] }, ...WORKERS],
    withRedis: true,
    async play(stage) {
      const season = await campaignSeason(stage, WORKERS)
      const verdict = await auditCampaigns(stage, season)
      const { campaigns, bought, boughtAgain, faults } = verdict
      console.log(`  tried: campaigns ${campaigns}, workers killed ${season.deaths}`)
      console.log(`  stopped, and gone on with by their seller: ${season.continued}`)
      console.log(
        `  phrases and answers bought: ${bought}, again: ${boughtAgain} (the worker died between the answer and its note: the services have no key to know a repeat by)`,
      )
      return [...faults]
    },
  },
  {
    name: 'stock',
    title: `buyers at five channels while two workers are killed ${KILLS} times and services fail`,
    cast: [{ name: 'bot-1', roles: ['bot'] }, ...WORKERS],
    withRedis: true,
    play: (stage) => stockDay(stage, WORKERS, { kills: KILLS, tell }),
  },
  {
    name: 'imports',
    title: `a seller brings whole departments into a shop while two workers are killed ${KILLS} times and services fail`,
    cast: [{ name: 'bot-1', roles: ['bot'] }, ...WORKERS],
    withRedis: true,
    play: (stage) => importDay(stage, WORKERS, { kills: KILLS, tell }),
  },
  {
    name: 'removed',
    title: 'managers are removed while their campaigns are being made, by two bots and two workers',
    cast: PAIRS.filter(({ name }) => !name.startsWith('poller')),
    withRedis: true,
    async play(stage) {
      const { teams, faults } = await removeInTheMiddle(stage)
      console.log(`  tried: managers removed in the middle of a campaign ${teams}`)
      return [...faults]
    },
  },
]

async function main(): Promise<number> {
  const wanted = process.argv.slice(2)
  const hasRedis = (await findRedis()) !== undefined
  let faults = 0
  for (const trial of TRIALS) {
    if (wanted.length > 0 && !wanted.includes(trial.name)) continue
    if (trial.withRedis && !hasRedis) console.log(`Not run: ${trial.title} (no redis-server)`)
    else faults += await run(trial)
  }
  console.log(faults === 0 ? '\nNothing was lost, doubled or stuck.' : `\n${faults} faults.`)
  return faults === 0 ? 0 : 1
}

/** Returns the number of faults. */
async function run(trial: Trial): Promise<number> {
  const startedAt = performance.now()
  console.log(`\n${trial.name}: ${trial.title}`)
  const recast = await trial.recast?.(trial.cast)
  const stage = await openStage(recast?.cast ?? trial.cast, trial)
  try {
    const faults = await trial.play(stage)
    const rude = await stage.close()
    faults.push(...rude.map((name) => `did not stop well: ${name}`))
    for (const fault of faults) console.log(`  LOST  ${fault}`)
    const seconds = Math.round((performance.now() - startedAt) / 1_000)
    console.log(`  ${faults.length} faults; ${seconds} s`)
    return faults.length
  } catch (error) {
    await stage.close()
    throw error
  } finally {
    await recast?.close()
  }
}

function print(ledger: Ledger, verdict: Verdict): void {
  const acts = [...ledger.acts].map(([name, times]) => `${name} ${times}`).join(', ')
  console.log(`  tried: ${acts}`)
  console.log(`  slots caught and told: ${verdict.caught} of ${ledger.hunts.length}`)
  console.log(`  people told of an error: ${ledger.told.length}`)
  console.log(
    `  🎉 sent again: ${verdict.sentAgain} (Telegram took it and the answer or the process was lost: it has no key to know a repeat by)`,
  )
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.stack : error)
    return 1
  })
  .then(exitFlushed)
