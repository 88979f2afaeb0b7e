import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'pg'
import { exitFlushed } from '#platform/exit.ts'
import { startRelay } from '#test/processes/relay.ts'
import { CONNECTIONS, type DriverName, openDriver } from './contenders.ts'
import { FAULTS } from './faults.ts'

/** What one driver made of one fault. */
export interface Outcome {
  readonly done: number
  readonly rejected: number
  /** Exceptions and rejections that would have ended the process. */
  readonly uncaught: number
  /** Callers whose promise had not settled a while after everything was well again. */
  readonly hung: number
  /** Queries answered afterwards, of as many asked at once as there are connections. */
  readonly usable: number
}

const CALLERS = 40
const SETTLE_MS = 5_000

const [driver = '', fault = '', url = ''] = process.argv.slice(2)
let uncaught = 0
process.on('uncaughtException', () => (uncaught += 1))
process.on('unhandledRejection', () => (uncaught += 1))

async function play(): Promise<Outcome> {
  const watcher = new Pool({ connectionString: url, max: 1, application_name: 'watcher' })
  await watcher.query('create table if not exists pairs (id int)')
  const relay = await startRelay(url)
  const { transact, ask, close } = openDriver[driver as DriverName](relay.url)
  let isOver = false
  let done = 0
  let rejected = 0
  let hung = CALLERS
  const caller = async () => {
    while (!isOver) {
      const work = transact().then(ask)
      await work.then(
        () => (done += 1),
        () => (rejected += 1),
      )
      // Some rejections come at once: the callers must not keep the loop to themselves.
      await pause(1)
    }
    hung -= 1
  }
  const callers = Promise.all(Array.from({ length: CALLERS }, caller))
  await FAULTS[fault]?.({ relay, watcher })
  isOver = true
  await Promise.race([callers, pause(SETTLE_MS)])
  let usable = 0
  const asked = Array.from({ length: CONNECTIONS }, () => ask().then(() => (usable += 1)))
  await Promise.race([Promise.allSettled(asked), pause(SETTLE_MS)])
  const outcome = { done, rejected, uncaught, hung, usable }
  await Promise.race([close(), pause(SETTLE_MS)])
  return outcome
}

play().then(async (outcome) => {
  console.log(JSON.stringify(outcome))
  await exitFlushed(0)
})
