import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { OPERATORS, type ServiceKey } from '#core/keys.ts'
import type { LanguageModel } from '#core/language-model.ts'
import { paidAnswer } from '#core/paid-answer.ts'
import type { Spending } from '#core/spending.ts'
import type { Database } from '#db/connection.ts'
import type { Cache } from '#platform/cache/cache.ts'
import type { Log } from '#platform/log/log.ts'
import type { SaidTexts, WriteTexts } from '../batches/item/texts.ts'
import type { ImportKeys, SourceCard } from '../ports.ts'
import { translateWords, unknownWords } from './translate.ts'
import { keepWords, knownWords } from './words.ts'
import { type AskModel, templateTexts, textsKey, writeTexts } from './write-texts.ts'

export interface TextWriterDeps {
  readonly db: Database
  readonly cache: Pick<Cache, 'get' | 'set'>
  readonly clock: Clock
  readonly log: Log
  readonly model: LanguageModel
  /** Of a workspace, else the operator's; undefined: the template writes. */
  readonly keys: Pick<ImportKeys, 'model' | 'refused'>
  readonly spending: Spending
}

const HOUR = 3_600
/** What was paid for is not paid for again when the same card comes once more. */
const KEPT = { memorySeconds: 0, sharedSeconds: 24 * HOUR, databaseSeconds: 30 * 24 * HOUR }

/**
 * Texts of a card: by the model where there is a key and the seller wants it, kept by what is in the card. A model that refuses, is away
 * or whose money is used up is no reason to wait: the template writes.
 */
export function createTextWriter(deps: TextWriterDeps): WriteTexts {
  const { db, cache, clock, log, model, keys } = deps

  const asking =
    (key: ServiceKey, userId: number | null, signal: AbortSignal): AskModel =>
    (request) =>
      paidAnswer(deps, { key, userId }, request, signal)

  async function byModel(
    card: SourceCard,
    ask: AskModel,
    mayClaimOriginal: boolean,
  ): Promise<SaidTexts> {
    const before = await knownWords(db, card)
    const translated = await translateWords(ask, unknownWords(card, before))
    await keepWords(db, clock, translated.found)
    const known = translated.found.length === 0 ? before : await knownWords(db, card)
    const options = { mayClaimOriginal, known }
    const at = `imports:texts:${textsKey(card, model.model, options)}`
    const kept = await cache.get<SaidTexts>(at)
    if (kept) return kept
    const texts = said(await writeTexts(card, { ...options, model: ask }))
    await cache.set(at, texts, KEPT)
    return texts
  }

  /** The shop's next key in place of one that was refused; never the operator's in place of a seller's own. */
  async function nextKey(workspaceId: string, refused: ServiceKey, { kind, code }: AppError) {
    if (kind !== 'auth' || refused.credentialId === OPERATORS) return undefined
    await keys.refused(refused.credentialId, code)
    const next = await keys.model(workspaceId)
    const isOther = next && ![refused.credentialId, OPERATORS].includes(next.credentialId)
    return isOther ? next : undefined
  }

  return async (card, { workspaceId, userId, rules, signal }) => {
    const { mayClaimOriginal, isTextByModel } = rules
    let key = isTextByModel ? await keys.model(workspaceId) : undefined
    while (key) {
      try {
        return await byModel(card, asking(key, userId, signal), mayClaimOriginal)
      } catch (thrown) {
        signal.throwIfAborted()
        if (!(thrown instanceof AppError)) throw thrown
        log.warn({ err: thrown, spuId: card.spuId }, 'a text was not written by the model')
        key = await nextKey(workspaceId, key, thrown)
      }
    }
    const known = await knownWords(db, card)
    return said(templateTexts(card, { mayClaimOriginal, known }))
  }
}

function said(texts: SaidTexts): SaidTexts {
  const { title, short, description, seoTitle, seoDescription, slug, tags, attributes } = texts
  return { title, short, description, seoTitle, seoDescription, slug, tags, attributes }
}
