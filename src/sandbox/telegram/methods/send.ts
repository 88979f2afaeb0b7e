import { badRequest } from '../bot/failure.ts'
import { readKeyboard } from '../bot/keyboard.ts'
import { storePhoto, toDocument, toPhoto } from '../bot/media.ts'
import { toWire } from '../bot/wire.ts'
import { emit, viewMessage } from '../chats/view.ts'
import type { Upload } from '../requests/multipart.ts'
import { flagOf, intOf, isRecord, jsonOf, type Params, textOf } from '../requests/params.ts'
import { addMessage, type Chat, type StoredMessage } from '../state.ts'
import { readCaption, readText } from '../text/text.ts'
import { type Methods, type World, writableChat } from './method.ts'

const TYPING_MS = 5_000
const ACTIONS = new Set(
  `typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
   find_location record_video_note upload_video_note`.split(/\s+/),
)

export const sendMethods: Methods = {
  sendMessage: (params, world) => {
    const content = readText(params)
    return send(params, world, () => content)
  },
  sendPhoto: (params, world) => {
    const caption = readCaption(params)
    return send(params, world, () => ({ ...caption, photo: photoOf(params, 'photo', world) }))
  },
  sendDocument: (params, world) => {
    const caption = readCaption(params)
    return send(params, world, () => ({
      ...caption,
      document: documentOf(params, 'document', world),
    }))
  },
  sendChatAction: (params, { state }) => {
    const chat = writableChat(params, state)
    const action = textOf(params, 'action')
    if (!ACTIONS.has(action)) throw badRequest('wrong parameter action in request')
    chat.typingUntil = state.clock.now() + TYPING_MS
    emit(state, chat, { type: 'typing', forMs: TYPING_MS, action })
    return true
  },
}

type Content = Pick<StoredMessage, 'text' | 'entities' | 'photo' | 'document'>

function send(params: Params, world: World, content: () => Content) {
  const { state, pace } = world
  const chat = writableChat(params, state)
  const keyboard = readKeyboard(jsonOf(params, 'reply_markup'))
  const replyTo = readReply(params, chat)
  const thread = readThread(params, chat)
  pace.spend(chat.person.id)
  const message = addMessage(state, chat, {
    ...content(),
    fromBot: true,
    keyboard,
    silent: flagOf(params, 'disable_notification'),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(thread === undefined ? {} : { threadId: thread }),
  })
  chat.typingUntil = 0
  emit(state, chat, { type: 'message', message: viewMessage(message) })
  return toWire(state, chat, message)
}

function readThread(params: Params, { room }: Chat): number | undefined {
  const id = intOf(params, 'message_thread_id')
  if (id === undefined) return undefined
  if (!room?.topics.some((topic) => topic.id === id)) {
    throw badRequest('message thread not found')
  }
  return id
}

function readReply(params: Params, chat: Chat): number | undefined {
  const reply = jsonOf(params, 'reply_parameters')
  if (reply === undefined) return undefined
  const id = isRecord(reply) ? Number(reply.message_id) : Number.NaN
  if (!Number.isInteger(id)) throw badRequest('can\'t find field "message_id"')
  if (chat.messages.has(id)) return id
  if (isRecord(reply) && reply.allow_sending_without_reply === true) return undefined
  throw badRequest('message to be replied not found')
}

/** A photo given as an upload, as `attach://name`, or by the id of one sent before. */
export function photoOf(params: Params, field: string, world: World) {
  const upload = uploadOf(params, field)
  return upload ? storePhoto(world.files, upload) : toPhoto(knownFile(params, field, world))
}

/** A document given in the same three ways; any file may be sent as a document. */
export function documentOf(params: Params, field: string, world: World) {
  const upload = uploadOf(params, field)
  if (upload?.bytes.length === 0) throw badRequest('file must be non-empty')
  return toDocument(upload ? world.files.add('document', upload) : knownFile(params, field, world))
}

function uploadOf(params: Params, field: string): Upload | undefined {
  const given = textOf(params, field)
  return params.files.get(given.startsWith('attach://') ? given.slice(9) : field)
}

function knownFile(params: Params, field: string, { files }: World) {
  const given = textOf(params, field)
  if (given === '') throw badRequest(`there is no ${field} in the request`)
  if (/^https?:/.test(given)) throw badRequest('failed to get HTTP URL content')
  const file = files.byId(given)
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified')
  if (field === 'photo' && file.kind !== 'photo') {
    throw badRequest("can't use file of type Document as Photo")
  }
  return file
}
