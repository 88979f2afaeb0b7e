import { expect, test } from 'vitest'
import { live, startAllegro } from './clients.ts'

const begun = async () => {
  const shop = await startAllegro()
  const asked = await shop.allegro.begin(live())
  const poll = async () => (await shop.allegro.poll(asked.deviceCode, live())).kind
  return { ...shop, asked, poll }
}

test('a seller says yes on the page that the link opens, and the account works', async () => {
  const { allegro, asked, poll, clock, origin } = await begun()
  expect([asked.expiresInMs, asked.intervalMs]).toEqual([3_600_000, 5_000])
  expect(asked.url).toBe(`${origin}/allegro/skojarz-aplikacje?code=${asked.userCode}`)
  expect(await poll()).toBe('waiting')
  const page = await (await fetch(asked.url)).text()
  expect(page).toContain(asked.userCode)
  expect(page).toContain('orlova')
  const seller = /name="seller" value="(\d+)"/.exec(page)?.[1] ?? ''
  const form = new URLSearchParams({ code: asked.userCode, seller, answer: 'yes' })
  const said = await (await fetch(asked.url, { method: 'POST', body: form })).text()
  expect(said).toContain('Готово')
  clock.advance(5_000)
  const answer = await allegro.poll(asked.deviceCode, live())
  if (answer.kind !== 'linked') throw new Error(answer.kind)
  expect(await allegro.owner(answer.secret, live())).toEqual({ id: seller, login: 'orlova' })
  // A code is good for one account.
  expect(await poll()).toBe('expired')
})

test('asking too often is answered by asking less often', async () => {
  const { poll, clock } = await begun()
  expect([await poll(), await poll()]).toEqual(['waiting', 'slower'])
  clock.advance(9_000)
  expect(await poll()).toBe('slower')
  clock.advance(15_000)
  expect(await poll()).toBe('waiting')
})

test('a seller who says no, and a code nobody answered in time, end it', async () => {
  const { poll, controller } = await begun()
  await controller.command('consent', { login: 'orlova', isAllowed: false })
  expect(await poll()).toBe('refused')
  const late = await begun()
  late.clock.advance(3_600_000)
  expect(await late.poll()).toBe('expired')
  expect(await late.controller.command('consent', { login: 'orlova' })).toEqual({ done: false })
})

test('an application that is not known, and a service that is away, are faults', async () => {
  const { poll, controller, client } = await begun()
  await controller.fault({ method: 'token', kind: 'http-5xx', times: 1 })
  await expect(poll()).rejects.toMatchObject({ kind: 'unavailable' })
  const stranger = client({ clientSecret: 'another' })
  await expect(stranger.begin(live())).rejects.toMatchObject({
    kind: 'auth',
    code: 'allegro-auth.invalid_client',
  })
})
