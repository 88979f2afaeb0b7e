import { expect, test } from 'vitest'
import { Desk } from '#telegram/desk.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSurface } from '../surface.ts'
import { sampleForm } from './sample.ts'

/** Somebody at the second question of a form. */
async function open() {
  const desk = new Desk('sample').slash({ name: 'make', handle: (ctx) => ctx.startForm('sample') })
  desk.forms.push(sampleForm())
  const surface = await openSurface({ desks: [desk], patienceMs: 600 })
  const { people } = await surface.start()
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
  await anna.say('/make')
  await anna.sees('Name?')
  await anna.say('Shop')
  await anna.sees('Kind?')
  const { faults } = surface.sandbox.telegram
  return { ...surface, people, anna, faults }
}

test('Telegram asks for a minute’s pause within a step: the answer is taken once, later', async () => {
  const { anna, faults, clock } = await open()
  faults.add({ kind: 'error', method: 'editMessageText', code: 429, retryAfter: 60 })
  await anna.tap('Pallet')
  expect(anna.screen()).toContain('Kind?')
  await waitFor(() => {
    clock.advance(1_000)
    return anna.screen().includes('Places?')
  })
  expect(anna.screen()).toContain('Kind: pallet')
  await anna.tap('☐ Тула 2')
  await anna.sees('1\ufe0f\u20e3 Тула 2')
})

test('Telegram says that the person stopped the bot within a step: the question stands when they are back', async () => {
  const { anna, faults } = await open()
  const description = 'Forbidden: bot was blocked by the user'
  faults.add({ kind: 'error', method: 'editMessageText', code: 403, description })
  await anna.tap('Pallet')
  expect(anna.screen()).toContain('Kind?')
  await anna.tap('Pallet')
  await anna.sees('Places?')
})

test('who stops the bot in the middle and comes back goes on where they were', async () => {
  const { anna, database } = await open()
  await anna.block()
  await waitFor(async () => {
    const { rows } = await database.pool.query('select left_at from users')
    return rows[0]?.left_at
  })
  await anna.unblock()
  await anna.tap('Pallet')
  await anna.sees('Places?')
  expect(anna.screen()).toContain('Name: Shop')
})

test('who changes the language in the middle is asked in it from then on', async () => {
  const { anna, people } = await open()
  await people.setLocale(anna.id, 'en')
  await anna.tap('Pallet')
  await anna.sees('step 3 of 7')
  expect(anna.screen()).toContain('Name: Shop')
})

test('Telegram hangs within a step: the chat is not held for ever, the answer is taken once', async () => {
  const { anna, faults, clock } = await open()
  faults.add({ kind: 'hang', method: 'editMessageText' })
  await anna.tap('Pallet')
  await waitFor(() => {
    clock.advance(5_000)
    return anna.screen().includes('Places?')
  })
  expect(anna.screen()).toContain('Kind: pallet')
})
