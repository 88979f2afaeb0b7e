import type { PhotoSize } from 'grammy/types'
import type { Files, StoredFile } from '../files.ts'
import type { Upload } from '../requests/multipart.ts'
import type { StoredDocument } from '../state.ts'
import { badRequest } from './failure.ts'
import { pictureSize } from './pictures.ts'

const MAX_PHOTO_BYTES = 10 * 1024 * 1024

/** Stores an uploaded picture; refuses what Telegram refuses as a photo. */
export function storePhoto(files: Files, upload: Upload): PhotoSize[] {
  if (upload.bytes.length > MAX_PHOTO_BYTES) throw badRequest('file is too big')
  const size = pictureSize(upload.bytes)
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = size
  if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS')
  }
  return toPhoto(files.add('photo', upload))
}

export function toPhoto(file: StoredFile): PhotoSize[] {
  const size = pictureSize(file.bytes) ?? { width: 0, height: 0 }
  return [
    { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length, ...size },
  ]
}

export function toDocument(file: StoredFile): StoredDocument {
  return {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_name: file.fileName,
    mime_type: file.mimeType,
    file_size: file.bytes.length,
  }
}
