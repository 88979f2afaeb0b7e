import type { Message } from 'grammy/types'

/** A photo or a file as somebody sent it, not fetched yet. Survives JSON. */
export interface SentFile {
  /** Telegram's name of it for this bot. */
  readonly fileId: string
  readonly kind: 'photo' | 'document'
  /** As it was called where it came from; '' for photos. */
  readonly name: string
  /** Bytes, where Telegram tells. */
  readonly size: number | null
}

/** What a message brings along; of a photo the largest copy. */
export function sentFileOf({ photo, document }: Message): SentFile | undefined {
  const largest = photo?.toSorted((one, other) => other.width - one.width)[0]
  if (largest) {
    return { fileId: largest.file_id, kind: 'photo', name: '', size: largest.file_size ?? null }
  }
  if (!document) return undefined
  const { file_id: fileId, file_name: name = '', file_size: size = null } = document
  return { fileId, kind: 'document', name, size }
}
