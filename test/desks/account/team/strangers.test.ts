import { expect, test } from 'vitest'
import { invites as invitesTable } from '#desks/account/schema.ts'
import * as actions from '#desks/account/team/actions.ts'
import { members } from '#telegram/identity/schema.ts'
import { buttonData, type Office, openOffice, payloadOf, type Seller } from '../chat.ts'

/** Anna's team with Petr in it and an open link; Boris has nothing to do with them. */
async function openTown(role: 'manager' | 'viewer' = 'manager') {
  const office = await openOffice()
  const anna = await office.seller(1, 'Анна')
  const petr = await office.seller(2, 'Пётр')
  const boris = await office.seller(3, 'Борис')
  await anna.press(actions.inviteHelper({ role }))
  await petr.start(payloadOf(anna.screen()))
  await anna.press(actions.inviteHelper({ role: 'viewer' }))
  await anna.press(actions.openTeam({ page: 0 }))
  const link = actions.openInvite.parse(buttonData(anna.screen(), '✉️'))?.id ?? ''
  const workspace = (await anna.place()).workspace.id
  return { office, anna, petr, boris, link, workspace }
}

async function stateOf({ db }: Office) {
  return {
    members: await db.select().from(members).orderBy(members.workspaceId, members.userId),
    invites: await db.select().from(invitesTable).orderBy(invitesTable.id),
  }
}

/** Every button that names somebody or something, aimed at Anna's team. */
function aimed({ link, workspace }: { link: string; workspace: string }): string[] {
  return [
    actions.openInvite({ id: link }),
    actions.revokeInvite({ id: link }),
    ...[1, 2].flatMap((userId) => [
      actions.openMember({ userId }),
      actions.changeMemberRole({ userId, role: 'viewer' }),
      actions.changeMemberRole({ userId, role: 'manager' }),
      actions.askRemoveMember({ userId }),
      actions.removeMember({ userId }),
    ]),
    actions.leaveWorkspace({ id: workspace }),
  ]
}

const secretsOf = (seller: Seller) => seller.shown.map(({ text }) => text).join('\n')

test('a stranger with the right ids changes nothing and learns nothing', async () => {
  const town = await openTown()
  const { office, boris, workspace } = town
  const before = await stateOf(office)
  for (const data of [...aimed(town), actions.switchWorkspace({ id: workspace })]) {
    await boris.press(data)
  }
  expect(await stateOf(office)).toEqual(before)
  expect(await boris.place()).toMatchObject({ workspace: { name: 'Борис' }, role: 'owner' })
  expect(secretsOf(boris)).not.toMatch(/Анна|Пётр/)
  expect(office.gone).toEqual([])
})

test.for(['manager', 'viewer'] as const)('a %s cannot do what the owner does', async (role) => {
  const town = await openTown(role)
  const { office, petr, link } = town
  const before = await stateOf(office)
  const owners = [
    ...aimed(town).filter((data) => !actions.leaveWorkspace.parse(data)),
    actions.inviteHelper({ role: 'manager' }),
  ]
  petr.shown.length = 0
  for (const data of owners) await petr.press(data)
  expect(petr.toasts).toEqual(owners.map(() => 'Это может только владелец'))
  expect(petr.shown).toEqual([])
  expect(await stateOf(office)).toEqual(before)

  await petr.press(actions.openTeam({ page: 0 }))
  const data =
    petr
      .screen()
      .keyboard?.flat()
      .map((button) => button.data ?? '') ?? []
  expect(data.filter((one) => owners.some((other) => other.startsWith(one)))).toEqual([])
  expect(petr.screen().text).not.toContain('✉️')
  expect(JSON.stringify(petr.screen())).not.toContain(link)
})

test('an owner who helps elsewhere keeps hands off the helpers there, and off the own team from there', async () => {
  const { office, anna, boris, workspace } = await openTown()
  await boris.press(actions.inviteHelper({ role: 'manager' }))
  await anna.start(payloadOf(boris.screen()))
  const before = await stateOf(office)
  await anna.press(actions.removeMember({ userId: 2 }))
  expect(anna.toasts.at(-1)).toBe('Это может только владелец')
  await anna.press(actions.leaveWorkspace({ id: workspace }))
  expect(await stateOf(office)).toEqual(before)
  await anna.press(actions.switchWorkspace({ id: workspace }))
  await anna.press(actions.removeMember({ userId: 3 }))
  expect(await stateOf(office)).toEqual(before)
})

test('a removed helper’s old buttons act in their own workspace only', async () => {
  const town = await openTown()
  const { office, anna, petr, workspace } = town
  await anna.press(actions.removeMember({ userId: 2 }))
  const before = await stateOf(office)
  for (const data of [...aimed(town), actions.switchWorkspace({ id: workspace })]) {
    await petr.press(data)
  }
  expect(await stateOf(office)).toEqual(before)
  expect((await petr.place()).workspace.name).toBe('Пётр')
})
