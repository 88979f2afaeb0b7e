import { type Bot, BotError, Composer, Context } from 'grammy'
import type { Update } from 'grammy/types'
import { toAppError } from '#core/errors.ts'
import type { ChatContext } from '../context.ts'
import { createHome } from '../home/home.ts'
import { type BotDeps, createBot } from './bot.ts'
import { createErrorScreens } from './middlewares/error-screen.ts'
import { livingScreen } from './middlewares/living-screen.ts'
import { createPaymentDoor, type Payments } from './middlewares/payments.ts'
import { createTaps, presence } from './middlewares/presence.ts'
import { request } from './middlewares/update.ts'
import { createSpeech } from './speech.ts'

export type ChatDeps = Omit<BotDeps, 'taps' | 'errors' | 'home' | 'receivedAt' | 'payments'> & {
  readonly payments: Payments
}

/** The bot as the inbox sees it. */
export interface Chat {
  readonly bot: Bot<ChatContext>
  /**
   * Handles one update to its end. Foreseen errors become an error screen; anything else is thrown, so that the
   * inbox repeats the update. `receivedAt`: ms when it reached us.
   */
  handle(update: Update, receivedAt: number): Promise<void>
  /** Says that updates are stored and wait for their turn: their taps and payments must not wait for an answer. */
  expect(updates: readonly Update[]): void
  /** Tells the person that an update was given up. Never throws. */
  apologise(update: Update, error: unknown): Promise<void>
}

export function createChat(deps: ChatDeps): Chat {
  const { clock, log, people, texts } = deps
  const arrivals = new WeakMap<Update, number>()
  const speech = createSpeech(texts, deps.defaultLocale)
  const door = createPaymentDoor({ ...deps, speech })
  const shared = {
    ...deps,
    home: createHome(deps),
    errors: createErrorScreens(deps),
    taps: createTaps(deps),
    payments: door,
    receivedAt: (update: Update) => arrivals.get(update) ?? clock.now(),
  }
  const bot = createBot(shared)

  /** As the bot's own chain, for who has an account already, and to say but one thing. */
  const apology = (error: unknown) =>
    new Composer<ChatContext>(
      request(shared),
      presence(shared),
      livingScreen(shared),
      async (ctx) => {
        const person = ctx.hasChatType('private') ? await people.find(ctx.chat.id) : undefined
        if (!person || person.isBlocked) return
        ctx.lang = texts.lang(person.user.locale, person.user.timeZone)
        await shared.errors.show(ctx, toAppError(error))
      },
    )

  return {
    bot,
    expect(updates) {
      door.expect(updates)
      shared.taps.expect(updates)
    },

    async handle(update, receivedAt) {
      arrivals.set(update, receivedAt)
      try {
        await bot.handleUpdate(update)
      } catch (error) {
        throw error instanceof BotError ? error.error : error
      }
    },

    async apologise(update, error) {
      const ctx = new Context(update, bot.api, bot.botInfo) as ChatContext
      try {
        await apology(error).middleware()(ctx, async () => {})
      } catch (second) {
        log.error({ err: second }, 'an apology could not be sent')
      }
    },
  }
}
