import { expect, test } from 'vitest'
import { type Action, defineAction, definedActions, param } from '#telegram/action.ts'
import { Desk } from '#telegram/desk.ts'
import type { AnyForm } from '#telegram/forms/form.ts'
import { createRegistry } from '#telegram/registry.ts'

const open = defineAction('box', 'open', { id: param.id })
const close = defineAction('box', 'close', {})
const nothing = async () => {}
const command = { name: 'box', handle: nothing }

/** A desk that brings what `bring` gives it. */
function desk(name: string, bring: (desk: Desk) => unknown = () => {}): Desk {
  const made = new Desk(name)
  bring(made)
  return made
}
const withMenu = (label: 'button-home' | 'button-back', row: number) => (made: Desk) => {
  made.menu = { label, data: close({}), row }
}

test('puts together what the desks brought', () => {
  const registry = createRegistry([
    desk('a', (made) => made.tap(close, nothing).slash(command)),
    desk('b', withMenu('button-home', 2)),
    desk('c', withMenu('button-back', 1)),
  ])
  expect(registry.commands).toEqual([command])
  expect(registry.menu.map(({ label }) => label)).toEqual(['button-back', 'button-home'])
})

test('refuses two owners of one name', () => {
  const twice: [(desk: Desk) => unknown, RegExp][] = [
    [(made) => made.tap(close, nothing), /box\.close/],
    [(made) => made.slash(command), /command box/],
    [(made) => made.forms.push({ name: 'box' } as AnyForm), /form box/],
    [(made) => made.links.set('inv', nothing), /start link inv/],
    [(made) => (made.line = { place: 3, take: async () => false }), /reader of lines 3/],
  ]
  for (const [bring, words] of twice)
    expect(() => createRegistry([desk('a', bring), desk('b', bring)])).toThrow(words)
  expect(() => createRegistry([desk('a'), desk('a')])).toThrow(/desk a/)
  expect(() => desk('a').tap(close, nothing).tap(close, nothing)).toThrow(/box\.close/)
  expect(() => desk('a').slash(command).slash(command)).toThrow(/command box/)
})

test('refuses actions and menu entries that nobody handles', () => {
  const actions = [open, close] as unknown as Action[]
  expect(definedActions()).toEqual(expect.arrayContaining(actions))
  const opener = desk('a', (made) => made.tap(open, nothing))
  expect(() => createRegistry([opener], actions)).toThrow('actions without a handler: box.close')
  expect(() => createRegistry([desk('a', withMenu('button-home', 1))])).toThrow(/menu entry/)
})
