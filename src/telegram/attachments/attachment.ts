import type { Lang } from '#platform/texts/lang.ts'

/** A file as it goes into a chat. */
export interface Attachment {
  /** With its extension; any language. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly mime: string
}

/**
 * Makes a file from what the desk has by now, in the reader's language. Undefined when there is nothing to make it of any more.
 * It may be called again for the same message.
 */
export type MakeAttachment = (id: string, lang: Lang) => Promise<Attachment | undefined>

/** A name as the upload can carry it: Telegram reads it up to a quote or a semicolon, and a path's last part only. */
export function uploadName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}"\\/;]+/gu, ' ')
    .trim()
  return clean === '' ? 'file' : clean
}
