import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '#db/connection.ts'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { silentLog } from '#platform/log/log.ts'
import { openBot, turnPage } from './chat/bot.ts'
import type { Command, Message, Result, Task } from './chat/crowd.ts'
import { tapInForm } from './chat/form.ts'
import type { Report } from './main.ts'

const CROWD = fileURLToPath(new URL('./chat/crowd.ts', import.meta.url))
const PEOPLE = 400
const BURST = 4_000
const NAIVE_BURST = 800
/** Rounds of three seconds, the best of which counts: what else the machine does is not ours. */
const PACE = { perSecond: 50, taps: 150, rounds: 5 }

/** Updates through the whole stack on Postgres: polling, inbox, bot, screens, Telegram over HTTP. */
export async function run(report: Report): Promise<void> {
  const server = await startEmbeddedPostgres({ log: silentLog })
  await migrate(server.url, { withQueue: false })
  const database = openDatabase({ url: server.url, log: silentLog, max: 20 })
  try {
    const naive = await measure(database, 'naive', NAIVE_BURST)
    const ours = await measure(database, 'ours', BURST)
    report({
      figure: `updates through the stack, ${PEOPLE} chats at once`,
      value: ours.perSecond,
      unit: '1/s',
      better: 'more',
      baseline: naive.perSecond,
      bar: 1_000,
    })
    report({
      figure: `p95 from tap to answer at ${PACE.perSecond}/s, best of ${PACE.rounds} rounds`,
      value: ours.p95,
      unit: 'ms',
      better: 'less',
      baseline: naive.p95,
      bar: 15,
    })
    const { ms, bytes } = await tapInForm(database.db)
    report({
      figure: 'p95 of a tap in a wizard after 60 taps, the bot built anew for each',
      value: percentile(ms, 0.95),
      unit: 'ms',
      better: 'less',
      bar: 20,
    })
    report({
      figure: 'sealed record of a wizard after 60 taps',
      value: bytes / 1024,
      unit: 'KB',
      better: 'less',
      bar: 24,
    })
  } finally {
    await database.close()
    await server.stop()
  }
}

async function measure(
  database: ReturnType<typeof openDatabase>,
  way: 'ours' | 'naive',
  burst: number,
): Promise<{ perSecond: number; p95: number }> {
  await database.pool.query('truncate inbox, users, workspaces, members, chat_screens cascade')
  const crowd = await openCrowd()
  const bot = openBot(database, crowd.server)
  const stop = await bot[way]()
  try {
    await crowd.gather(PEOPLE)
    const p95s: number[] = []
    for (let round = 0; round < PACE.rounds; round += 1) {
      const presses = pages(PACE.taps, round * PACE.taps)
      const { answers } = await crowd.press({ presses, perSecond: PACE.perSecond })
      p95s.push(percentile(answers, 0.95))
    }
    const { tookMs } = await crowd.press({ presses: pages(burst, PACE.rounds * PACE.taps) })
    return { perSecond: (burst / tookMs) * 1_000, p95: Math.min(...p95s) }
  } finally {
    await stop()
    await bot.close()
    crowd.close()
  }
}

/** Different buttons, so that none is taken for the second half of a double tap. */
function pages(count: number, from: number): string[] {
  return Array.from({ length: count }, (_, index) => turnPage({ page: from + index }))
}

async function openCrowd() {
  const child = fork(CROWD)
  const next = async (): Promise<Message> => (await once(child, 'message'))[0]
  const ready = await next()
  if (ready.kind !== 'ready') throw new Error('the crowd did not come')
  const ask = async (command: Command): Promise<Message> => {
    child.send(command)
    return next()
  }
  return {
    server: { apiRoot: ready.apiRoot, token: ready.token },
    gather: (people: number) => ask({ kind: 'gather', people }),
    async press(task: Task): Promise<Result> {
      const answer = await ask({ kind: 'press', task })
      if (answer.kind !== 'result') throw new Error('the crowd lost count')
      return answer.result
    },
    close: () => child.disconnect(),
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
