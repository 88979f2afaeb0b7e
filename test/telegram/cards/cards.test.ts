import { expect, test } from 'vitest'
import { openSurface } from '../surface.ts'

async function open() {
  const surface = await openSurface()
  const process = await surface.start()
  const anna = await surface.sandbox.person()
  await anna.sees('Прилавок')
  const update = (messageId: number | null, text: string, final = false) =>
    process.cards.update({ chatId: anna.id, messageId, screen: { text }, final })
  const { faults, calls, clock } = surface.sandbox.telegram
  return { process, anna, update, faults, calls, clock }
}

test('a card is one message, edited in place', async () => {
  const { anna, update } = await open()
  const id = await update(null, '10 %')
  expect(await update(id, '20 %')).toBe(id)
  expect(await update(id, '20 %')).toBe(id)
  await anna.waitFor((one) => one.messages().find((message) => message.id === id)?.text === '20 %')
})

test('a card that vanished is sent anew', async () => {
  const { process, anna, update } = await open()
  const id = await update(null, '10 %')
  await process.telegram.api.deleteMessage(anna.id, id ?? 0)
  const next = await update(id, '20 %')
  expect(next).not.toBe(id)
  await anna.sees('20 %')
})

test('updates beyond Telegram’s pace are left out, the final one is not', async () => {
  const { update, calls, anna } = await open()
  const id = await update(null, '0 %')
  for (let percent = 1; percent <= 20; percent += 1) await update(id, `${percent} %`)
  expect(calls.count({ method: 'editMessageText' }).total).toBeLessThan(5)
  expect(await update(id, 'Done', true)).toBe(id)
  await anna.waitFor((one) => one.messages().some(({ text }) => text === 'Done'))
})

test('a fault is thrown for the run to repeat, a 429 also keeps others away', async () => {
  const { update, faults, calls } = await open()
  const id = await update(null, '0 %')
  faults.add({ kind: 'error', method: 'editMessageText', code: 429, retryAfter: 5 })
  await expect(update(id, 'Done', true)).rejects.toThrow('429')
  const before = calls.count({ method: 'editMessageText' }).total
  expect(await update(id, '50 %')).toBe(id)
  expect(calls.count({ method: 'editMessageText' }).total).toBe(before)
})

test('nobody is left to see it: null, and the person is known to be gone', async () => {
  const { process, anna, update } = await open()
  await anna.block()
  expect(await update(null, '10 %')).toBeNull()
  expect(await process.people.find(anna.id)).toBeDefined()
})
