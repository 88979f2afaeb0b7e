import type { Middleware } from 'grammy'
import { LRUCache } from 'lru-cache'
import { findSecrets, type Secret } from '#platform/secrets/find-secrets.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { ChatContext } from '../../context.ts'
import type { TextHandler } from '../../desk.ts'
import { openHome } from '../../home/actions.ts'
import { isCut, isRestOf, type Spot, spotOf } from '../paste.ts'

/** Everything a message says in letters: text, caption, a file's name and head, what is quoted, linked, asked or shared. */
function lettersOf(ctx: ChatContext): string {
  const { words, msg } = ctx
  const links = [...(msg?.entities ?? []), ...(msg?.caption_entities ?? [])].map((entity) =>
    entity.type === 'text_link' ? entity.url : '',
  )
  const { quote, contact, poll, venue } = msg ?? {}
  const parts = [
    'text' in words ? words.text : '',
    msg?.caption,
    ...[msg?.document, msg?.audio, msg?.video].map((file) => file?.file_name),
    ...links,
    quote?.text,
    ...(contact ? [contact.first_name, contact.last_name, contact.vcard] : []),
    ...(poll ? [poll.question, ...poll.options.map(({ text }) => text)] : []),
    ...(venue ? [venue.title, venue.address] : []),
  ]
  return parts.filter(Boolean).join('\n')
}

/** Chats whose last cut secret is remembered, for seconds. */
const CHATS = 1_000

/**
 * Takes messages with secrets out of the chat before anything else is done with them. A secret that the client cut in
 * two is put together again: its second half alone looks like nothing.
 */
export function removeSecrets(): Middleware<ChatContext> {
  const cuts = new LRUCache<number, Spot & { readonly head: string }>({ max: CHATS })

  /** The letters of a message with the head of the secret that the one before it ended in. */
  const joined = (ctx: ChatContext, letters: string): string | undefined => {
    const cut = cuts.get(ctx.chatId)
    if (!cut || !ctx.message || !isRestOf(cut, ctx.message)) return undefined
    const whole = cut.head + letters
    const [secret] = findSecrets(whole)
    return secret?.start === 0 && secret.end > cut.head.length ? whole : undefined
  }

  return async (ctx, next) => {
    const letters = lettersOf(ctx)
    const whole = joined(ctx, letters)
    if (whole !== undefined) ctx.words = { kind: 'text', text: whole }
    const said = whole ?? letters
    const last = findSecrets(said).at(-1)
    if (last) await ctx.removeIncoming()
    if (last?.end === said.length && ctx.message && isCut(letters))
      cuts.set(ctx.chatId, { ...spotOf(ctx.message), head: said.slice(last.start) })
    await next()
  }
}

/** Offers what was pasted to the desks, so that a key is connected; of any other secret the person is told why it is gone. */
export function takeSecrets(handlers: readonly TextHandler[]): Middleware<ChatContext> {
  return async (ctx, next) => {
    const letters = lettersOf(ctx)
    if (letters === '') return next()
    for (const take of handlers) if (await take(ctx, letters)) return
    const [secret] = findSecrets(letters)
    return secret && secret.kind !== 'address' ? refuse(ctx, secret) : next()
  }
}

/** The same for an address with a password in it, once no question took it: one that asks for an address says what is wrong with it. */
export function refuseAddresses(): Middleware<ChatContext> {
  return (ctx, next) => {
    const secret = findSecrets(lettersOf(ctx)).find(({ kind }) => kind === 'address')
    return secret ? refuse(ctx, secret) : next()
  }
}

/** What was found, and that the bot has no use for it. */
export const secretSentence = (lang: Lang, { kind }: Secret): string =>
  lang.t('secret-found', { kind: lang.t('secret-kind', { kind }) })

async function refuse(ctx: ChatContext, secret: Secret): Promise<void> {
  const { lang } = ctx
  const isRemoved = await ctx.removeIncoming()
  const text = [
    secretSentence(lang, secret),
    lang.t(isRemoved ? 'key-message-deleted' : 'key-message-kept'),
  ].join('\n\n')
  await ctx.show({ text, keyboard: [[{ text: lang.t('button-home'), data: openHome({}) }]] })
}
