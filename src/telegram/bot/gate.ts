import type { Api } from 'grammy'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { localeOf } from '#platform/texts/locale.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Texts } from '#platform/texts/texts.ts'
import { type Access, isWelcome } from '../identity/access.ts'
import type { People } from '../identity/people.ts'
import type { Person } from '../identity/person.ts'
import { type Incoming, parseCommand } from './incoming.ts'
import type { Presence } from './presence.ts'

export interface GateDeps {
  readonly api: Api
  readonly people: People
  readonly texts: Texts
  readonly limiter: Limiter
  readonly log: Log
  readonly access: Access
  readonly adminIds: readonly number[]
  /** The bot's own name, for the link from groups into the private chat. */
  readonly username: string
}

/** A burst of twenty, then two a second: faster than anybody reads. */
const PACE: BucketSpec = { capacity: 20, refillMs: 500 }
/** A person is told to slow down once a burst, not at every message. */
const NOTICE: BucketSpec = { capacity: 1, refillMs: 30_000 }

/** Decides whether an update gets in, and tells people kindly when it does not. */
export function createGate(deps: GateDeps) {
  const { api, people, texts, limiter, access, log } = deps

  const langOf = (incoming: Incoming, person?: Person) =>
    texts.lang(
      person?.user.locale ?? localeOf(incoming.from.language_code),
      person?.user.timeZone ?? 'UTC',
    )

  /** The pace is a courtesy: when its store is away, people are let in. */
  const take = async (key: string, spec: BucketSpec): Promise<boolean> => {
    try {
      return (await limiter.take(key, spec)).ok
    } catch (error) {
      log.warn({ err: error }, 'pace not known')
      return true
    }
  }
  const mayTell = (incoming: Incoming) => take(`chat-notice:${incoming.chatId}`, NOTICE)

  const mayEnter = (incoming: Incoming): Promise<boolean> => {
    const { id } = incoming.from
    const command = incoming.kind === 'message' ? parseCommand(incoming.text) : undefined
    return isWelcome(access, {
      id,
      isAdmin: deps.adminIds.includes(id),
      hasAccount: async () => (await people.find(id)) !== undefined,
      payload: command?.name === 'start' ? command.argument : undefined,
    })
  }

  const say = async (incoming: Incoming, key: MessageKey, person?: Person) => {
    const text = plainText(langOf(incoming, person).say(key, {}))
    await api.sendMessage(incoming.chatId, text)
  }

  return {
    /** In groups the bot only says where it works, and only when it was called by a command. */
    async turnAwayGroup(incoming: Incoming, presence: Presence): Promise<void> {
      const lang = langOf(incoming)
      if (incoming.kind === 'tap') await presence.toast(lang.t('toast-private-only'))
      if (incoming.kind !== 'message' || !parseCommand(incoming.text)) return
      if (!(await mayTell(incoming))) return
      const button = {
        text: plainText(lang.t('button-open-bot')),
        url: `https://t.me/${deps.username}`,
      }
      await api.sendMessage(incoming.chatId, plainText(lang.t('chat-private-only')), {
        reply_markup: { inline_keyboard: [[button]] },
      })
    },

    /** The person behind the update, or undefined when it goes no further. */
    async admit(incoming: Incoming, presence: Presence): Promise<Person | undefined> {
      if (!(await mayEnter(incoming))) {
        if (await mayTell(incoming)) await say(incoming, 'chat-not-invited')
        return undefined
      }
      const person = await people.ensure(incoming.from)
      if (person.isBlocked) {
        if (!person.wasRefused && (await people.claimRefusal(person.user.id)))
          await say(incoming, 'chat-blocked', person)
        return undefined
      }
      if (await take(`chat:${person.user.id}`, PACE)) return person
      if (incoming.kind === 'tap')
        await presence.toast(langOf(incoming, person).t('toast-too-fast'))
      else if (await mayTell(incoming)) await say(incoming, 'chat-too-fast', person)
      return undefined
    },
  }
}
