import { and, eq, isNotNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createAlerts, tellIssue } from '#desks/stock/issues/alerts.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { silentLog } from '#platform/log/log.ts'
import type { MessageView } from '#sandbox/telegram/chats/view.ts'
import { createGroups, groupOf } from '#telegram/groups/groups.ts'
import { members } from '#telegram/identity/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { somebodyWaits } from '#test/support/locks.ts'
import { START_MS } from '#test/support/moments.ts'
import { waitFor } from '#test/support/wait.ts'
import { ru } from '../input/langs.ts'
import { createShop } from '../shop.ts'
import { openSurface } from '../surface.ts'

/** A shop's owner with the bot, a stranger, and a forum that both are in. */
async function open() {
  const surface = await openSurface({ desks: [createShop().desk] })
  const process = await surface.start()
  const { sandbox, database, clock } = surface
  const { db } = database
  const anna = await sandbox.person()
  await anna.sees('Прилавок')
  const boris = await sandbox.person({ id: 1_002 })
  await boris.sees('Прилавок')
  const post = async <T>(path: string, body: object = {}): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return (await (await fetch(`${sandbox.url}/api${path}`, init)).json()) as T
  }
  const said = async (id: number) => {
    const chat = await (await fetch(`${sandbox.url}/api/chats/${id}`)).json()
    return (chat as { messages: MessageView[] }).messages.filter(({ fromBot }) => fromBot)
  }
  const [own] = await db.select().from(members).where(eq(members.userId, anna.id))
  if (!own) throw new Error('nobody')
  const by = { workspaceId: own.workspaceId, userId: anna.id }
  const groups = createGroups({ db, clock })
  const issues = createIssues({ tell: tellIssue })
  const alerts = createAlerts({
    ...{ db, clock, log: silentLog, cards: process.cards, lang: async () => ru },
  })
  const team = { title: 'Команда', members: [anna.id, boris.id], topics: ['Склад', 'Чай'] }
  const forum = await post<{ id: number; topics: { id: number }[] }>('/groups', team)
  const topic = forum.topics[0]?.id ?? 0
  const raise = (shown: number) =>
    db.transaction((tx) =>
      issues.raise(tx, {
        ...{ workspaceId: by.workspaceId, kind: 'oversell', subject: 'MUG', now: clock.now() },
        detail: { sku: 'MUG', short: shown, line: 'Orlova' },
      }),
    )
  const resolve = () =>
    db.transaction((tx) =>
      issues.resolve(tx, {
        ...{ workspaceId: by.workspaceId, kinds: ['oversell'], now: clock.now() },
        resolution: 'by-itself',
      }),
    )
  /** Writes a fresh code in the forum. */
  async function bind(topicId: number | undefined, from = anna.id) {
    const before = (await said(forum.id)).length
    const text = `/start@${sandbox.telegram.username} grp_${await groups.offer(by)}`
    await post(`/groups/${forum.id}/say`, { text, from, ...(topicId && { topic: topicId }) })
    return waitFor(async () => (await said(forum.id))[before])
  }
  /** The bot knows which message the latest alert stands in. */
  const isRecorded = () =>
    waitFor(() => db.$count(outbox, and(eq(outbox.chatId, forum.id), isNotNull(outbox.messageId))))
  return {
    ...{ anna, boris, by, db, groups, alerts, forum, topic, post },
    ...{ said, issues, raise, resolve, bind, isRecorded },
  }
}

test('alerts go to the topic where the code was written, are counted up there and end in place', async () => {
  const { forum, topic, said, bind, raise, resolve, alerts, by, db, isRecorded } = await open()
  expect(await bind(topic)).toMatchObject({ threadId: topic })
  expect(await groupOf(db, by.workspaceId)).toMatchObject({ chatId: forum.id, threadId: topic })
  const issue = await raise(2)
  const told = await waitFor(async () => (await said(forum.id)).at(1))
  expect(told).toMatchObject({ threadId: topic, text: expect.stringContaining('продано на 2') })
  expect(told.keyboard.flat()).toMatchObject([
    { url: expect.stringContaining(`?start=iss_${issue.id}`) },
  ])
  await isRecorded()
  await raise(3)
  await alerts.refresh()
  expect((await said(forum.id)).at(1)?.text).toContain('продано на 3')
  await resolve()
  await alerts.refresh()
  const all = await said(forum.id)
  expect(all).toHaveLength(2)
  expect(all[1]).toMatchObject({ keyboard: [], text: expect.stringContaining('✅') })
})

