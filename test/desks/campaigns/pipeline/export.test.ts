import { expect, test } from 'vitest'
import { openDesk, somebody } from './rig.ts'

const REFUSALS = [
  [{ kind: 'limit', code: 'google.storage_quota', retry: 'never' }, 'campaigns-sheet-no-room'],
  [{ kind: 'not-found', code: 'google.sheet_not_found' }, 'campaigns-sheet-gone'],
  [{ kind: 'auth', code: 'google.token_revoked' }, 'campaigns-sheet-no-access'],
] as const

test.for(REFUSALS)(
  'a sheet that fails with %o leaves the file and the draft',
  async ([fault, key]) => {
    const desk = await openDesk()
    desk.recorded.sheets.faults.push(fault)
    const { id } = await desk.create()
    await desk.runs.work()
    await desk.reached(id, 'completed')
    const campaign = await desk.campaigns.get(desk.workspaceId, id)
    expect(campaign).toMatchObject({ sheetUrl: null, sheetRefusal: key, draftRefusal: null })
    expect(campaign.draftId).not.toBeNull()
    expect(desk.sent).toHaveLength(1)
    expect(desk.services.refused).toEqual(fault.kind === 'auth' ? ['key-of-sheets'] : [])
    await desk.card('⚠️ Таблицы нет:')
  },
)

test('a draft that Direct does not take leaves the rest, with what Direct said', async () => {
  const desk = await openDesk()
  const vars = { detail: 'Неверная дата начала' }
  desk.recorded.drafts.faults.push({ kind: 'invalid', code: 'direct.campaign_refused', vars })
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'completed')
  expect(await desk.campaigns.get(desk.workspaceId, id)).toMatchObject({
    sheetUrl: `https://sheets.example/${id}`,
    draftId: null,
    draftRefusal: 'campaigns-draft-refused',
    draftRemarks: [{ level: 'error', message: vars.detail }],
  })
})

test('a refused key to Direct gives way to another of the same account, and is told of once', async () => {
  const desk = await openDesk()
  Object.assign(desk.services.has, { spare: true })
  desk.recorded.drafts.faults.push({ kind: 'auth', code: 'direct.token' })
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'completed')
  const campaign = await desk.campaigns.get(desk.workspaceId, id)
  expect(campaign).toMatchObject({ draftRefusal: null })
  expect(campaign.draftId).not.toBeNull()
  expect(desk.services.refused).toEqual(['key-of-direct'])
})

test('a service that is away is tried three times, while the file is in the chat already', async () => {
  const desk = await openDesk()
  const away = { kind: 'unavailable', code: 'google.away' } as const
  desk.recorded.sheets.faults.push(away, away, away)
  const { id } = await desk.create()
  await desk.runs.work()
  for (const ms of [31_000, 61_000]) {
    await desk.parked(id)
    expect(desk.sent).toHaveLength(1)
    expect((await desk.campaigns.get(desk.workspaceId, id)).draftId).not.toBeNull()
    desk.later(ms)
  }
  await desk.reached(id, 'completed')
  expect(await desk.campaigns.get(desk.workspaceId, id)).toMatchObject({
    sheetUrl: null,
    sheetRefusal: 'campaigns-sheet-failed',
  })

  await desk.campaigns.exportAgain(somebody(desk.workspaceId), id)
  const [run] = await desk.runs.list(desk.workspaceId, 1)
  await desk.reached(run?.id ?? '', 'completed')
  expect(await desk.campaigns.get(desk.workspaceId, id)).toMatchObject({
    status: 'completed',
    sheetUrl: `https://sheets.example/${id}`,
    sheetRefusal: null,
  })
  expect(desk.sent).toHaveLength(2)
})

test('what is not connected is not asked for; what was not wished is not made', async () => {
  const desk = await openDesk()
  Object.assign(desk.services.has, { direct: false, sheets: false })
  await desk.runs.work()
  const { id } = await desk.create()
  const plain = await desk.create({ withSheet: false, withDraft: false })
  await desk.reached(id, 'completed')
  await desk.reached(plain.id, 'completed')
  expect(await desk.campaigns.get(desk.workspaceId, id)).toMatchObject({
    sheetRefusal: 'campaigns-sheet-no-place',
    draftRefusal: 'campaigns-draft-no-key',
  })
  expect(await desk.campaigns.get(desk.workspaceId, plain.id)).toMatchObject({
    sheetRefusal: null,
    draftRefusal: null,
  })
  expect(desk.recorded.sheets.asked).toEqual([])
  expect(desk.recorded.drafts.asked).toEqual([])
})

test('a file is sent once for a tap, whatever is repeated', async () => {
  const desk = await openDesk()
  const { id } = await desk.create()
  await expect(desk.campaigns.send(somebody(desk.workspaceId), id, 'tab')).rejects.toMatchObject({
    kind: 'conflict',
  })
  await desk.runs.work()
  await desk.reached(id, 'completed')
  const who = somebody(desk.workspaceId)
  await desk.campaigns.send(who, id, 'picture')
  await desk.campaigns.send(who, id, 'picture')
  expect(desk.sent.slice(1).map(({ notice }) => notice.attachment)).toEqual([
    { kind: 'campaign.picture', id, as: 'photo' },
  ])
})

test('phrases go out in the form that Direct takes', async () => {
  const desk = await openDesk()
  const { id } = await desk.create()
  await desk.runs.work()
  await desk.reached(id, 'completed')
  const keywords = [...desk.services.made.keywords]
  expect(keywords).toContainEqual(expect.stringMatching(/ \+с крышкой$/))
  expect(keywords.filter((keyword) => / (?:с|в) /u.test(keyword))).toEqual([])
})
