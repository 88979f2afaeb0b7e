import { findRedis } from '#test/processes/redis.ts'
import { audit, type Verdict } from './audit.ts'
import { killAll } from './kills.ts'
import type { Ledger } from './ledger.ts'
import { breakThings } from './outages.ts'
import { startScenario } from './scenario.ts'
import { type Cast, openStage, type Stage } from './stage.ts'

const KILLS = Number(process.env.CHAOS_KILLS ?? 30)
const PROCESSES: readonly Cast[] = [
  { name: 'bot', roles: ['bot'] },
  { name: 'worker', roles: ['worker'] },
  { name: 'poller', roles: ['poller'] },
]

interface Trial {
  readonly name: string
  readonly title: string
  readonly cast: readonly Cast[]
  readonly withRedis: boolean
  /** Error screens are part of it: something people see is broken. */
  readonly mayTell: boolean
  readonly play: (stage: Stage) => Promise<void>
}

const tell = (text: string) => console.log(`    ${text}`)

const TRIALS: readonly Trial[] = [
  {
    name: 'kills',
    title: `bot, worker and poller apart (Redis, PostgreSQL), each killed ${KILLS} times`,
    cast: PROCESSES,
    withRedis: true,
    mayTell: false,
    play: (stage) => killAll(stage, KILLS),
  },
  {
    name: 'one',
    title: `all in one process (PostgreSQL only), killed ${KILLS} times`,
    cast: [{ name: 'app' }],
    withRedis: false,
    mayTell: false,
    play: (stage) => killAll(stage, KILLS),
  },
  {
    name: 'outages',
    title: 'what the app stands on and talks to breaks under load',
    cast: PROCESSES,
    withRedis: true,
    mayTell: true,
    play: (stage) => breakThings(stage, tell),
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
  const stage = await openStage(trial.cast, trial)
  try {
    const scenario = await startScenario(stage)
    await trial.play(stage)
    await scenario.end()
    const { ledger } = scenario
    const verdict = await audit(stage, ledger)
    const told = trial.mayTell ? [] : ledger.told.map((text) => `error screen: ${text}`)
    const faults = [...verdict.faults, ...told]
    print(ledger, verdict)
    const rude = await stage.close()
    faults.push(...rude.map((name) => `did not stop well: ${name}`))
    for (const fault of faults) console.log(`  LOST  ${fault}`)
    const seconds = Math.round((performance.now() - startedAt) / 1_000)
    console.log(`  ${faults.length} faults, ${seconds} s`)
    return faults.length
  } catch (error) {
    await stage.close()
    throw error
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

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error)
    process.exit(1)
  },
)
