import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { invites as invitesTable } from '#desks/account/schema.ts'
import {
  askLeave,
  inviteHelper,
  leaveWorkspace,
  openMember,
  openTeam,
  removeMember,
  switchWorkspace,
} from '#desks/account/team/actions.ts'
import { wizardStates } from '#telegram/forms/schema.ts'
import { members, users } from '#telegram/identity/schema.ts'
import { buttonData, type Office, openOffice, payloadOf, type Seller } from '../chat.ts'

async function hire(owner: Seller, helper: Seller, role: 'manager' | 'viewer' = 'manager') {
  await owner.press(inviteHelper({ role }))
  const payload = payloadOf(owner.screen())
  await helper.start(payload)
  return payload
}

async function openTwo(role: 'manager' | 'viewer' = 'manager') {
  const office = await openOffice()
  const anna = await office.seller(1, 'Анна')
  const petr = await office.seller(2, 'Пётр')
  const payload = await hire(anna, petr, role)
  const annas = (await anna.place()).workspace
  return { office, anna, petr, payload, annas }
}

const beginWizard = (office: Office, userId: number) =>
  office.db
    .insert(wizardStates)
    .values({ chatId: userId, userId, wizard: 'w@1', state: new Uint8Array([1]) })
const hasWizard = async (office: Office, userId: number) =>
  (await office.db.select().from(wizardStates).where(eq(wizardStates.userId, userId))).length > 0

test('a link brings a helper into the workspace with its role, and the owner hears of it', async () => {
  const { office, anna, petr, payload, annas } = await openTwo()
  expect(payload).toMatch(/^inv_[\w-]{22}$/)
  expect(petr.screen().text).toContain('Вы в команде «Анна» как менеджер')
  expect(await petr.place()).toMatchObject({ workspace: annas, role: 'manager' })
  const [notice, ...more] = await office.notices()
  expect(more).toEqual([])
  expect(notice).toMatchObject({
    chatId: anna.id,
    notice: { messageKey: 'notice-team-joined', vars: { name: 'Пётр', role: 'manager' } },
  })
  await anna.press(openTeam({ page: 0 }))
  expect(anna.screen().text).toContain('👑 Анна · владелец · это вы\n🛠 Пётр · менеджер')
})

test('the code is kept only as a hash', async () => {
  const { office, payload } = await openTwo()
  const rows = JSON.stringify(await office.db.select().from(invitesTable))
  expect(rows).not.toContain(payload.slice(4))
  expect(rows).toMatch(/"codeHash":"[0-9a-f]{64}"/)
})

test('the same person using the link again succeeds again, and nothing happens twice', async () => {
  const { office, petr, payload } = await openTwo('viewer')
  await petr.start(payload)
  expect(petr.screen().text).toContain('Вы в команде «Анна» как наблюдатель')
  expect(await office.notices()).toHaveLength(1)
})

test('who is on the team keeps the role and does not spend the link of somebody else', async () => {
  const { office, anna, petr } = await openTwo('manager')
  await anna.press(inviteHelper({ role: 'viewer' }))
  const payload = payloadOf(anna.screen())
  await petr.start(payload)
  expect(await petr.place()).toMatchObject({ role: 'manager' })
  const olga = await office.seller(3, 'Ольга')
  await olga.start(payload)
  expect(await olga.place()).toMatchObject({ role: 'viewer' })
})

test('one link lets one person in, also when two tap it at once', async () => {
  const office = await openOffice()
  const anna = await office.seller(1, 'Анна')
  const rivals = await Promise.all([2, 3, 4].map((id) => office.seller(id, `Гость ${id}`)))
  await anna.press(inviteHelper({ role: 'manager' }))
  const payload = payloadOf(anna.screen())
  await Promise.all(rivals.map((rival) => rival.start(payload)))
  const said = rivals.map((rival) => rival.screen().text)
  expect(said.filter((text) => text.includes('Вы в команде'))).toHaveLength(1)
  expect(said.filter((text) => text.includes('уже вошёл другой человек'))).toHaveLength(2)
  expect(await office.db.select().from(members)).toHaveLength(5)
})

