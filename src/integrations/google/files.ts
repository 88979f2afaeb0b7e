import { z } from 'zod'
import type { Owner } from './access.ts'
import type { GoogleApi } from './api.ts'

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet'
const file = z.object({ id: z.string().min(1) })
const fileList = z.object({ files: z.array(file).default([]) })

/** Spreadsheets as files of a Drive. */
export function createFiles(api: GoogleApi) {
  const shared = (driveId: string | undefined) => ({
    supportsAllDrives: driveId === undefined ? undefined : true,
  })

  /** The spreadsheet made for this document, if there is one: the oldest, should there ever be two. */
  async function find(
    owner: Owner,
    ref: string,
    driveId: string | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const answer = await api.drive(owner, {
      method: 'GET',
      path: '/files',
      query: {
        q: `appProperties has { key='prilavok' and value='${quoted(ref)}' } and trashed = false`,
        orderBy: 'createdTime',
        pageSize: 10,
        fields: 'files(id)',
        ...shared(driveId),
        ...(driveId !== undefined && {
          driveId,
          corpora: 'drive',
          includeItemsFromAllDrives: true,
        }),
      },
      schema: fileList,
      signal,
    })
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
      const { id } = await api.drive(owner, {
        method: 'POST',
        path: '/files',
        query: { fields: 'id', ...shared(driveId) },
        body: {
          name: document.title,
          mimeType: SPREADSHEET,
          appProperties: { prilavok: document.ref },
          ...(driveId !== undefined && { parents: [driveId] }),
        },
        schema: file,
        signal,
      })
      return id
    },

    /** Lets an address write, without a letter from Google. Giving it again changes nothing. */
    async share(owner: Owner, fileId: string, email: string, signal: AbortSignal): Promise<void> {
      await api.drive(owner, {
        method: 'POST',
        path: `/files/${fileId}/permissions`,
        route: '/files/{id}/permissions',
        query: { sendNotificationEmail: false, supportsAllDrives: true, fields: 'id' },
        body: { type: 'user', role: 'writer', emailAddress: email },
        schema: file,
        idempotent: true,
        signal,
      })
    },
  }
}

function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
}
