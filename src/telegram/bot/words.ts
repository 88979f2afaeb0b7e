import type { Middleware } from 'grammy'
import type { Message } from 'grammy/types'
import type { ReadFile } from '../api/api.ts'
import type { ChatContext } from '../context.ts'

/** What a message says. */
export type Words =
  | { readonly kind: 'text'; readonly text: string }
  /** The head of a text file. */
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  /** A file that is no text, too large or not to be had. */
  | { readonly kind: 'unread'; readonly name: string }
  /** A photo, a voice, a sticker … with what is written under it. */
  | { readonly kind: 'other'; readonly what: What }

export type What = 'photo' | 'video' | 'voice' | 'sticker' | 'place' | 'contact' | 'other'

/** So much of a file is looked at, bytes. */
const HEAD = 64 * 1024
const TEXTS = /\.(?:txt|csv|tsv|json|pem|key|env|md|log|ya?ml|ini|conf|cfg|cookies?)$/i
const TEXT_TYPES = /^(?:text\/|application\/(?:json|x-pem|x-yaml|pkcs8|octet-stream))/

/** Reads what was sent, the head of a text file included, before anything is done with it. */
export function words(readFile: ReadFile): Middleware<ChatContext> {
  return async (ctx, next) => {
    if (ctx.msg) ctx.words = await read(ctx.msg, readFile)
    await next()
  }
}

async function read(message: Message, readFile: ReadFile): Promise<Words> {
  if (message.text !== undefined) return { kind: 'text', text: message.text }
  const { document } = message
  if (!document) return { kind: 'other', what: whatOf(message) }
  const name = document.file_name ?? ''
  const isText = TEXTS.test(name) || TEXT_TYPES.test(document.mime_type ?? '')
  const bytes = isText ? await readFile(document.file_id, HEAD) : undefined
  const text = bytes && textOf(bytes)
  return text === undefined ? { kind: 'unread', name } : { kind: 'file', name, text }
}

/** UTF-8, or what Windows writes Russian in; undefined for bytes that are no text. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

function whatOf(message: Message): What {
  if (message.photo) return 'photo'
  if (message.video ?? message.animation ?? message.video_note) return 'video'
  if (message.voice ?? message.audio) return 'voice'
  if (message.sticker) return 'sticker'
  if (message.location ?? message.venue) return 'place'
  return message.contact ? 'contact' : 'other'
}
