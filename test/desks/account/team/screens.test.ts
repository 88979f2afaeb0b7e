import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Invite } from '#desks/account/team/invites.ts'
import {
  inviteScreen,
  joinedScreen,
  leaveScreen,
  linkScreen,
  memberScreen,
  removeMemberScreen,
  teamScreen,
} from '#desks/account/team/screens.ts'
import type { TeamView } from '#desks/account/team/team.ts'
import { plainText, richText } from '#platform/texts/rich-text.ts'
import type { Screen } from '#telegram/screen.ts'
import { texts } from '../chat.ts'

const ID = '019a0000-0000-7000-8000-000000000001'
const LONG = 'Константин-Александр <b>Вознесенский-Долгоруков</b>'
const since = new Date(Date.UTC(2026, 10, 28, 20, 58))
const workspace = { id: ID, name: LONG, ownerId: 1 }

const member = (userId: number, role: 'owner' | 'manager' | 'viewer') => ({
  ...{ userId, role, since },
  firstName: 'Константин-Александр',
  lastName: '<b>Вознесенский-Долгоруков</b>',
})
const invite = (role: 'manager' | 'viewer'): Invite => ({
  ...{ id: ID, workspaceId: ID, codeHash: '', role, updateId: 1, usedBy: null },
  expiresAt: since,
})

function viewOf(role: 'owner' | 'manager', helpers: number, links: number): TeamView {
  return {
    workspace,
    role,
    userId: role === 'owner' ? 1 : 2,
    members: [
      member(1, 'owner'),
      ...Array.from({ length: helpers }, (_, index) => member(2 ** 52 - index, 'manager')),
    ],
    invites: Array.from({ length: links }, (_, index) => invite(index % 2 ? 'viewer' : 'manager')),
    others: Array.from({ length: 20 }, () => ({ id: ID, name: LONG })),
  }
}

function check(screen: Screen): void {
  const { text } = richText(screen.text)
  expect(text.split('\n').length, text).toBeLessThanOrEqual(14)
  expect(text).not.toMatch(/\{|\}/)
  for (const row of screen.keyboard ?? []) {
    expect(row.length).toBeLessThanOrEqual(3)
    for (const { text } of row) expect([...plainText(text)].length, text).toBeLessThanOrEqual(20)
  }
}

test.for(['ru', 'en'] as const)('every team screen fits a phone in %s', (locale) => {
  const lang = texts.lang(locale, 'Europe/Moscow')
  const link = `https://t.me/prilavok_demo_seller_bot?start=inv_${'A'.repeat(22)}`
  const screens = [
    teamScreen(lang, viewOf('owner', 0, 0), 0),
    teamScreen(lang, viewOf('owner', 9, 0), 1),
    teamScreen(lang, viewOf('owner', 0, 9), 99),
    teamScreen(lang, viewOf('owner', 4, 5), -1),
    teamScreen(lang, viewOf('manager', 9, 0), 0),
    ...(['manager', 'viewer'] as const).flatMap((role) => [
      linkScreen(lang, invite(role), link),
      inviteScreen(lang, invite(role)),
      memberScreen(lang, member(2 ** 52, role), randomUUID()),
      joinedScreen(lang, { workspaceName: LONG, role }, 'data'),
    ]),
    removeMemberScreen(lang, member(2 ** 52, 'viewer')),
    leaveScreen(lang, workspace),
  ]
  for (const screen of screens) check(screen)
})

test('many workspaces are paged round, and names cannot become markup', () => {
  const lang = texts.lang('ru', 'Europe/Moscow')
  const last = teamScreen(lang, viewOf('manager', 1, 0), 3)
  const buttons = last.keyboard?.flat() ?? []
  expect(buttons.filter(({ text }) => text.startsWith('⇄'))).toHaveLength(2)
  expect(buttons.find(({ text }) => text === '›')?.data).toBe('1.t.open.0')
  expect(last.text).toContain('&lt;')
  const bold = richText(last.text).entities.filter(({ type }) => type === 'bold')
  expect(bold).toHaveLength(1)
})

test('a link’s button tells its role and last day whole', () => {
  const labelsOf = (locale: 'ru' | 'en') => {
    const screen = teamScreen(texts.lang(locale, 'Europe/Moscow'), viewOf('owner', 0, 2), 0)
    return screen.keyboard?.[0]?.map(({ text }) => text.replaceAll('\u00a0', ' '))
  }
  expect(labelsOf('ru')).toEqual(['✉️ 🛠 до 28 ноя', '✉️ 👁 до 28 ноя'])
  expect(labelsOf('en')).toEqual(['✉️ 🛠 until 28 Nov', '✉️ 👁 until 28 Nov'])
})

test('the link is there to copy and to send, exactly', () => {
  const lang = texts.lang('en', 'UTC')
  const link = 'https://t.me/prilavok_bot?start=inv_-_x'
  const [[copy, share] = []] = linkScreen(lang, invite('viewer'), link).keyboard ?? []
  expect(copy?.copy).toBe(link)
  expect(new URL(share?.url ?? '').searchParams.get('url')).toBe(link)
})