test('a link ends after seven days, and can be revoked before', async () => {
  const office = await openOffice()
  const anna = await office.seller(1, 'Анна')
  const petr = await office.seller(2, 'Пётр')
  await anna.press(inviteHelper({ role: 'manager' }))
  const old = payloadOf(anna.screen())
  expect(await office.invites.admits(old)).toBe(true)
  await office.clock.advance(7 * 86_400_000)
  expect(await office.invites.admits(old)).toBe(false)
  await petr.start(old)
  expect(petr.screen().text).toMatch(/Срок этой ссылки вышел.*\n.*Пётр/s)

  await anna.press(inviteHelper({ role: 'manager' }))
  const fresh = payloadOf(anna.screen())
  await anna.press(openTeam({ page: 0 }))
  expect(anna.screen().text).toContain('✉️ Ссылка менеджеру, до')
  await anna.press(buttonData(anna.screen(), '✉️'))
  expect(anna.screen().keyboard?.[0]?.[0]?.text).toBe('‹ Команда')
  await anna.press(buttonData(anna.screen(), 'Отозвать'))
  expect(anna.toasts.at(-1)).toBe('Ссылка отозвана')
  expect(await office.invites.admits(fresh)).toBe(false)
  await petr.start(fresh)
  expect(petr.screen().text).toMatch(/Такого приглашения нет.*\n.*Пётр/s)
  expect((await petr.place()).role).toBe('owner')
})

test('an own, a cut and an empty link get a kind sentence above the home screen', async () => {
  const office = await openOffice()
  const anna = await office.seller(1, 'Анна', 'en')
  await anna.press(inviteHelper({ role: 'viewer' }))
  const payload = payloadOf(anna.screen())
  await anna.start(payload)
  expect(anna.screen().text).toMatch(/This is your own link.*\n.*Анна/s)
  for (const bad of [payload.slice(0, -1), 'inv_', 'inv_____________________--']) {
    await anna.start(bad)
    expect(anna.screen().text).toMatch(/There is no such invitation.*\n.*Анна/s)
    expect(await office.invites.admits(bad)).toBe(false)
  }
  expect(await office.invites.admits(payload)).toBe(true)
  for (const other of ['', 'ref_1', payload.slice(4)]) {
    expect(await office.invites.admits(other)).toBe(false)
  }
})

test('the same update makes one link, a renewed one', async () => {
  const office = await openOffice()
  const anna = await office.seller(1, 'Анна')
  await anna.press(inviteHelper({ role: 'manager' }))
  const lost = payloadOf(anna.screen())
  await anna.press(inviteHelper({ role: 'manager' }), { again: true })
  const kept = payloadOf(anna.screen())
  expect(await office.invites.admits(lost)).toBe(false)
  expect(await office.invites.admits(kept)).toBe(true)
  expect(await office.db.select().from(invitesTable)).toHaveLength(1)
})

test('helpers and links together never outgrow the screen', async () => {
  const { office, anna } = await openTwo()
  for (let count = 0; count < 8; count += 1) await anna.press(inviteHelper({ role: 'viewer' }))
  expect(anna.toasts).toEqual([])
  await anna.press(inviteHelper({ role: 'viewer' }))
  expect(anna.toasts.at(-1)).toContain('нет мест')
  expect(await office.db.select().from(invitesTable)).toHaveLength(9)
})

test('a removed helper is home at once, here and elsewhere, without the open wizard', async () => {
  const { office, anna, petr, annas, payload } = await openTwo()
  const elsewhere = await office.seller(2, 'Пётр', 'ru', office.boot())
  expect((await elsewhere.place()).workspace.id).toBe(annas.id)
  await beginWizard(office, 2)
  await anna.press(openMember({ userId: 2 }))
  await anna.press(buttonData(anna.screen(), 'Убрать'))
  expect(anna.screen().keyboard?.[0]?.[0]?.text).toBe('Оставить')
  const sure = buttonData(anna.screen(), 'Убрать')
  await anna.press(sure)
  expect(anna.toasts.at(-1)).toBe('Доступ закрыт')
  expect(await petr.place()).toMatchObject({ workspace: { name: 'Пётр' }, role: 'owner' })
  expect(await hasWizard(office, 2)).toBe(false)
  expect((await elsewhere.place()).workspace.name).toBe('Пётр')
  expect(office.gone).toEqual([{ workspaceId: annas.id, userId: 2, ownerId: 1 }])

  await anna.press(sure)
  expect(anna.toasts.at(-1)).toContain('Этого здесь нет')
  const told = (await office.notices()).filter(({ chatId }) => chatId === 2)
  expect(told.map(({ notice }) => notice.messageKey)).toEqual(['notice-team-removed'])
  await petr.start(payload)
  expect(petr.screen().text).toContain('уже вошёл другой человек')
  expect((await petr.place()).role).toBe('owner')
})

