import { Api } from 'grammy'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { StartError } from '#platform/start-error.ts'
import { botBehind, databaseAt, redisAt, whenReached } from '#src/app/services/outside.ts'
import { createTestClock } from '#test/support/clock.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { testRedis } from '#test/support/redis.ts'
import { waitFor } from '#test/support/wait.ts'

function observe() {
  const clock = createTestClock()
  const lines: { msg: string; reason: string }[] = []
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) })
  return { clock, log, lines }
}

const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.3:5432'), {
  code: 'ECONNREFUSED',
})

/** The clock goes on a second whenever somebody sleeps, until `over`. */
async function pass(clock: ReturnType<typeof createTestClock>, over: () => boolean) {
  while (!over()) {
    await waitFor(() => over() || clock.sleepers() > 0)
    await clock.advance(1_000)
  }
}

test('what is away for a while is waited for, with a line each ten seconds', async () => {
  const { clock, log, lines } = observe()
  let asked = 0
  let answer: unknown
  const reach = async () => {
    asked += 1
    if (asked < 35) throw refused
    return 'here'
  }
  const reached = whenReached({ ...databaseAt(''), reach }, { clock, log }).then((value) => {
    answer = value
  })
  await pass(clock, () => answer !== undefined)
  await reached
  expect(answer).toBe('here')
  expect(lines.map(({ msg }) => msg)).toEqual(Array(3).fill('waiting: The database'))
  expect(lines[0]?.reason).toBe(refused.message)
})

test('what does not come within a minute ends the start with a sentence', async () => {
  const { clock, log } = observe()
  const startedAt = clock.now()
  let thrown: unknown
  const reach = () => Promise.reject(refused)
  const reached = whenReached({ ...databaseAt(''), reach }, { clock, log }).catch((error) => {
    thrown = error
  })
  await pass(clock, () => thrown !== undefined)
  await reached
  expect(clock.now() - startedAt).toBe(60_000)
  expect(thrown).toBeInstanceOf(StartError)
  expect(thrown).toMatchObject({
    message: `The database cannot be used (${refused.message}): start PostgreSQL or correct DATABASE_URL.`,
  })
})

test('what waiting does not mend is told at once, naming the variable', async () => {
  const watched = observe()
  const server = new URL((await emptyDatabase()).url)
  const url = new URL(server)
  url.pathname = '/nowhere'
  await expect(whenReached(databaseAt(url.href), watched)).rejects.toThrow(/DATABASE_URL\.$/)
  const api = new Api('1:wrong', {
    fetch: (async () =>
      Response.json({ ok: false, error_code: 401, description: 'Unauthorized' })) as never,
  })
  await expect(whenReached(botBehind(api), watched)).rejects.toThrow(
    'Telegram cannot be used (401: Unauthorized): copy BOT_TOKEN from @BotFather again.',
  )
  await expect(whenReached(databaseAt(server.href), watched)).resolves.toBeDefined()
  expect(watched.clock.sleepers()).toBe(0)
})

test('Redis that answers is taken, and a wrong password is told at once', async () => {
  const watched = observe()
  await whenReached(redisAt((await testRedis()).url), watched)
  const { judge } = redisAt('redis://localhost')
  expect(judge(new Error('WRONGPASS invalid username-password pair'))).toMatchObject({
    isPassing: false,
  })
  expect(judge(refused)).toMatchObject({ isPassing: true })
})
