import { type Api, InputFile } from 'grammy'
import type { Message } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { type Attachment, uploadName } from '../attachments/attachment.ts'
import type { Attachments } from '../attachments/attachments.ts'
import { MAX_CAPTION, renderScreen } from '../screens/render.ts'
import { type Notice, type NoticeAttachment, renderNotice } from './notice.ts'

const NOT_MADE = 'attachment.not_made'

/** Making the file failed; it may succeed later. */
export function isNotMade(error: unknown): boolean {
  return error instanceof AppError && error.code === NOT_MADE
}

/** The file of a notice, or why there will never be one. Throws what {@link isNotMade} knows, also after `limitMs`. */
export async function makeFile(
  { kind, id }: NoticeAttachment,
  lang: Lang,
  options: {
    readonly attachments: Pick<Attachments, 'of'>
    readonly clock: Clock
    readonly log: Log
    readonly limitMs: number
  },
): Promise<Attachment | string> {
  const { attachments, clock, log, limitMs } = options
  const make = attachments.of(kind)
  if (!make) {
    log.error({ attachment: kind }, 'no desk makes this attachment')
    return `nobody makes ${kind}`
  }
  const settled = new AbortController()
  const late = clock.sleep(limitMs, settled.signal).then(() => {
    throw new AppError({ kind: 'unavailable', code: 'attachment.timeout' })
  })
  try {
    return (await Promise.race([make(id, lang), late])) ?? `${kind} ${id} is gone`
  } catch (cause) {
    throw new AppError({ kind: 'internal', code: NOT_MADE, retry: 'later', cause })
  } finally {
    settled.abort()
  }
}

/** Sends a file with its notice as the caption. */
export function sendFile(
  api: Api,
  chatId: number,
  letter: {
    readonly notice: Notice
    readonly as: NoticeAttachment['as']
    readonly file: Attachment
    readonly isSilent: boolean
  },
  lang: Lang,
): Promise<Message> {
  const { notice, file, as, isSilent } = letter
  const screen = renderScreen(renderNotice(notice, lang), MAX_CAPTION)
  const upload = new InputFile(file.bytes, uploadName(file.name))
  const options = {
    caption: screen.text,
    caption_entities: screen.entities,
    reply_markup: screen.keyboard,
    disable_notification: isSilent,
  }
  return as === 'photo'
    ? api.sendPhoto(chatId, upload, options)
    : api.sendDocument(chatId, upload, options)
}