test('who comes back and goes again is told again', async () => {
  const { office, anna, petr } = await openTwo()
  await anna.press(removeMember({ userId: 2 }))
  await hire(anna, petr, 'viewer')
  await anna.press(removeMember({ userId: 2 }))
  const keys = (await office.notices()).map(({ notice }) => notice.messageKey)
  expect(keys.filter((key) => key === 'notice-team-removed')).toHaveLength(2)
  expect(keys.filter((key) => key === 'notice-team-joined')).toHaveLength(2)
})

test('a wizard of another workspace survives the loss of this one', async () => {
  const { office, anna, petr } = await openTwo()
  await petr.press(openTeam({ page: 0 }))
  await petr.press(buttonData(petr.screen(), '⇄ Пётр'))
  await beginWizard(office, 2)
  await anna.press(removeMember({ userId: 2 }))
  expect(await hasWizard(office, 2)).toBe(true)
})

test('a role changes in one tap, at once, and takes the open wizard along', async () => {
  const { office, anna, petr } = await openTwo('manager')
  await beginWizard(office, 2)
  await anna.press(openMember({ userId: 2 }))
  const demote = buttonData(anna.screen(), 'Только смотреть')
  await anna.press(demote)
  await anna.press(demote)
  expect(anna.screen().text).toContain('Пётр</b> · наблюдатель')
  expect((await petr.place()).role).toBe('viewer')
  expect(await hasWizard(office, 2)).toBe(false)
  await anna.press(buttonData(anna.screen(), 'В менеджеры'))
  expect((await petr.place()).role).toBe('manager')
})

test('a person of several workspaces goes between them, leaving the open wizard behind', async () => {
  const { office, petr, annas } = await openTwo()
  const olga = await office.seller(3, 'Ольга')
  await hire(olga, petr, 'viewer')
  expect((await petr.place()).workspace.name).toBe('Ольга')
  await beginWizard(office, 2)
  await petr.press(openTeam({ page: 0 }))
  const labels = petr
    .screen()
    .keyboard?.flat()
    .map(({ text }) => text)
  expect(labels).toEqual(['⇄ Пётр', '⇄ Анна', '🚪 Выйти из команды', '‹ Назад'])
  const toAnna = buttonData(petr.screen(), '⇄ Анна')
  await petr.press(toAnna)
  expect(petr.screen().text).toContain('Команда</b> · Анна')
  expect(await petr.place()).toMatchObject({ workspace: annas, role: 'manager' })
  expect(await hasWizard(office, 2)).toBe(false)
  await beginWizard(office, 2)
  await petr.press(toAnna)
  expect(await hasWizard(office, 2)).toBe(true)
})

test('a helper leaves for good: two taps leave one team', async () => {
  const { office, petr, annas } = await openTwo()
  await petr.press(askLeave({}))
  expect(petr.screen().keyboard?.[0]?.[0]?.text).toBe('Остаться')
  const sure = buttonData(petr.screen(), 'Выйти')
  await petr.press(sure)
  await petr.press(sure)
  expect(petr.toasts).toEqual(['Вы вышли из команды'])
  expect(petr.screen().text).toContain('Команда</b> · Пётр')
  expect(await petr.place()).toMatchObject({ workspace: { name: 'Пётр' }, role: 'owner' })
  expect(office.gone).toEqual([{ workspaceId: annas.id, userId: 2, ownerId: 1 }])
  const left = (await office.notices()).filter(
    ({ notice }) => notice.messageKey === 'notice-team-left',
  )
  expect(left.map(({ chatId }) => chatId)).toEqual([1])
})

test('an owner cannot leave or be removed or demoted', async () => {
  const { office, anna, annas } = await openTwo()
  await anna.press(askLeave({}))
  await anna.press(leaveWorkspace({ id: annas.id }))
  await anna.press(removeMember({ userId: 1 }))
  await anna.press(openMember({ userId: 1 }))
  expect(anna.toasts.at(-1)).toContain('Этого здесь нет')
  expect(await anna.place()).toMatchObject({ workspace: annas, role: 'owner' })
  expect(office.gone).toEqual([])
})

test('a choice that points nowhere leads home instead of locking out', async () => {
  const { office, petr } = await openTwo()
  const nowhere = '019a0000-0000-7000-8000-000000000000'
  await office.db.update(users).set({ workspaceId: nowhere }).where(eq(users.id, 2))
  expect((await petr.place()).workspace.name).toBe('Пётр')
  await petr.press(switchWorkspace({ id: nowhere }))
  expect(petr.toasts.at(-1)).toContain('Этого здесь нет')
})
