import { expect, test } from 'vitest'
import type { Access } from '#telegram/bot/middlewares/identity.ts'
import { type IdentityDeps, identity } from '#telegram/bot/middlewares/identity.ts'
import { createSpeech } from '#telegram/bot/speech.ts'
import type { Person } from '#telegram/identity/person.ts'
import { textUpdate } from '../../fake-api.ts'
import { en, ru, texts } from '../../input/langs.ts'
import { onlyPerson, ownerOf } from '../../person.ts'
import { anna, fails, openRig, type RigOptions } from '../rig.ts'

interface Options extends RigOptions {
  readonly access?: IdentityDeps['access']
  readonly adminIds?: readonly number[]
  readonly people?: Partial<IdentityDeps['people']>
  readonly person?: Partial<Person>
}

/** Whoever writes is this person; telling somebody is allowed once. */
function open({ person, people, access = { mode: 'open' }, adminIds = [], ...rest }: Options = {}) {
  const told: number[] = []
  const courtesy = {
    take: async () => true,
    mayTell: async (id: number) => told.push(id) === 1,
  }
  const middleware = identity({
    people: { ...onlyPerson(() => ({ ...ownerOf(anna.id), ...person })), ...people },
    ...{ texts, access, adminIds, courtesy, speech: createSpeech(texts, 'en') },
  })
  const rig = openRig([middleware], rest)
  return { ...rig, told: () => rig.calls.map(({ body }) => body.text) }
}

test('brings who acts, in which workspace and role, and their language', async () => {
  const english = ownerOf(anna.id, 'en', 'Asia/Tokyo')
  const { say, passed, calls } = open({ person: { ...english, role: 'viewer', isNew: true } })
  await say('hello')
  const [ctx] = passed
  expect(ctx).toMatchObject({ user: english.user, workspace: english.workspace, role: 'viewer' })
  expect(ctx?.isNewcomer).toBe(true)
  expect([ctx?.lang.locale, ctx?.lang.timeZone]).toEqual(['en', 'Asia/Tokyo'])
  expect(calls).toEqual([])
})

test('an update from nobody goes no further', async () => {
  const { send, passed } = open()
  await send({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } },
  } as never)
  expect(passed).toEqual([])
})

/** Admins have let nobody in. */
const nobody = { isAdmitted: async () => false, admits: async () => false }

test('a closed installation lets in who is listed or an admin, and turns others away once, in their language', async () => {
  const access = { mode: 'allow-list', ids: [anna.id], ...nobody } as const
  const listed = open({ access })
  await listed.say('hello')
  const admin = open({ access: { mode: 'allow-list', ids: [], ...nobody }, adminIds: [anna.id] })
  await admin.say('hello')
  expect([listed.passed.length, admin.passed.length]).toEqual([1, 1])

  const ensured: number[] = []
  const ensure = async ({ id }: { id: number }) => {
    ensured.push(id)
    return ownerOf(id)
  }
  // Whoever had an account before the list was written is no exception.
  const { send, told, passed } = open({ access, people: { ensure } })
  const stranger = { id: 8, first_name: 'Jan', language_code: 'de' }
  await send(textUpdate(1, stranger, 'hello'))
  await send(textUpdate(2, stranger, 'hello?'))
  expect(told()).toEqual([en.t('chat-not-invited')])
  expect([passed, ensured]).toEqual([[], []])
})

test('an invitation opens a closed installation, and who is in stays in', async () => {
  const admits = async (payload: string) => payload === 'inv_good'
  const access = { mode: 'invite', ...nobody, admits } as const
  const stranger = open({ access, people: { find: async () => undefined } })
  await stranger.say('hello')
  await stranger.say('/start inv_bad')
  expect([stranger.told(), stranger.passed]).toEqual([[ru.t('chat-not-invited')], []])
  await stranger.say('/start inv_good')
  expect(stranger.passed).toHaveLength(1)
  const known = open({ access })
  await known.say('hello')
  expect(known.passed).toHaveLength(1)
})

test('whom the admins have let in may use a closed installation, as may who comes by their link', async () => {
  for (const mode of ['allow-list', 'invite'] as const) {
    const admitted: Access = { mode, ids: [], ...nobody, isAdmitted: async () => true }
    const people = { find: async () => undefined }
    const inside = open({ access: admitted, people })
    await inside.say('hello')
    expect(inside.passed).toHaveLength(1)
    const admits = async (payload: string) => payload === 'join_good'
    const byLink = open({ access: { mode, ids: [], ...nobody, admits }, people })
    await byLink.say('hello')
    await byLink.say('/start join_good')
    expect(byLink.passed).toHaveLength(1)
  }
})

test('a blocked person is refused once, whoever handles their updates, and then hears nothing', async () => {
  const claims: number[] = []
  const people = { claimRefusal: async (id: number) => claims.push(id) === 1 }
  const { say, tap, told, passed } = open({ person: { isBlocked: true }, people })
  await say('hello')
  await say('hello?')
  await tap('data')
  expect([told(), passed]).toEqual([[ru.t('chat-blocked')], []])
  const refused = open({ person: { isBlocked: true, wasRefused: true } })
  await refused.say('hello')
  expect(refused.told()).toEqual([])
})

test('a fault behind it goes through, and so does one of the database', async () => {
  await expect(open({ behind: fails }).say('hello')).rejects.toThrow('broken')
  const away = open({ people: { ensure: async () => fails() } })
  await expect(away.say('hello')).rejects.toThrow('broken')
  expect(away.passed).toEqual([])
})
