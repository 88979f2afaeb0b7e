import type { Middleware } from 'grammy'
import type { Message } from 'grammy/types'
import type { ReadFile } from '../../api/api.ts'
import type { ChatContext } from '../../context.ts'

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
/** Names that say nothing of what is in the file: `id_rsa`, `key`. */
const NAMELESS = /^[^.]*$/
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
  const isText =
    TEXTS.test(name) || NAMELESS.test(name) || TEXT_TYPES.test(document.mime_type ?? '')
  const bytes = isText ? await readFile(document.file_id, HEAD) : undefined
  const text = bytes && textOf(bytes)
  return text === undefined ? { kind: 'unread', name } : { kind: 'file', name, text }
}

/** UTF-8, UTF-16 as Excel and Notepad save it, or what Windows writes Russian in; undefined for bytes that are no text. */
function textOf(bytes: Uint8Array): string | undefined {
  const wide = wideOf(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes, { stream: true })
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** UTF-16 by its mark, or by the empty halves of the units that Latin letters and spaces have. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first = 0, second = 0] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 512)
  const empty = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) empty[index % 2] = (empty[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = empty
  const isWide = even > 0 !== odd > 0 && even + odd >= head.length / 20
  if (!isWide || head.length % 2 !== 0) return undefined
  return even > 0 ? 'utf-16be' : 'utf-16le'
}

function whatOf(message: Message): What {
  if (message.photo) return 'photo'
  if (message.video ?? message.animation ?? message.video_note) return 'video'
  if (message.voice ?? message.audio) return 'voice'
  if (message.sticker) return 'sticker'
  if (message.location ?? message.venue) return 'place'
  return message.contact ? 'contact' : 'other'
}
