import { describe, expect, test } from 'vitest'
import type { SheetTarget } from '#desks/campaigns/ports.ts'
import type { SpreadsheetFile } from '#sandbox/google/world.ts'
import { ads, campaign, keywords, live, startGoogle } from './client.ts'

type Started = Awaited<ReturnType<typeof startGoogle>>

const TARGETS: Readonly<Record<SheetTarget['kind'], (started: Started) => Promise<SheetTarget>>> = {
  own: (started) => started.ownTarget(),
  'shared-drive': async () => ({ kind: 'shared-drive', email: 'buyer@mail.example' }),
  'shared-sheet': async (started) => (await started.sharedSheet()).target,
}

const tab = (file: SpreadsheetFile | undefined, title: string) => {
  const found = file?.sheets.find((sheet) => sheet.title === title)
  if (!found) throw new Error(`no tab ${title}`)
  return found
}

describe.each(Object.entries(TARGETS))('%s', (kind, make) => {
  test('a campaign is written as asked: cells, header, widths, filter, red', async () => {
    const started = await startGoogle()
    const { url } = await started.google.spreadsheets.save(await make(started), campaign, live())
    const [file, ...others] = await started.files()
    expect(others).toEqual([])
    const written = tab(file, 'Ключи')
    expect(written.values).toEqual([keywords.header, ...keywords.rows])
    expect(written).toMatchObject({
      frozenRowCount: 1,
      widths: { 0: 320, 1: 90, 2: 200 },
      filter: { startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 3 },
      rules: [],
    })
    expect(written.bold).toMatchObject([{ startRowIndex: 0, endRowIndex: 1 }])
    expect(written.wrapped).toContainEqual(
      expect.objectContaining({ startRowIndex: 1, endRowIndex: 4 }),
    )
    expect(tab(file, 'Объявления').rules).toMatchObject([
      { formula: '=LEN(B2)>56', ranges: [{ startRowIndex: 1, startColumnIndex: 1 }] },
      { formula: '=LEN(C2)>81', ranges: [{ startRowIndex: 1, startColumnIndex: 2 }] },
    ])
    const own = kind === 'shared-sheet' ? ['Лист1'] : []
    expect(file?.sheets.map(({ title }) => title)).toEqual([...own, 'Ключи', 'Объявления'])
    expect(url).toContain(`/spreadsheets/d/${file?.id}/edit#gid=${written.sheetId}`)
    const page = await fetch(url)
    expect(await page.text()).toContain('д&#39;Артаньян')
  })

  test('the same again rewrites the same spreadsheet, shorter content too', async () => {
    const started = await startGoogle()
    const target = await make(started)
    const first = await started.google.spreadsheets.save(target, campaign, live())
    const [row = []] = keywords.rows
    const shorter = { ...campaign, tabs: [{ ...keywords, rows: [row] }, ads] }
    const second = await started.google.spreadsheets.save(target, shorter, live())
    expect(second).toEqual(first)
    const [file, ...others] = await started.files()
    expect(others).toEqual([])
    expect(tab(file, 'Ключи').values).toEqual([keywords.header, row])
    expect(tab(file, 'Объявления').rules).toHaveLength(2)
    expect(tab(file, 'Объявления').bold).toHaveLength(1)
  })
})

test.each([
  ['own', 'files.list', 'not-json'],
  ['own', 'files.create', 'drop-after'],
  ['own', 'files.create', 'http-5xx'],
  ['own', 'token', 'http-5xx'],
  ['shared-drive', 'permissions.create', 'drop-after'],
  ['shared-sheet', 'spreadsheets.batchUpdate', 'drop-after'],
  ['shared-sheet', 'spreadsheets.batchUpdate', 'limited'],
  ['shared-sheet', 'values.batchUpdate', 'cut'],
] as const)('%s: %s ends in %s, still one spreadsheet, whole', async (kind, method, faultKind) => {
  const started = await startGoogle()
  const target = await TARGETS[kind](started)
  await started.controller.fault({ method, kind: faultKind, times: 1 })
  await started.google.spreadsheets.save(target, campaign, live())
  expect((await started.controller.state()).faults, 'the fault was met').toEqual([])
  const [file, ...others] = await started.files()
  expect(others).toEqual([])
  expect(tab(file, 'Ключи').values).toHaveLength(4)
  expect(tab(file, 'Объявления').rules).toHaveLength(2)
})

test('two campaigns in one shared sheet stand side by side, a renamed tab keeps its name', async () => {
  const { google, sharedSheet, files, sandbox } = await startGoogle()
  const { target } = await sharedSheet()
  await google.spreadsheets.save(target, campaign, live())
  await google.spreadsheets.save(target, { ...campaign, ref: 'campaign-2' }, live())
  const titles = async () => (await files())[0]?.sheets.map(({ title }) => title)
  expect(await titles()).toEqual(['Лист1', 'Ключи', 'Объявления', 'Ключи 2', 'Объявления 2'])

  const saved = sandbox.snapshot()
  for (const sheet of saved.files[0]?.sheets ?? []) {
    if (sheet.title === 'Ключи 2') sheet.title = "Осень '26"
  }
  sandbox.restore(saved)
  await google.spreadsheets.save(target, { ...campaign, ref: 'campaign-2' }, live())
  expect(await titles()).toEqual(['Лист1', 'Ключи', 'Объявления', "Осень '26", 'Объявления 2'])
})

test('the shared drive lets the address write, without a letter', async () => {
  const { google, controller, files } = await startGoogle()
  const target = { kind: 'shared-drive', email: 'buyer@mail.example' } as const
  await google.spreadsheets.save(target, campaign, live())
  await google.spreadsheets.save(target, campaign, live())
  const [file] = await files()
  expect(file).toMatchObject({ driveId: '0ADemoSharedDrive9PVA', owner: null })
  expect(file?.permissions).toMatchObject([{ emailAddress: 'buyer@mail.example', role: 'writer' }])
  expect((await controller.state()).letters).toBe(0)
})

test('a spreadsheet in the bin is not written to: a new one is made', async () => {
  const { google, ownTarget, files, controller } = await startGoogle()
  const target = await ownTarget()
  await google.spreadsheets.save(target, campaign, live())
  await controller.command('trash', { id: (await files())[0]?.id ?? '' })
  await google.spreadsheets.save(target, campaign, live())
  expect((await files()).map((file) => file.isTrashed)).toEqual([true, false])
})

test('one campaign costs five calls, and a token is asked for once', async () => {
  const { google, ownTarget, controller, done } = await startGoogle()
  const target = await ownTarget()
  await controller.clearFigures()
  await google.spreadsheets.save(target, campaign, live())
  await google.spreadsheets.save(target, { ...campaign, ref: 'campaign-2' }, live())
  expect(await done('token')).toBe(1)
  for (const method of [
    'files.list',
    'files.create',
    'spreadsheets.get',
    'spreadsheets.batchUpdate',
    'values.batchUpdate',
  ]) {
    expect(await done(method), method).toBe(2)
  }
})
