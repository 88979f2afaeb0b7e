import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { seat } from '#test/support/seat.ts'
import { BRIEF, openDesk, somebody } from './rig.ts'

test('nothing of another workspace is found, changed or started', async () => {
  const desk = await openDesk()
  const { campaigns } = desk
  const { id } = await desk.create({ withReview: true })
  await desk.runs.work()
  await desk.reached(id, 'paused')
  const [group, other] = await campaigns.groups(desk.workspaceId, id)
  if (!group || !other) throw new Error('too few groups')
  const word = (await campaigns.minusWords(desk.workspaceId, id))[0]?.word ?? 'слово'
  const phrase = group.phrases[0]?.text ?? ''
  const stranger = randomUUID()
  const who = somebody(stranger, 8)
  await seat(desk.db, who)
  const tries: Promise<unknown>[] = [
    campaigns.create(who, id, BRIEF),
    campaigns.get(stranger, id),
    campaigns.cost(stranger, id),
    campaigns.groups(stranger, id),
    campaigns.group(stranger, group.id),
    campaigns.minusWords(stranger, id),
    campaigns.merge(who, group.id, other.id),
    campaigns.split(who, group.id, randomUUID()),
    campaigns.rename(who, group.id, 'чужое'),
    campaigns.drop(who, group.id),
    campaigns.movePhrase(who, group.id, phrase, null),
    campaigns.detachPhrase(who, group.id, phrase, randomUUID()),
    campaigns.acceptMinusWord(who, id, word, false),
    campaigns.letThrough(who, id),
    campaigns.lockAd(who, group.id, 0, true),
    campaigns.rewriteAd(who, group.id, 0),
    campaigns.exportAgain(who, id),
    campaigns.send(who, id, 'xlsx'),
    campaigns.archive(who, id),
    campaigns.unarchive(who, id),
    campaigns.remove(who, id),
    campaigns.lowerMinimum(who, id, 10),
  ]
  const ends = await Promise.allSettled(tries)
  expect(ends.map((end) => (end.status === 'rejected' ? end.reason.kind : 'done'))).toEqual(
    tries.map(() => 'not-found'),
  )
  expect(await campaigns.groups(desk.workspaceId, id)).toContainEqual(group)
  expect(desk.sent).toEqual([])

  const mine = await campaigns.create(who, randomUUID(), { ...BRIEF, withReview: true })
  await desk.reached(mine.id, 'paused')
  const [ofMine] = await campaigns.groups(stranger, mine.id)
  if (!ofMine) throw new Error('no group')
  await expect(campaigns.merge(who, ofMine.id, group.id)).rejects.toMatchObject({
    kind: 'not-found',
  })
  await expect(campaigns.merge(who, group.id, ofMine.id)).rejects.toMatchObject({
    kind: 'not-found',
  })
})

test('nothing is written for who was removed meanwhile', async () => {
  const desk = await openDesk()
  const { campaigns, workspaceId } = desk
  const done = await desk.create()
  await desk.runs.work()
  await desk.reached(done.id, 'completed')
  const { id } = await desk.create({ withReview: true })
  await desk.reached(id, 'paused')
  const [group, other] = await campaigns.groups(workspaceId, id)
  const [written] = await campaigns.groups(workspaceId, done.id)
  if (!group || !other || !written) throw new Error('too few groups')
  const word = (await campaigns.minusWords(workspaceId, id))[0]?.word ?? 'слово'
  const phrase = group.phrases[0]?.text ?? ''
  const gone = somebody(workspaceId, 8)
  const sent = desk.sent.length
  const tries: Promise<unknown>[] = [
    campaigns.create(gone, randomUUID(), BRIEF),
    campaigns.merge(gone, group.id, other.id),
    campaigns.split(gone, group.id, randomUUID()),
    campaigns.rename(gone, group.id, 'чужое'),
    campaigns.drop(gone, group.id),
    campaigns.movePhrase(gone, group.id, phrase, null),
    campaigns.detachPhrase(gone, group.id, phrase, randomUUID()),
    campaigns.acceptMinusWord(gone, id, word, false),
    campaigns.letThrough(gone, id),
    campaigns.lockAd(gone, written.id, 0, true),
    campaigns.rewriteAd(gone, written.id, 0),
    campaigns.exportAgain(gone, done.id),
    campaigns.send(gone, done.id, 'xlsx'),
    campaigns.archive(gone, done.id),
    campaigns.unarchive(gone, done.id),
    campaigns.remove(gone, done.id),
  ]
  const ends = await Promise.allSettled(tries)
  expect(ends.map((end) => (end.status === 'rejected' ? end.reason.code : 'done'))).toEqual(
    tries.map(() => 'authority.gone'),
  )
  expect(await campaigns.groups(workspaceId, id)).toEqual(expect.arrayContaining([group, other]))
  expect(await campaigns.get(workspaceId, done.id)).toMatchObject({ status: 'completed' })
  expect(desk.sent).toHaveLength(sent)
})

