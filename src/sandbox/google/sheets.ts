import { Hono } from 'hono'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { batchUpdate } from './batch.ts'
import { masked, maskPaths } from './masks.ts'
import type { Passing } from './passing.ts'
import { noRoom, notAllowed, notFound, problem } from './problems.ts'
import { readValues, writeValues } from './values.ts'
import { type GoogleWorld, SERVICE_EMAIL, type Sheet, type SpreadsheetFile } from './world.ts'

/** Sheets v4, as much of it as writing a table takes. */
export function createSheets({ world, pass }: { world: GoogleWorld; pass: Passing }) {
  const app = new Hono<SandboxEnv>()

  /** The file a call is about, or why it may not touch it. */
  function opened(id: string, email: string, isWrite: boolean): SpreadsheetFile | Response {
    const file = world.files.get(id)
    if (!file) return notFound()
    const role = world.roleOf(file, email)
    if (role === undefined || (isWrite && role === 'reader')) return notAllowed()
    return file
  }

  app.post('/spreadsheets', (context) =>
    pass(context, 'spreadsheets.create', 'sheets', async ({ email }) => {
      if (email === SERVICE_EMAIL) return notAllowed()
      if (world.person(email).isFull) return noRoom()
      const sent = (await context.req.json().catch(() => ({}))) as {
        properties?: { title?: string }
      }
      const name = sent.properties?.title ?? 'Новая таблица'
      const file = world.makeFile({ name, owner: email, driveId: null })
      return Response.json(view(file, context.req.url))
    }),
  )

  app.get('/spreadsheets/:id', (context) =>
    pass(context, 'spreadsheets.get', 'sheets', ({ email }) => {
      const file = opened(context.req.param('id') ?? '', email, false)
      if (file instanceof Response) return file
      const mask = context.req.query('fields')
      const paths = mask === undefined ? ['*'] : maskPaths(mask)
      if (!paths) return problem(400, `Invalid field selection ${mask}`)
      return Response.json(masked(view(file, context.req.url), paths))
    }),
  )

  app.get('/spreadsheets/:id/values/:range', (context) =>
    pass(context, 'values.get', 'sheets', ({ email }) => {
      const file = opened(context.req.param('id') ?? '', email, false)
      if (file instanceof Response) return file
      return readValues(file, context.req.param('range') ?? '')
    }),
  )

  // The verb stands behind a colon in the last part of the path.
  app.post('/spreadsheets/:target', (context) =>
    pass(context, 'spreadsheets.batchUpdate', 'sheets', async ({ email }) => {
      const [id = '', verb] = (context.req.param('target') ?? '').split(':')
      if (verb !== 'batchUpdate') return notFound()
      const file = opened(id, email, true)
      if (file instanceof Response) return file
      return batchUpdate(file, await context.req.json().catch(() => undefined))
    }),
  )

  app.post('/spreadsheets/:id/:verb', (context) =>
    pass(context, 'values.batchUpdate', 'sheets', async ({ email }) => {
      if (context.req.param('verb') !== 'values:batchUpdate') return notFound()
      const file = opened(context.req.param('id') ?? '', email, true)
      if (file instanceof Response) return file
      return writeValues(file, await context.req.json().catch(() => undefined))
    }),
  )

  return app
}

/** The page of a spreadsheet, beside the API it was asked for through. */
function pageUrl(id: string, requestUrl: string): string {
  const [base = ''] = requestUrl.split('/sheets/v4/')
  return `${base}/spreadsheets/d/${id}/edit`
}

function view(file: SpreadsheetFile, requestUrl: string) {
  return {
    spreadsheetId: file.id,
    properties: { title: file.name, locale: 'ru_RU' },
    spreadsheetUrl: pageUrl(file.id, requestUrl),
    sheets: file.sheets.map(sheetView),
  }
}

function sheetView(sheet: Sheet, index: number) {
  const { rowCount, columnCount, frozenRowCount } = sheet
  return {
    properties: {
      // Zeros are left out, as the service does.
      ...(sheet.sheetId !== 0 && { sheetId: sheet.sheetId }),
      title: sheet.title,
      ...(index !== 0 && { index }),
      gridProperties: { rowCount, columnCount, ...(frozenRowCount > 0 && { frozenRowCount }) },
    },
    ...(sheet.rules.length > 0 && {
      conditionalFormats: sheet.rules.map(({ ranges, formula }) => ({
        ranges,
        booleanRule: {
          condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: formula }] },
        },
      })),
    }),
  }
}
