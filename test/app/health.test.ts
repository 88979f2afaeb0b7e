import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'

test('/healthz says of each part that can stand still how many seconds ago it got on', async () => {
  const shop = await openShop()
  const answer = await fetch(`${shop.url()}/healthz`)
  expect(answer.status).toBe(200)
  const { status, seconds } = (await answer.json()) as { status: string; seconds: object }
  expect(status).toBe('ok')
  expect(Object.keys(seconds)).toEqual([
    'updates',
    'polls',
    'messages',
    'runs',
    'recovery',
    'stock',
    'slots',
  ])
})
