import { z } from 'zod'
import { rowsOf } from '#platform/rows.ts'
import type { GoogleApi } from './api.ts'
import type { Owner } from './auth.ts'

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet'
const file = z.object({ id: z.string().min(1) })
const fileList = z.object({ files: rowsOf(file).default([]) })

/** Spreadsheets as files of a Drive. */
export function createFiles(api: GoogleApi) {
  /** The spreadsheet made for this document, if there is one: the oldest, should there ever be two. */
  async function find(
    owner: Owner,
    ref: string,
    driveId: string | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const call = { route: '/files', idempotent: true, schema: fileList, signal }
    const answer = await api.drive(owner, call, (drive, options) =>
      drive.files.list(
        {
          q: `appProperties has { key='prilavok' and value='${quoted(ref)}' } and trashed = false`,
          orderBy: 'createdTime',
          pageSize: 10,
          fields: 'files(id)',
          ...(driveId !== undefined && {
            driveId,
            corpora: 'drive',
            includeItemsFromAllDrives: true,
            supportsAllDrives: true,
          }),
        },
        options,
      ),
    )
    return answer.files[0]?.id
  }

  return {
    /** Looks before it makes one. Ids made beforehand are not taken for Google's own kinds of files. */
    async findOrCreate(
      owner: Owner,
      document: { readonly title: string; readonly ref: string },
      driveId: string | undefined,
      signal: AbortSignal,
    ): Promise<string> {
      const known = await find(owner, document.ref, driveId, signal)
      if (known !== undefined) return known
      const requestBody = {
        name: document.title,
        mimeType: SPREADSHEET,
        appProperties: { prilavok: document.ref },
        ...(driveId !== undefined && { parents: [driveId] }),
      }
      const supportsAllDrives = driveId !== undefined
      const call = { route: '/files', schema: file, signal }
      const { id } = await api.drive(owner, call, (drive, options) =>
        drive.files.create({ fields: 'id', supportsAllDrives, requestBody }, options),
      )
      return id
    },

    /** Lets an address write, without a letter from Google. Giving it again changes nothing. */
    async share(owner: Owner, fileId: string, email: string, signal: AbortSignal): Promise<void> {
      const requestBody = { type: 'user', role: 'writer', emailAddress: email }
      const call = { route: '/files/{id}/permissions', idempotent: true, signal }
      await api.drive(owner, call, (drive, options) =>
        drive.permissions.create(
          {
            ...{ fileId, requestBody, fields: 'id' },
            ...{ sendNotificationEmail: false, supportsAllDrives: true },
          },
          options,
        ),
      )
    },
  }
}

function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
}
