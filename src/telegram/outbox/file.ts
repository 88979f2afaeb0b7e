import { type Api, InputFile } from 'grammy'
import type { Message } from 'grammy/types'
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

/** The file of a notice, or why there will never be one. */
export async function makeFile(
  { kind, id }: NoticeAttachment,
  lang: Lang,
  { attachments, log }: { attachments: Pick<Attachments, 'of'>; log: Log },
): Promise<Attachment | string> {
  const make = attachments.of(kind)
  if (!make) {
    log.error({ attachment: kind }, 'no desk makes this attachment')
    return `nobody makes ${kind}`
  }
  try {
    return (await make(id, lang)) ?? `${kind} ${id} is gone`
  } catch (cause) {
    throw new AppError({ kind: 'internal', code: NOT_MADE, retry: 'later', cause })
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
