import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type OpenDesk, openDesk } from './rig.ts'

async function awaiting(desk: OpenDesk): Promise<string> {
  const { id } = await desk.create({ withReview: true })
  await desk.runs.work()
  await desk.reached(id, 'paused')
  return id
}

test('a campaign waits for its review, takes the changes, and goes on when let through', async () => {
  const desk = await openDesk()
  const { campaigns, workspaceId, by } = desk
  const id = await awaiting(desk)
  const before = await campaigns.get(workspaceId, id)
  expect(before).toMatchObject({ status: 'processing', awaitsReview: true, ads: 0 })
  expect(desk.recorded.model.asked).toEqual([])
  const card = await desk.card('идите дальше')
  expect(card.keyboard?.flat().map(({ text }) => text)).toEqual([
    '👀 Посмотреть группы',
    '✓ Дальше',
    '✕ Отменить',
  ])

  const [first, second] = await campaigns.groups(workspaceId, id)
  if (!first || !second) throw new Error('too few groups')
  await campaigns.rename(by, first.id, '  Кружки   в дорогу ')
  await campaigns.rename(by, first.id, '  Кружки   в дорогу ')
  await campaigns.merge(by, second.id, first.id)
  await campaigns.merge(by, second.id, first.id)
  const merged = await campaigns.group(workspaceId, first.id)
  expect(merged.group.name).toBe('Кружки в дорогу')
  expect(merged.group.phrases).toHaveLength(first.phrases.length + second.phrases.length)
  const [phrase] = merged.group.phrases
  const [own, part] = [randomUUID(), randomUUID()]
  await campaigns.detachPhrase(by, first.id, phrase?.text ?? '', own)
  await campaigns.detachPhrase(by, first.id, phrase?.text ?? '', own)
  expect((await campaigns.group(workspaceId, own)).group.phrases).toEqual([phrase])
  expect(await campaigns.split(by, first.id, part)).toBe(part)
  await campaigns.split(by, first.id, part)
  const other = (await campaigns.group(workspaceId, part)).group.phrases[0]?.text ?? ''
  await campaigns.movePhrase(by, part, other, own)
  await campaigns.movePhrase(by, own, other, null)
  const [minus] = await campaigns.minusWords(workspaceId, id)
  if (minus) await campaigns.acceptMinusWord(by, id, minus.word, false)
  await campaigns.drop(by, own)

  await campaigns.letThrough(by, id)
  await campaigns.letThrough(by, id)
  await desk.reached(id, 'completed')
  const after = await campaigns.get(workspaceId, id)
  expect(after).toMatchObject({ awaitsReview: false, keywords: before.keywords - 2 })
  expect(after.ads).toBe(2 * after.groups)
  const [kept] = await campaigns.minusWords(workspaceId, id)
  expect(kept?.isAccepted ?? false).toBe(false)
  await expect(campaigns.drop(by, first.id)).rejects.toMatchObject({ kind: 'conflict' })
})

test('nothing is changed before the review or after a cancel; Continue comes back to it', async () => {
  const desk = await openDesk()
  const { campaigns, workspaceId, by } = desk
  const { id } = await desk.create({ withReview: true })
  await expect(campaigns.letThrough(by, id)).rejects.toMatchObject({ kind: 'conflict' })
  await desk.runs.work()
  await desk.reached(id, 'paused')
  const [group] = await campaigns.groups(workspaceId, id)
  await desk.runs.cancel(by, id)
  await expect(campaigns.rename(by, group?.id ?? '', 'x')).rejects.toMatchObject({
    kind: 'conflict',
  })
  await expect(campaigns.letThrough(by, id)).rejects.toMatchObject({ kind: 'conflict' })
  await desk.runs.retry(by, id)
  await desk.reached(id, 'paused')
  await campaigns.rename(by, group?.id ?? '', 'x')
  expect((await campaigns.group(workspaceId, group?.id ?? '')).group.name).toBe('x')
  expect(desk.recorded.wordstat.asked).toHaveLength(3)
  expect(desk.recorded.embedder.asked).toHaveLength(1)
})
