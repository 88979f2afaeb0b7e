import type { MessageEntity } from 'grammy/types'
import { badRequest } from '../bot/failure.ts'

export interface Formatted {
  readonly text: string
  readonly entities: MessageEntity[]
}

const SIMPLE: Readonly<Record<string, MessageEntity['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
}
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

interface OpenTag {
  readonly tag: string
  readonly offset: number
  readonly attributes: string
}

/** Telegram's HTML: text and entities, or its own complaint with the byte offset. */
export function parseHtml(source: string): Formatted {
  const open: OpenTag[] = []
  const entities: MessageEntity[] = []
  let text = ''
  const tokens = /<(\/?)([a-z0-9-]*)([^>]*)>|&(#x?[0-9a-f]+|[a-z]+);|<|[^<&]+|&/gi
  for (const token of source.matchAll(tokens)) {
    const [whole, slash, name = '', attributes = '', named] = token
    if (!whole.startsWith('<')) {
      text += named === undefined ? whole : (unescapeEntity(named) ?? whole)
      continue
    }
    const at = Buffer.byteLength(source.slice(0, token.index))
    const tag = name.toLowerCase()
    if (slash === undefined) {
      throw refuse(`Unsupported start tag "" at byte offset ${at}`)
    }
    if (slash === '') {
      if (!isKnown(tag, attributes)) {
        throw refuse(`Unsupported start tag "${tag}" at byte offset ${at}`)
      }
      open.push({ tag, offset: text.length, attributes })
      continue
    }
    const start = open.pop()
    if (!start) throw refuse(`Unexpected end tag at byte offset ${at}`)
    if (tag !== '' && tag !== start.tag) {
      throw refuse(
        `Unmatched end tag at byte offset ${at}, expected "</${start.tag}>", found "</${tag}>"`,
      )
    }
    const entity = toEntity(start, text)
    if (entity && entity.length > 0) entities.push(entity)
  }
  const unclosed = open.at(-1)
  if (unclosed) {
    throw refuse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`)
  }
  return { text, entities }
}

const refuse = (reason: string) => badRequest(`can't parse entities: ${reason}`)

function isKnown(tag: string, attributes: string): boolean {
  return tag in SIMPLE || tag === 'a' || (tag === 'span' && /class="tg-spoiler"/.test(attributes))
}

function toEntity(start: OpenTag, text: string): MessageEntity | undefined {
  const place = { offset: start.offset, length: text.length - start.offset }
  if (start.tag === 'a') {
    const url = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/i.exec(start.attributes)
    const raw = url?.[1] ?? url?.[2] ?? url?.[3]
    if (!raw) return undefined
    const href = raw.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (all, one) => unescapeEntity(one) ?? all)
    return { type: 'text_link', ...place, url: href }
  }
  if (start.tag === 'span') return { type: 'spoiler', ...place }
  if (start.tag === 'blockquote' && /\bexpandable\b/.test(start.attributes)) {
    return { type: 'expandable_blockquote', ...place }
  }
  return { type: SIMPLE[start.tag], ...place } as MessageEntity
}

function unescapeEntity(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
