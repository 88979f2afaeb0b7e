import type { Update } from 'grammy/types'
import { expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { createWebhook } from '#telegram/transport/webhook.ts'

const secret = 'a-secret_Word-42'

function open(receive?: () => Promise<void>) {
  const received: Update[] = []
  const app = createWebhook({
    secret,
    log: silentLog,
    receive: receive ?? (async (updates) => void received.push(...updates)),
  })
  const post = (body: string, header: string | undefined = secret) =>
    app.request('/', {
      method: 'POST',
      body,
      headers: header === undefined ? {} : { 'x-telegram-bot-api-secret-token': header },
    })
  return { app, received, post }
}

test('an update with the right secret is stored, then acknowledged', async () => {
  const { received, post } = open()
  const update = { update_id: 7, message: { text: 'hi' } }
  expect((await post(JSON.stringify(update))).status).toBe(200)
  expect(received).toEqual([update])
})

test('a wrong, shorter or missing secret is refused and nothing is stored', async () => {
  const { app, received, post } = open()
  for (const header of ['wrong', '', `${secret}x`, secret.slice(1)])
    expect((await post('{"update_id":1}', header)).status).toBe(401)
  expect((await app.request('/', { method: 'POST', body: '{"update_id":1}' })).status).toBe(401)
  expect((await app.request('/')).status).toBe(404)
  expect(received).toEqual([])
})

test('what is not an update is refused', async () => {
  const { received, post } = open()
  for (const body of ['', 'not json', '[]', '{"update_id":"1"}'])
    expect((await post(body)).status).toBe(400)
  expect((await post(JSON.stringify({ update_id: 1, pad: 'x'.repeat(2_000_000) }))).status).toBe(
    413,
  )
  expect(received).toEqual([])
})

test('an update that could not be stored is not acknowledged', async () => {
  const { post } = open(() => Promise.reject(new Error('database away')))
  expect((await post('{"update_id":1}')).status).toBe(500)
})
