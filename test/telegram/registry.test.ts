import { expect, test } from 'vitest'
import { type Action, defineAction, definedActions, param } from '#telegram/action.ts'
import { type Desk, on } from '#telegram/desk.ts'
import { createRegistry } from '#telegram/registry.ts'
import type { AnyWizard } from '#telegram/wizard/wizard.ts'

const open = defineAction('box', 'open', { id: param.id })
const close = defineAction('box', 'close', {})
const nothing = async () => {}
const desk = (name: string, more: Partial<Desk> = {}): Desk => ({ name, ...more })

test('finds what the desks brought', () => {
  const command = { name: 'box', handle: nothing }
  const registry = createRegistry([
    desk('a', { handlers: [on(close, nothing)], commands: [command] }),
    desk('b', { menu: { label: 'button-home', data: close({}), row: 2 } }),
    desk('c', { menu: { label: 'button-back', data: close({}), row: 1 } }),
  ])
  expect(registry.handlerOf(close({}))?.action.name).toBe('box.close')
  expect(registry.handlerOf('1.box.open')).toBeUndefined()
  expect(registry.handlerOf('0.box.close')).toBeUndefined()
  expect(registry.command('box')).toBe(command)
  expect(registry.menu.map(({ label }) => label)).toEqual(['button-back', 'button-home'])
})

test('refuses two owners of one name', () => {
  const wizard = (id: string) => ({ id }) as AnyWizard
  const link = { startLinks: { inv: nothing } }
  const twice: [Partial<Desk>, RegExp][] = [
    [{ handlers: [on(close, nothing)] }, /box\.close/],
    [{ commands: [{ name: 'box', handle: nothing }] }, /command box/],
    [{ wizards: [wizard('box@1')] }, /wizard box/],
    [link, /start link inv/],
  ]
  for (const [more, words] of twice)
    expect(() => createRegistry([desk('a', more), desk('b', more)])).toThrow(words)
  expect(() => createRegistry([desk('a'), desk('a')])).toThrow(/desk a/)
})

test('refuses actions and menu entries that nobody handles', () => {
  const actions = [open, close] as unknown as Action[]
  expect(definedActions()).toEqual(expect.arrayContaining(actions))
  expect(() => createRegistry([desk('a', { handlers: [on(open, nothing)] })], actions)).toThrow(
    'actions without a handler: box.close',
  )
  const menu = { label: 'button-home', data: close({}), row: 1 } as const
  expect(() => createRegistry([desk('a', { menu })])).toThrow(/menu entry/)
})