test('an owner makes so many campaigns, also with many taps at once, and deleting gives none back', async () => {
  const desk = await openDesk({ perUser: 2 })
  const { campaigns, workspaceId, by } = desk
  const who = somebody(workspaceId)
  const made = await Promise.allSettled(
    Array.from({ length: 5 }, () => campaigns.create(who, randomUUID(), BRIEF)),
  )
  const first = made.find((one) => one.status === 'fulfilled')
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  const { total } = await campaigns.list(workspaceId, { status: 'active', days: null }, 0, 10)
  expect(total).toBe(2)
  const id = first?.value.id ?? ''
  await campaigns.remove(by, id)
  await campaigns.remove(by, id)
  await expect(campaigns.get(workspaceId, id)).rejects.toMatchObject({ kind: 'not-found' })
  expect(await campaigns.left(workspaceId, who.userId)).toBe(0)
  await expect(campaigns.create(who, randomUUID(), BRIEF)).rejects.toMatchObject({
    kind: 'conflict',
    code: 'plan.used_up',
    vars: { kind: 'campaign', left: 0 },
  })
})

test('a campaign deleted in the making stops without a trace', async () => {
  const desk = await openDesk()
  desk.recorded.model.faults.push('hang')
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'running', ({ stage }) => stage === 2)
  await desk.campaigns.remove(desk.by, id)
  await desk.reached(id, 'cancelled')
  expect(desk.sent).toEqual([])
})

test('the history is filtered by status and age, and the archive is apart', async () => {
  const desk = await openDesk()
  const { campaigns, workspaceId, by } = desk
  const old = await desk.create({ name: 'Старая' })
  await desk.runs.work()
  await desk.reached(old.id, 'completed')
  await desk.runs.close()
  desk.clock.shift(10 * 86_400_000)
  const fresh = await desk.create({ name: 'Новая' })
  const listed = async (
    status: Parameters<typeof campaigns.list>[1]['status'],
    days: 7 | 30 | null,
  ) => {
    const { items, total } = await campaigns.list(workspaceId, { status, days }, 0, 10)
    expect(items).toHaveLength(total)
    return items.map(({ name }) => name)
  }
  expect(await listed('active', null)).toEqual(['Новая', 'Старая'])
  expect(await listed('active', 7)).toEqual(['Новая'])
  expect(await listed('processing', 30)).toEqual(['Новая'])
  expect(await listed('completed', 30)).toEqual(['Старая'])
  expect(await campaigns.progress(workspaceId)).toEqual({ making: 1, share: 0 })
  expect(
    (await campaigns.list(workspaceId, { status: 'active', days: null }, 1, 1)).items,
  ).toHaveLength(1)

  await expect(campaigns.archive(by, fresh.id)).rejects.toMatchObject({ kind: 'conflict' })
  await campaigns.archive(by, old.id)
  await campaigns.archive(by, old.id)
  expect(await listed('active', null)).toEqual(['Новая'])
  expect(await listed('archived', null)).toEqual(['Старая'])
  await campaigns.unarchive(by, old.id)
  expect((await campaigns.get(workspaceId, old.id)).status).toBe('completed')
})
