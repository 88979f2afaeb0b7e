import type { Api } from 'grammy'
import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import { isLocale } from '#platform/texts/locale.ts'
import type { Texts } from '#platform/texts/texts.ts'
import { openHome } from '#telegram/home/actions.ts'
import { renderScreen } from '#telegram/screens/render.ts'
import type { Broadcast, Reader } from './store.ts'

/** A broadcast as one person gets it: their words are the admin's own, the button is in their language. */
export interface Letter {
  readonly text: string
  readonly entities: MessageEntity[]
  readonly markup: InlineKeyboardMarkup
}

export function letterFor(
  { text, entities }: Pick<Broadcast, 'text' | 'entities'>,
  reader: Pick<Reader, 'locale' | 'timeZone'>,
  texts: Texts,
): Letter {
  const lang = texts.lang(isLocale(reader.locale) ? reader.locale : 'ru', reader.timeZone)
  const home = { text: lang.t('button-home'), data: openHome({}) }
  const { keyboard } = renderScreen({ text: '', keyboard: [[home]] })
  return { text, entities: [...entities], markup: keyboard ?? { inline_keyboard: [] } }
}

/** Sends it; resolves with the message's id. */
export async function sendLetter(
  api: Api,
  chatId: number,
  { text, entities, markup }: Letter,
  options: { readonly isSilent?: boolean } = {},
): Promise<number> {
  const sent = await api.sendMessage(chatId, text, {
    entities,
    reply_markup: markup,
    disable_notification: options.isSilent ?? false,
    link_preview_options: { is_disabled: true },
  })
  return sent.message_id
}
