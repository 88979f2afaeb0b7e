import type { BotError, Middleware } from 'grammy'
import { AppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'
import type { ChatContext } from '../../context.ts'
import { openHome } from '../../home/actions.ts'
import type { Registry } from '../../registry.ts'
import type { Button } from '../../screen.ts'
import { areaOf, newReference } from '../reference.ts'

export interface ErrorScreens {
  /** Error boundary: a foreseen error becomes a screen, anything else is thrown so that the inbox repeats the update. */
  boundary(error: BotError<ChatContext>): Promise<void>
  show(ctx: ChatContext, error: AppError): Promise<void>
  /** Gives what comes after it the screens that desks have for errors. */
  readonly own: Middleware<ChatContext>
}

/** A button of what has been deleted since: nothing went wrong, and nobody has to look for it. */
const isGone = ({ kind, cause }: AppError) => kind === 'not-found' && cause === undefined

type Own = (ctx: ChatContext, error: unknown, back?: string) => Promise<boolean>

export function createErrorScreens({
  log,
  registry,
}: {
  readonly log: Log
  readonly registry: Pick<Registry, 'desks'>
}): ErrorScreens {
  const own = new Map(registry.desks.flatMap(({ errors }) => [...errors]))

  const show = async (ctx: ChatContext, error: AppError) => {
    const { lang } = ctx
    const reference = isGone(error) ? undefined : newReference(areaOf(ctx))
    if (reference) log.error({ reference, err: error }, 'an update ended in an error screen')
    else log.info({ code: error.code }, 'what a button was about is gone')
    const menu: Button = { text: lang.t('button-home'), data: openHome({}) }
    const data = error.retry === 'later' ? ctx.callbackQuery?.data : undefined
    const retry: Button[] = data ? [{ text: lang.t('button-retry'), data }] : []
    const sentence = `⚠️ ${lang.say(error.messageKey, error.vars)}`
    const text = [sentence, ...(reference ? [lang.t('error-reference', { reference })] : [])]
    await ctx.show({ text: text.join('\n'), keyboard: [[...retry, menu]] })
  }
  const showOwn: Own = async (ctx, error, back) => {
    if (!(error instanceof AppError)) return false
    const screen = own.get(error.code)
    await screen?.(ctx, error, back)
    return screen !== undefined
  }
  return {
    show,
    own(ctx, next) {
      ctx.ownScreen = (thrown, back) => showOwn(ctx, thrown, back)
      return next()
    },
    async boundary({ error, ctx }) {
      if (!(error instanceof AppError)) throw error
      if (!(await showOwn(ctx, error))) await show(ctx, error)
    },
  }
}
