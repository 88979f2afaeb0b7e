import { describe, expect, test } from 'vitest'
import { WORDSTAT_PROVIDERS } from '#desks/campaigns/ports.ts'
import { keyFor, live, startClients } from './clients.ts'

/** The call that buys phrases, as the stand-in names it. */
const PAID = {
  cloud: 'cloud/topRequests',
  oauth: 'oauth/topRequests',
  reports: 'reports/CreateNewWordstatReport',
} as const

const ask = (...phrases: string[]) => ({ phrases, regionIds: [225], limit: 50 })

describe.each(WORDSTAT_PROVIDERS)('%s', (provider) => {
  const start = async (options: Parameters<typeof startClients>[0] = {}) => {
    const clients = await startClients(options)
    return { ...clients, wordstat: clients.providers[provider], key: keyFor(provider) }
  }
  const paid = PAID[provider]

  test('says who it is and what its quota allows', async () => {
    const { wordstat } = await start()
    expect(wordstat.provider).toBe(provider)
    expect(wordstat.batch).toBeGreaterThanOrEqual(1)
    expect(wordstat.quota.calls / wordstat.quota.windowMs).toBeLessThanOrEqual(100 / 3_600_000)
  })

  test('gives phrases with whole numbers, the seed first, and similar ones', async () => {
    const { wordstat, key } = await start()
    const [answer] = await wordstat.top(key, ask('термокружка'), live())
    expect(answer?.phrases[0]).toEqual({ text: 'термокружка', frequency: 198_400 })
    expect(answer?.phrases).toHaveLength(50)
    expect(answer?.phrases.every((one) => Number.isInteger(one.frequency))).toBe(true)
    expect(answer?.similar).toContainEqual({ text: 'термос', frequency: 174_900 })
  })

  test('counts in the regions asked for; region 0 is everywhere', async () => {
    const { wordstat, key, controller } = await start()
    const of = async (regionIds: number[]) => {
      const request = { phrases: ['термокружка'], regionIds, limit: 1 }
      return (await wordstat.top(key, request, live()))[0]?.phrases[0]?.frequency
    }
    expect([await of([213]), await of([213, 2]), await of([0]), await of([])]).toEqual([
      71_424, 109_120, 198_400, 198_400,
    ])
    const asked = (await controller.state()).phrases.map(({ regions }) => regions)
    expect(asked).toEqual([['213'], ['213', '2'], []])
  })

  test('an empty answer is an answer', async () => {
    const { wordstat, key } = await start()
    expect(await wordstat.top(key, ask('zzz'), live())).toEqual([{ phrases: [], similar: [] }])
    expect(await wordstat.top(key, ask(), live())).toEqual([])
  })

  test('more phrases than a call takes are a mistake of the caller', async () => {
    const { wordstat, key } = await start()
    const many = Array.from({ length: wordstat.batch + 1 }, (_, number) => `термос ${number}`)
    await expect(wordstat.top(key, ask(...many), live())).rejects.toMatchObject({
      kind: 'internal',
    })
  })

  test('a withdrawn key, and one without rights, are auth', async () => {
    const { wordstat, key, sandbox } = await start({ retries: 3 })
    sandbox.refuseKey(key.secret)
    await expect(wordstat.top(key, ask('термос'), live())).rejects.toMatchObject({ kind: 'auth' })
    sandbox.refuseKey(key.secret, 'no-rights')
    await expect(wordstat.top(key, ask('термос'), live())).rejects.toMatchObject({ kind: 'auth' })
    expect(sandbox.phrases()).toEqual([])
  })

  test('a refusal for lack of quota is a limit', async () => {
    const { wordstat, key, controller } = await start()
    await controller.fault({ method: paid, kind: 'limited', times: 1 })
    await expect(wordstat.top(key, ask('термос'), live())).rejects.toMatchObject({
      kind: 'limit',
      retry: 'later',
    })
    expect(await wordstat.top(key, ask('термос'), live())).toHaveLength(1)
  })

  // An empty object is what the cloud says of a phrase nobody looks for.
  const empty = provider === 'cloud' ? [] : (['empty-ok'] as const)
  test.each(['http-5xx', 'hang', 'drop', 'not-json', ...empty] as const)(
    '%s instead of the paid answer is unavailable, and over when it is over',
    async (kind) => {
      const { wordstat, key, controller } = await start({ timeoutMs: 2_000 })
      await controller.fault({ method: paid, kind, times: 1 })
      await expect(wordstat.top(key, ask('термос'), live())).rejects.toMatchObject({
        kind: 'unavailable',
        retry: 'later',
      })
      expect((await wordstat.top(key, ask('термос'), live()))[0]?.phrases).not.toEqual([])
    },
  )

  test('giving up is passed on as it is and at once', async () => {
    const { wordstat, key, controller } = await start({ timeoutMs: 60_000 })
    await controller.fault({ method: provider, kind: 'hang' })
    const stop = new AbortController()
    const asking = wordstat.top(key, ask('термос'), stop.signal)
    stop.abort(new Error('cancelled'))
    await expect(asking).rejects.toThrow('cancelled')
    await controller.clearFaults()
  })
})
