import { expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { publishCommands } from '#telegram/commands/commands.ts'
import { createShop } from '../shop.ts'
import { openSurface, texts } from '../surface.ts'

test('lists are published by language and scope, and only when they changed', async () => {
  const surface = await openSurface({ desks: [createShop().desk] })
  const { telegram, registry } = await surface.start({ polls: false })
  const anna = await surface.sandbox.person({ id: 1001 })
  const { api } = telegram
  const options = { api, texts, registry, adminIds: [1001, 4242], log: silentLog }
  await publishCommands(options)

  const names = (list: { command: string }[]) => list.map(({ command }) => command)
  const scope = { type: 'all_private_chats' } as const
  const ru = await api.getMyCommands({ scope, language_code: 'ru' })
  expect(names(ru)).toEqual(['menu', 'shop', 'help', 'cancel'])
  expect(ru[0]?.description).toBe('Главное меню')
  expect((await api.getMyCommands({ scope }))[0]?.description).toBe('Main menu')
  expect((await api.getMyCommands({ scope, language_code: 'uk' }))[0]?.description).toBe(
    'Главное меню',
  )
  const admin = { type: 'chat', chat_id: anna.id } as const
  expect(names(await api.getMyCommands({ scope: admin }))).toContain('admin')

  const { calls } = surface.sandbox.telegram
  const before = calls.count({ method: 'setMyCommands' }).done
  await publishCommands(options)
  expect(calls.count({ method: 'setMyCommands' }).done).toBe(before)
})
