import { expect, test } from 'vitest'
import { anna, openRig } from './bot/rig.ts'
import { ru } from './input/langs.ts'
import { ownerOf } from './person.ts'
import { addItem, askOwner, createShop } from './shop.ts'

test('a role that is too low is told who may, and nothing is done', async () => {
  const { desk, done } = createShop()
  const { tap, toasts, passed } = openRig([desk], { before: { role: 'manager' } })
  await tap(askOwner({}))
  await tap(addItem({ number: 7 }))
  expect(toasts).toEqual([ru.t('toast-need-owner'), 'Added'])
  expect(done).toEqual(['add 7'])
  expect(passed).toEqual([])
})

test('a button of another desk, or with data that are none of its own, passes by', async () => {
  const { desk, done } = createShop()
  const { tap, passed } = openRig([desk])
  for (const data of ['1.other.open', '1.shop.add.!', '2.shop.open', '']) await tap(data)
  expect(done).toEqual([])
  expect(passed).toHaveLength(4)
})

test('an admin’s command is taken from admins', async () => {
  const { user } = ownerOf(anna.id)
  const { say, screens } = openRig([createShop().desk], {
    before: { user: { ...user, isAdmin: true } },
  })
  await say('/admin')
  expect(screens.map(({ text }) => text)).toEqual(['Admin'])
})
