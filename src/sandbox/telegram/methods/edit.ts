import { isDeepStrictEqual } from 'node:util'
import { badRequest } from '../bot/failure.ts'
import { readKeyboard } from '../bot/keyboard.ts'
import { toWire } from '../bot/wire.ts'
import { emit, viewMessage } from '../chats/view.ts'
import { isRecord, jsonOf, type Params } from '../requests/params.ts'
import { nowSeconds, type StoredMessage } from '../state.ts'
import { readCaption, readText } from '../text/text.ts'
import { editableMessage, type Methods, type World, writableChat } from './method.ts'
import { documentOf, photoOf } from './send.ts'

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

type Editable = Pick<StoredMessage, 'text' | 'entities' | 'photo' | 'document'>

export const editMethods: Methods = {
  editMessageText: (params, world) => {
    const content = readText(params)
    return edit(params, world, (message) => {
      if (isMedia(message)) throw badRequest('there is no text in the message to edit')
      return content
    })
  },
  editMessageCaption: (params, world) => {
    const caption = readCaption(params)
    return edit(params, world, (message) => {
      if (!isMedia(message)) throw badRequest('there is no caption in the message to edit')
      return caption
    })
  },
  editMessageReplyMarkup: (params, world) => edit(params, world, () => ({})),
  editMessageMedia: (params, world) => {
    const media = jsonOf(params, 'media')
    if (!isRecord(media)) throw badRequest("can't parse InputMedia: Media not found")
    const inner: Params = { fields: media, files: params.files }
    const caption = readCaption(inner)
    return edit(params, world, () => {
      if (media.type === 'photo') {
        return { ...caption, photo: photoOf(renamed(inner, 'photo'), 'photo', world) }
      }
      if (media.type === 'document') {
        return { ...caption, document: documentOf(renamed(inner, 'document'), 'document', world) }
      }
      throw badRequest("can't parse InputMedia: type must be specified correctly")
    })
  },
}

function renamed(params: Params, field: string): Params {
  return { fields: { ...params.fields, [field]: params.fields.media }, files: params.files }
}

const isMedia = (message: StoredMessage) =>
  message.photo !== undefined || message.document !== undefined

/** An edit without reply_markup removes the keyboard, as Telegram does. */
function edit(
  params: Params,
  world: World,
  content: (message: StoredMessage) => Partial<Editable>,
) {
  const { state, pace } = world
  const chat = writableChat(params, state)
  const message = editableMessage(params, chat)
  const keyboard = readKeyboard(jsonOf(params, 'reply_markup'))
  const change = content(message)
  const same = Object.entries(change).every(([name, value]) =>
    isDeepStrictEqual(message[name as keyof Editable], value),
  )
  if (same && isDeepStrictEqual(message.keyboard, keyboard)) throw badRequest(NOT_MODIFIED)
  pace.spend(chat.person.id)
  if (change.photo) delete message.document
  if (change.document) delete message.photo
  Object.assign(message, change, { keyboard, editDate: nowSeconds(state) })
  emit(state, chat, { type: 'edit', message: viewMessage(message) })
  return toWire(state, chat, message)
}