test('what changes just before an alert is drawn anew is what it says', async () => {
  const { forum, topic, said, bind, raise, issues, alerts, by, db, isRecorded } = await open()
  await bind(topic)
  await raise(2)
  await isRecorded()
  await raise(3)
  const drawn = await db.transaction(async (tx) => {
    await issues.raise(tx, {
      ...{ workspaceId: by.workspaceId, kind: 'oversell', subject: 'MUG', now: START_MS },
      detail: { sku: 'MUG', short: 4, line: 'Orlova' },
    })
    const drawn = alerts.refresh()
    await somebodyWaits(db)
    return { drawn }
  })
  await drawn.drawn
  await alerts.refresh()
  expect((await said(forum.id)).at(1)?.text).toContain('продано на 4')
})

test('a code binds once, and only for a manager of the shop', async () => {
  const { boris, by, groups, bind, forum, post, said } = await open()
  expect((await bind(undefined, boris.id)).text).toContain('только менеджер')
  expect(await groups.of(by.workspaceId)).toBeUndefined()
  const code = await groups.offer(by)
  const place = { chatId: -7, threadId: null, title: 'x', bot: 'b' }
  expect(await groups.bind(by.userId, code, place)).toMatchObject({ ok: true })
  // The same words handled again are answered alike; elsewhere they are worth nothing.
  expect(await groups.bind(by.userId, code, place)).toMatchObject({ ok: true })
  expect(await groups.bind(by.userId, code, { ...place, chatId: -8 })).toMatchObject({
    error: 'code',
  })
  await post(`/groups/${forum.id}/say`, { text: '/start grp_nothing' })
  await waitFor(async () => (await said(forum.id)).at(-1)?.text.includes('не действует'))
})

test.each([true, false])(
  'a group that became a supergroup is followed (told of it: %s)',
  async (isTold) => {
    const { anna, by, db, groups, alerts, post, said, raise } = await open()
    const { id } = await post<{ id: number }>('/groups', { title: 'Старая', members: [anna.id] })
    const code = await groups.offer(by)
    await post(`/groups/${id}/say`, { text: `/start grp_${code}` })
    await waitFor(async () => (await groups.of(by.workspaceId))?.chatId === id)
    const moved = await post<{ id: number }>(`/groups/${id}/upgrade`, { isTold })
    if (isTold) await waitFor(async () => (await groups.of(by.workspaceId))?.chatId === moved.id)
    await raise(2)
    await waitFor(async () => (await said(moved.id)).at(-1)?.text.includes('продано на 2'))
    expect((await groups.of(by.workspaceId))?.chatId).toBe(moved.id)
    // What was told before the move stands in the old group, whose messages are not the new one's.
    const isOurs = eq(outbox.chatId, moved.id)
    const isSent = and(isOurs, eq(outbox.status, 'sent'), isNotNull(outbox.messageId))
    await waitFor(async () => (await db.$count(outbox, isSent)) > 0)
    await db.update(outbox).set({ messageId: null }).where(isOurs)
    await raise(5)
    await alerts.refresh()
    await waitFor(async () => (await said(moved.id)).at(-1)?.text.includes('продано на 5'))
    await waitFor(async () => (await db.$count(outbox, isSent)) > 0)
    const { length } = await said(moved.id)
    await raise(6)
    await alerts.refresh()
    expect((await said(moved.id)).at(-1)?.text).toContain('продано на 6')
    expect(await said(moved.id)).toHaveLength(length)
  },
)

test('a topic that is gone leaves the group, a group that is lost leaves the owner', async () => {
  const { anna, forum, topic, bind, post, raise, resolve, said, groups, by } = await open()
  await bind(topic)
  await post(`/groups/${forum.id}/close-topic`, { topic })
  await raise(2)
  const told = await waitFor(async () =>
    (await said(forum.id)).find(({ text }) => /на 2/.test(text)),
  )
  expect(told.threadId).toBeUndefined()
  await resolve()
  await post(`/groups/${forum.id}/kick`)
  await waitFor(async () => (await groups.of(by.workspaceId)) === undefined)
  await anna.waitFor(({ messages }) => messages().some(({ text }) => text.includes('«Команда»')))
  await raise(4)
  await anna.waitFor(({ messages }) => messages().some(({ text }) => text.includes('на 4')))
})
