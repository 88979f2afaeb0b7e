import { AppError } from '#core/errors.ts'
import { findSecrets } from '#platform/secrets/find-secrets.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { secretSentence } from '../bot/middlewares/secrets.ts'
import type { SentFile } from '../bot/sent.ts'
import type { ChatContext } from '../context.ts'
import { readDates } from '../input/read-dates.ts'
import { limitsOf } from './bodies.ts'
import type { ChoiceField, Field, TextField } from './form.ts'

/** What typed words mean to a question. */
export type Reading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'fault'; readonly sentence: string }

const MAX_QUERY = 60

/** Reads words as an answer. What a service refuses is said above the question too; a doubtful outcome is thrown. */
export function readWords(ctx: ChatContext, field: Field, text: string): Promise<Reading> {
  return orFault(ctx, () => read(ctx, field, text))
}

/** The same for a photo or a file. */
export function readSent(
  ctx: ChatContext,
  { receive }: Required<Pick<TextField, 'receive'>>,
  sent: SentFile,
): Promise<Reading> {
  return orFault(ctx, async () => readingOf(await receive(ctx, sent)))
}

async function orFault(ctx: ChatContext, read: () => Promise<Reading>): Promise<Reading> {
  try {
    return await read()
  } catch (error) {
    const sentence = certainFault(ctx, error)
    if (sentence === undefined) throw error
    return { kind: 'fault', sentence }
  }
}

/** The sentence of a failure after which nothing was done for certain. */
export function certainFault({ lang }: ChatContext, error: unknown): string | undefined {
  const isCertain =
    error instanceof AppError && error.kind !== 'unknown-outcome' && error.kind !== 'internal'
  return isCertain ? lang.say(error.messageKey, error.vars) : undefined
}

async function read(ctx: ChatContext, field: Field, text: string): Promise<Reading> {
  switch (field.kind) {
    case 'text': {
      const reading = readingOf(await field.read(ctx, text))
      const [secret] = reading.kind === 'value' ? findSecrets(text) : []
      // An answer is stored and shown.
      return secret ? { kind: 'fault', sentence: secretSentence(ctx.lang, secret) } : reading
    }
    case 'dates':
      return readingOf(readDates(ctx.lang, text, limitsOf(ctx, field)))
    case 'choice':
      return readChoice(ctx, field, text)
    case 'pick':
      return { kind: 'search', query: text.replace(/\s+/g, ' ').trim().slice(0, MAX_QUERY) }
    case 'multi':
      return { kind: 'fault', sentence: ctx.lang.t('wizard-choose') }
  }
}

/** Typed words are first taken for the label of a button. */
async function readChoice(ctx: ChatContext, field: ChoiceField, text: string): Promise<Reading> {
  const fold = (label: string) => plainText(label).trim().toLowerCase()
  const options = await field.options(ctx)
  const named = options.find((option) => fold(option.text) === fold(text))
  if (named) return { kind: 'value', value: named.value }
  const result = field.read?.(ctx, text)
  return result ? readingOf(result) : { kind: 'fault', sentence: ctx.lang.t('wizard-choose') }
}

function readingOf(result: { ok: true; value: unknown } | { ok: false; error: string }): Reading {
  return result.ok
    ? { kind: 'value', value: result.value }
    : { kind: 'fault', sentence: result.error }
}
