import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { Spreadsheets } from '#desks/campaigns/ports.ts'
import type { GoogleApi } from './api.ts'
import { notConfigured, type Owner } from './auth.ts'
import { createFiles } from './files.ts'
import { layoutRequests, type PlacedTab, type PresentSheet, placeTabs } from './layout.ts'
import { ownerOf, readSecret, SERVICE } from './secret.ts'
import { createSettle } from './settle.ts'
import { valueBatches } from './values.ts'

type Target = Parameters<Spreadsheets['save']>[0]
type Document = Parameters<Spreadsheets['save']>[1]

const FIELDS =
  'spreadsheetUrl,sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),conditionalFormats(booleanRule(condition(values))))'

const spreadsheet = z.object({
  spreadsheetUrl: z.string(),
  sheets: z
    .array(
      z.object({
        properties: z.object({
          // Google leaves zeros out of its answers.
          sheetId: z.number().default(0),
          title: z.string(),
          gridProperties: z
            .object({ rowCount: z.number().default(0), columnCount: z.number().default(0) })
            .default({ rowCount: 0, columnCount: 0 }),
        }),
        conditionalFormats: z
          .array(
            z.looseObject({
              booleanRule: z
                .looseObject({
                  condition: z
                    .looseObject({
                      values: z
                        .array(z.looseObject({ userEnteredValue: z.string().optional() }))
                        .optional(),
                    })
                    .optional(),
                })
                .optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
})

/**
 * Campaigns as spreadsheets. All writes are absolute and every try looks first, so `save` may be repeated at any point: the file is found by
 * its `appProperties`, its sheets by ids that come from `ref`. `sharedDriveId`: where files for e-mail addresses go.
 */
export function createSpreadsheets(deps: {
  readonly api: GoogleApi
  readonly clock: Clock
  readonly sharedDriveId: string | undefined
}): Spreadsheets {
  const { api, sharedDriveId } = deps
  const files = createFiles(api)
  const settle = createSettle(deps.clock)

  async function placeOf(target: Target, document: Document, signal: AbortSignal) {
    if (target.kind === 'shared-sheet') {
      return { owner: SERVICE, id: target.spreadsheetId, isOurs: false }
    }
    const isShared = target.kind === 'shared-drive'
    if (isShared && sharedDriveId === undefined) throw notConfigured()
    const owner = isShared ? SERVICE : sellerOf(target.key.secret)
    const driveId = isShared ? sharedDriveId : undefined
    const id = await settle(() => files.findOrCreate(owner, document, driveId, signal), signal)
    if (isShared) await files.share(owner, id, target.email, signal)
    return { owner, id, isOurs: true }
  }

  async function layOut(
    owner: Owner,
    id: string,
    isOurs: boolean,
    document: Document,
    signal: AbortSignal,
  ) {
    const reading = {
      route: '/spreadsheets/{id}',
      idempotent: true,
      schema: spreadsheet,
      signal,
    }
    const found = await api.sheets(owner, reading, (sheets, options) =>
      sheets.spreadsheets.get({ spreadsheetId: id, fields: FIELDS }, options),
    )
    const present = found.sheets.map(toPresent)
    const placed = placeTabs(document.ref, document.tabs, present)
    const requests = layoutRequests(placed, present, { isOurs })
    const writing = { route: '/spreadsheets/{id}:batchUpdate', signal }
    await api.sheets(owner, writing, (sheets, options) =>
      sheets.spreadsheets.batchUpdate(
        { spreadsheetId: id, fields: 'spreadsheetId', requestBody: { requests } },
        options,
      ),
    )
    return { placed, url: found.spreadsheetUrl }
  }

  async function fill(owner: Owner, id: string, placed: readonly PlacedTab[], signal: AbortSignal) {
    for (const data of valueBatches(placed)) {
      // RAW: `+как купить` and `-слово` are texts, not formulas.
      const requestBody = { valueInputOption: 'RAW', data }
      const call = { route: '/spreadsheets/{id}/values:batchUpdate', idempotent: true, signal }
      await api.sheets(owner, call, (sheets, options) =>
        sheets.spreadsheets.values.batchUpdate(
          { spreadsheetId: id, fields: 'spreadsheetId', requestBody },
          options,
        ),
      )
    }
  }

  return {
    async save(target, document, signal) {
      try {
        const { owner, id, isOurs } = await placeOf(target, document, signal)
        const { placed, url } = await settle(
          () => layOut(owner, id, isOurs, document, signal),
          signal,
        )
        await fill(owner, id, placed, signal)
        return { url: `${url}#gid=${placed[0]?.sheetId ?? 0}` }
      } catch (thrown) {
        signal.throwIfAborted()
        throw target.kind === 'shared-sheet' ? ofSharedSheet(toAppError(thrown)) : thrown
      }
    },
  }
}

/** The seller deleted the sheet that was shared with us. */
function ofSharedSheet(error: AppError): AppError {
  if (error.code !== 'google.not_found') return error
  return new AppError({
    kind: 'not-found',
    code: 'google.sheet_not_found',
    messageKey: 'error-google-sheet-gone',
    cause: error,
  })
}

function sellerOf(secret: string): Owner {
  const read = readSecret(secret)
  if (read?.kind === 'own') return ownerOf(read)
  throw new AppError({ kind: 'auth', code: 'google.malformed_key' })
}

function toPresent({
  properties,
  conditionalFormats,
}: z.infer<typeof spreadsheet>['sheets'][number]): PresentSheet {
  return {
    sheetId: properties.sheetId,
    title: properties.title,
    rows: properties.gridProperties.rowCount,
    columns: properties.gridProperties.columnCount,
    formulas: conditionalFormats.map(
      (rule) => rule.booleanRule?.condition?.values?.[0]?.userEnteredValue ?? '',
    ),
  }
}
