import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import { isRecord } from '../requests/params.ts'
import { linkFault } from '../text/links.ts'
import { badRequest } from './failure.ts'

const MAX_BUTTONS = 100
const MAX_ROW = 8
const STYLES = ['primary', 'success', 'danger']
const ACTIONS = [
  'callback_data',
  'url',
  'copy_text',
  'web_app',
  'disabled',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'pay',
]
const OTHER_MARKUPS = ['keyboard', 'remove_keyboard', 'force_reply']

/** The inline keyboard of a `reply_markup`, checked as Telegram checks it; undefined for none or for other markups. */
export function readKeyboard(markup: unknown): InlineKeyboardMarkup | undefined {
  if (markup === undefined || markup === null) return undefined
  if (!isRecord(markup)) throw badRequest('object expected as reply markup')
  if (markup.inline_keyboard === undefined) {
    if (Object.keys(markup).length > 0 && !OTHER_MARKUPS.some((name) => name in markup)) {
      throw badRequest('object expected as reply markup')
    }
    return undefined
  }
  if (!Array.isArray(markup.inline_keyboard)) {
    throw badRequest('field "inline_keyboard" must be of type Array')
  }
  const rows: InlineKeyboardButton[][] = []
  for (const row of markup.inline_keyboard as unknown[]) {
    if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays')
    if (row.length > MAX_ROW) throw badRequest('reply markup is too long')
    if (row.length > 0) rows.push(row.map(readButton))
  }
  if (rows.flat().length > MAX_BUTTONS) throw badRequest('reply markup is too long')
  return rows.length > 0 ? { inline_keyboard: rows } : undefined
}

function readButton(button: unknown): InlineKeyboardButton {
  const refuse = (reason: string) => badRequest(`can't parse inline keyboard button: ${reason}`)
  if (!isRecord(button)) throw refuse('InlineKeyboardButton must be an Object')
  if (button.text === undefined) throw refuse('Can\'t find field "text"')
  if (typeof button.text !== 'string') throw refuse('Field "text" must be of type String')
  if (button.text.trim() === '') throw refuse('Button text must be non-empty')
  if (button.style !== undefined && !STYLES.includes(String(button.style))) {
    throw badRequest('BUTTON_STYLE_INVALID')
  }
  const action = ACTIONS.find((name) => button[name] !== undefined && button[name] !== '')
  if (action === undefined) throw refuse('Text buttons are unallowed in the inline keyboard')
  const fault = actionFault(action, button[action])
  if (fault !== undefined) throw badRequest(fault)
  return button as unknown as InlineKeyboardButton
}

function actionFault(action: string, value: unknown): string | undefined {
  switch (action) {
    case 'callback_data':
      return Buffer.byteLength(String(value)) > 64 ? 'BUTTON_DATA_INVALID' : undefined
    case 'url': {
      const fault = linkFault(String(value))
      return fault && `inline keyboard button URL '${value}' is invalid: ${fault}`
    }
    case 'copy_text': {
      const text = isRecord(value) ? String(value.text ?? '') : ''
      return text.length < 1 || text.length > 256 ? 'BUTTON_COPY_TEXT_INVALID' : undefined
    }
    case 'web_app': {
      const url = isRecord(value) ? String(value.url ?? '') : ''
      if (url.startsWith('https://')) return undefined
      return `inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`
    }
    case 'pay':
      return 'BUTTON_TYPE_INVALID'
    default:
      return undefined
  }
}
