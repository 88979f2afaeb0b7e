import { expect, test } from 'vitest'
import type { Person } from '#telegram/identity/person.ts'
import { createTestClock } from '#test/support/clock.ts'
import { createFakeChat, tapUpdate, textUpdate } from '../fake-chat.ts'
import { addItem, createShop } from '../shop.ts'
import { texts } from '../surface.ts'

const anna = { id: 7, first_name: 'Анна', language_code: 'ru' }

function open() {
  const clock = createTestClock()
  const shop = createShop()
  const person: Person = {
    user: {
      id: anna.id,
      firstName: 'Анна',
      lastName: null,
      username: null,
      locale: 'ru',
      timeZone: 'Europe/Moscow',
      isAdmin: false,
      createdAt: new Date(0),
    },
    workspace: { id: '018f0000-0000-7000-8000-000000000001', name: 'Shop', ownerId: anna.id },
    role: 'owner',
    ...{ isBlocked: false, wasRefused: false, isNew: false },
  }
  const people = {
    find: async () => person,
    ensure: async () => person,
    claimRefusal: async () => false,
    markLeft: async () => {},
  }
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
