import type { MessageEntity } from 'grammy/types'
import { badRequest } from '../bot/failure.ts'
import { isRecord } from '../requests/params.ts'
import { linkFault } from './links.ts'

const TYPES = new Set(
  `mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler blockquote
   expandable_blockquote code pre text_link text_mention custom_emoji date_time`.split(/\s+/),
)

/** Reads a list of MessageEntity: known types, non-empty, with the fields their type needs. */
export function readEntities(value: unknown): MessageEntity[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw badRequest("can't parse entities JSON object")
  return value.map(readEntity).filter((entity) => entity.length > 0)
}

function readEntity(value: unknown): MessageEntity {
  const refuse = (reason: string) => badRequest(`can't parse MessageEntity: ${reason}`)
  if (!isRecord(value)) throw refuse('MessageEntity must be an Object')
  if (!TYPES.has(String(value.type))) throw refuse('Unsupported type specified')
  if (!Number.isInteger(value.offset)) throw refuse('Can\'t find field "offset"')
  if (!Number.isInteger(value.length)) throw refuse('Can\'t find field "length"')
  const { offset, length } = value as { offset: number; length: number }
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`)
  if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`)
  if (value.type === 'text_link') {
    if (typeof value.url !== 'string') throw refuse('Can\'t find field "url"')
    const fault = linkFault(value.url)
    if (fault) throw badRequest(`entity URL '${value.url}' is invalid: ${fault}`)
  }
  if (value.type === 'text_mention' && !isRecord(value.user)) {
    throw refuse('Can\'t find field "user"')
  }
  return value as unknown as MessageEntity
}

/**
 * Checks entities against their text in UTF-16 units, as Telegram's own stack does: beyond the text, in the middle of
 * a surrogate pair and crossing one another are refused. Returns them sorted, outer before inner.
 */
export function checkEntities(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  const open: MessageEntity[] = []
  for (const entity of sorted) {
    closeUntil(open, entity.offset)
    if (entity.offset > text.length) {
      throw badRequest(`entity begins after the end of the text at UTF-16 offset ${entity.offset}`)
    }
    if (splitsPair(text, entity.offset)) {
      throw badRequest(
        `entity begins in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, entity.offset)}`,
      )
    }
    const end = entity.offset + entity.length
    if (end > text.length) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${entity.offset} ends after the end of the text at UTF-16 offset ${end}`,
      )
    }
    if (splitsPair(text, end)) throw endsInside(entity, byteOffset(text, end))
    const outer = open.at(-1)
    if (outer && end > outer.offset + outer.length) {
      throw endsInside(outer, byteOffset(text, end))
    }
    open.push(entity)
  }
  return sorted
}

function closeUntil(open: MessageEntity[], offset: number): void {
  for (let last = open.at(-1); last && last.offset + last.length <= offset; last = open.at(-1)) {
    open.pop()
  }
}

function endsInside(entity: MessageEntity, bytes: number) {
  return badRequest(
    `entity beginning at UTF-16 offset ${entity.offset} ends in a middle of a UTF-16 symbol at byte offset ${bytes}`,
  )
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

const byteOffset = (text: string, at: number) => Buffer.byteLength(text.slice(0, at))
