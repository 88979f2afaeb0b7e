import { createHash } from 'node:crypto'
import type { InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import { plainText, richText } from '#platform/texts/rich-text.ts'
import type { Button, Screen } from '../screen.ts'

/** Telegram's limits, in UTF-16 units after markup is taken out. */
const MAX_TEXT = 4096
export const MAX_CAPTION = 1024

/** A screen as Telegram takes it. */
export interface RenderedScreen {
  readonly text: string
  readonly entities: MessageEntity[]
  readonly keyboard: InlineKeyboardMarkup
  /** Equal for screens that look and act the same. */
  readonly digest: string
}

/** What goes beyond `maxText` characters is left out. */
export function renderScreen(screen: Screen, maxText = MAX_TEXT): RenderedScreen {
  const { text, entities } = cut(richText(screen.text.trim()), maxText)
  const rows = (screen.keyboard ?? []).map((row) => row.map(renderButton))
  const keyboard = { inline_keyboard: rows.filter((row) => row.length > 0) }
  const digest = createHash('sha256')
    .update(JSON.stringify([text, entities, keyboard]))
    .digest('base64url')
  return { text, entities, keyboard, digest }
}

/** All of it but the text, for a message of its own or an edit. */
export const optionsOf = ({ entities, keyboard: reply_markup }: RenderedScreen) => ({
  ...{ entities, reply_markup },
  link_preview_options: { is_disabled: true },
})

/** A text over the limit loses its end rather than the whole message. */
function cut({ text, entities }: { text: string; entities: MessageEntity[] }, maxText: number) {
  if (text.length <= maxText) return { text, entities }
  const end = maxText - 1
  const kept = entities
    .filter((entity) => entity.offset < end)
    .map((entity) => ({ ...entity, length: Math.min(entity.length, end - entity.offset) }))
  return { text: `${text.slice(0, end)}…`, entities: kept }
}

function renderButton(button: Button): InlineKeyboardButton {
  const look = { text: plainText(button.text), ...(button.style ? { style: button.style } : {}) }
  if (button.url !== undefined) return { ...look, url: button.url }
  if (button.copy !== undefined) return { ...look, copy_text: { text: button.copy } }
  return { ...look, callback_data: button.data ?? '' }
}
