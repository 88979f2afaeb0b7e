import { badRequest } from '../bot/failure.ts'
import { textOf } from '../requests/params.ts'
import type { Methods } from './method.ts'

/** Bots may download up to 20 MB through the cloud API. */
const MAX_DOWNLOAD = 20 * 1024 * 1024

export const fileMethods: Methods = {
  getFile: (params, { files }) => {
    const id = textOf(params, 'file_id')
    if (id === '') throw badRequest('file_id not specified')
    const file = files.byId(id)
    if (!file) throw badRequest('invalid file_id')
    if (file.bytes.length > MAX_DOWNLOAD) throw badRequest('file is too big')
    return {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      file_size: file.bytes.length,
      file_path: file.path,
    }
  },
}
