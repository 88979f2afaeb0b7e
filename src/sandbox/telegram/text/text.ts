import type { MessageEntity } from 'grammy/types'
import { badRequest } from '../bot/failure.ts'
import { jsonOf, type Params, textOf } from '../requests/params.ts'
import { withDetected } from './detect.ts'
import { checkEntities, readEntities } from './entities.ts'
import { type Formatted, parseHtml } from './html.ts'

export const MAX_TEXT = 4096
const MAX_CAPTION = 1024

/** The text of a message with its entities, refused as Telegram refuses it. */
export function readText(params: Params): Formatted {
  if (textOf(params, 'text') === '') throw badRequest('message text is empty')
  const formatted = readFormatted(params, 'text', 'entities')
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if (countCharacters(formatted.text) > MAX_TEXT) throw badRequest('message is too long')
  return formatted
}

/** The caption of a photo or document; may be empty. */
export function readCaption(params: Params): Formatted {
  const formatted = readFormatted(params, 'caption', 'caption_entities')
  if (countCharacters(formatted.text) > MAX_CAPTION) throw badRequest('message caption is too long')
  return formatted
}

function readFormatted(params: Params, textField: string, entitiesField: string): Formatted {
  const raw = textOf(params, textField)
  const mode = textOf(params, 'parse_mode').toLowerCase()
  if (mode !== '' && mode !== 'html') throw badRequest('unsupported parse_mode')
  const given =
    mode === 'html'
      ? parseHtml(raw)
      : { text: raw, entities: readEntities(jsonOf(params, entitiesField)) }
  return cleanFormatted(given.text, given.entities)
}

/**
 * Text as Telegram keeps it: control characters become spaces, white space around it goes, entities move along, and
 * links and commands are marked. The limit of 4,096 counts characters, entities count UTF-16 units.
 */
export function cleanFormatted(source: string, entities: readonly MessageEntity[] = []): Formatted {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const spaced = source.replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ')
  const checked = checkEntities(spaced, entities)
  const text = spaced.trim()
  const cut = spaced.length - spaced.trimStart().length
  const kept: MessageEntity[] = []
  for (const entity of checked) {
    const offset = Math.max(entity.offset - cut, 0)
    const end = Math.min(entity.offset - cut + entity.length, text.length)
    if (end > offset) kept.push({ ...entity, offset, length: end - offset })
  }
  return { text, entities: withDetected(text, kept) }
}

function countCharacters(text: string): number {
  if (text.length <= MAX_CAPTION) return text.length
  let count = 0
  for (const _ of text) count += 1
  return count
}
