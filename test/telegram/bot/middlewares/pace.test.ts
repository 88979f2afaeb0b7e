import { expect, test } from 'vitest'
import { createTestClock } from '#test/support/clock.ts'
import { tapUpdate, textUpdate } from '../../fake-api.ts'
import { createFakeChat } from '../../fake-chat.ts'
import { texts } from '../../input/langs.ts'
import { onlyPerson, ownerOf } from '../../person.ts'
import { addItem, createShop } from '../../shop.ts'
import { anna } from '../rig.ts'

function open() {
  const clock = createTestClock()
  const shop = createShop()
  const people = onlyPerson(() => ownerOf(anna.id))
  const bot = createFakeChat({ clock, people, texts, desks: [shop.desk] })
  let id = 0
  return {
    ...{ clock, done: shop.done, ...bot.seenBy(anna.id) },
    say: (text: string) => bot.handle(textUpdate(++id, anna, text)),
    tap: (number: number) => bot.handle(tapUpdate(++id, anna, addItem({ number }))),
    told: () => bot.calls.filter(({ body }) => String(body.text).includes('слишком часто')),
  }
}

test('a burst of twenty, then two a second; a person is told once a burst', async () => {
  const { say, done, told, clock } = open()
  for (let index = 0; index < 30; index += 1) await say(`note ${index}`)
  expect(done).toHaveLength(20)
  expect(told()).toHaveLength(1)
  await clock.advance(1_000)
  for (let index = 0; index < 5; index += 1) await say(`note ${index}`)
  expect(done).toHaveLength(22)
  expect(told()).toHaveLength(1)
})

test('a tap is always answered', async () => {
  const { tap, done, toasts, told } = open()
  for (let number = 0; number < 25; number += 1) await tap(number)
  expect(done).toHaveLength(20)
  expect(toasts.filter((toast) => toast.includes('Слишком часто'))).toHaveLength(5)
  expect(told()).toEqual([])
})

test('who goes on flooding is not heard for ten minutes, and then as before', async () => {
  const { say, done, clock, ...rest } = open()
  for (let index = 0; index < 90; index += 1) await say(`note ${index}`)
  expect(done).toHaveLength(20)
  await clock.advance(60_000)
  await say('note still there')
  expect(done).toHaveLength(20)
  await clock.advance(600_000)
  await say('note sorry')
  expect(done).toHaveLength(21)
  expect(rest.toasts).toEqual([])
})
