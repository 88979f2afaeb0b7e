import type { BotError } from 'grammy'
import { AppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'
import type { ChatContext } from '../context.ts'
import { openHome } from '../home/actions.ts'
import type { Button } from '../screen.ts'
import { areaOf, newReference } from './reference.ts'

export interface ErrorScreens {
  /** Error boundary: a foreseen error becomes a screen, anything else is thrown so that the inbox repeats the update. */
  boundary(error: BotError<ChatContext>): Promise<void>
  show(ctx: ChatContext, error: AppError): Promise<void>
}

export function createErrorScreens({ log }: { readonly log: Log }): ErrorScreens {
  const show = async (ctx: ChatContext, error: AppError) => {
    const reference = newReference(areaOf(ctx))
    log.error({ reference, err: error }, 'an update ended in an error screen')
    const { lang } = ctx
    const menu: Button = { text: lang.t('button-home'), data: openHome({}) }
    const data = error.retry === 'later' ? ctx.callbackQuery?.data : undefined
    const retry: Button[] = data ? [{ text: lang.t('button-retry'), data }] : []
    const sentence = `⚠️ ${lang.say(error.messageKey, error.vars)}`
    const text = `${sentence}\n${lang.t('error-reference', { reference })}`
    await ctx.show({ text, keyboard: [[...retry, menu]] })
  }
  return {
    show,
    async boundary({ error, ctx }) {
      if (!(error instanceof AppError)) throw error
      await show(ctx, error)
    },
  }
}
