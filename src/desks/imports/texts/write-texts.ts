import { createHash } from 'node:crypto'
import type { ModelAnswer, ModelRequest } from '#core/language-model.ts'
import { costMicros } from '#core/model-prices.ts'
import { type KnownWords, NO_WORDS } from '../cards/words.ts'
import type { SourceCard } from '../ports.ts'
import { type CardFacts, factsOf } from './facts.ts'
import { cleanHtml } from './html.ts'
import type { Origin, ProductTexts, TextCall, TextField, WrittenTexts } from './product-texts.ts'
import { readTexts, repairRequest, textsRequest } from './prompt.ts'
import { slugOf } from './slug.ts'
import { characteristics, templateOf } from './template.ts'
import { createValidator, type TextFault, type Validator } from './validate.ts'

/** Asks the model; remembers what was paid for. Its AppErrors (no money, no access) are the caller's to decide on. */
export type AskModel = (request: ModelRequest) => Promise<ModelAnswer>

export interface TextOptions {
  readonly mayClaimOriginal: boolean
  /** Words that no table has, in Russian. */
  readonly known?: KnownWords
}

interface Draft {
  readonly texts: WrittenTexts
  readonly tags: readonly string[]
}

const MOST_TAGS = 8
const LONGEST_TAG = 40
const FIELDS: readonly TextField[] = ['title', 'short', 'description', 'seoTitle', 'seoDescription']

/**
 * Texts of a card: a model writes, the validator judges, what failed is asked for once more, and the template stands in for what failed
 * again. Every text passes the validator. At most two calls.
 */
export async function writeTexts(
  card: SourceCard,
  { model, ...options }: TextOptions & { readonly model: AskModel },
): Promise<ProductTexts> {
  const { facts, validate, template } = prepare(card, options)
  const calls: TextCall[] = []
  const ask = async (request: ModelRequest): Promise<Draft | undefined> => {
    const answer = await model(request)
    calls.push({ step: request.name, outcome: answer.kind, usage: answer.usage })
    return answer.kind === 'answer' ? draftOf(answer.json, facts) : undefined
  }

  const first = await ask(textsRequest(facts, options.mayClaimOriginal))
  const faults = faultsOf(first, validate)
  const isRepairable = first !== undefined && faults.size > 0
  const second = isRepairable
    ? await ask(repairRequest(facts, options.mayClaimOriginal, first.texts, faults))
    : undefined
  const left = faultsOf(second, validate)

  const chosen = FIELDS.map((field): [TextField, Origin, string] => {
    if (first && !faults.has(field)) return [field, 'model', first.texts[field]]
    if (second && !left.has(field)) return [field, 'repaired', second.texts[field]]
    return [field, 'template', template[field]]
  })
  const texts = Object.fromEntries(chosen.map(([field, , text]) => [field, text]))
  const origins = Object.fromEntries(chosen.map(([field, origin]) => [field, origin]))
  return {
    ...finished(card, facts, { ...template, ...texts }),
    tags: tagsOf(facts, [...(second?.tags ?? []), ...(first?.tags ?? [])], validate),
    origins: { ...ALL_TEMPLATE, ...origins },
    calls,
  }
}

/** The same without a model. */
export function templateTexts(card: SourceCard, options: TextOptions): ProductTexts {
  const { facts, validate, template } = prepare(card, options)
  return {
    ...finished(card, facts, template),
    ...{ tags: tagsOf(facts, [], validate), origins: ALL_TEMPLATE, calls: [] },
  }
}

/** The same key for texts that would be asked for in the same words: what is stored under it need not be paid for again. */
export function textsKey(card: SourceCard, model: string | null, options: TextOptions): string {
  const { instructions, input } = textsRequest(
    factsOf(card, options.known ?? NO_WORDS),
    options.mayClaimOriginal,
  )
  const whole = JSON.stringify([model, instructions, input])
  return createHash('sha256').update(whole).digest('hex')
}

/** Tokens of a card's request and answer, reckoned from the prompt's length, not measured at the service. */
const EXPECTED = { input: 1_400, output: 1_100 }
/** A repair is asked for one card in so many. */
const REPAIRED_OF = 4

/** What texts of so many cards are expected to cost, millionths of a dollar; null when the model's price is not known. */
export function expectedTextCost(model: string, cards: number): number | null {
  const requests = cards + Math.ceil(cards / REPAIRED_OF)
  return costMicros({
    model,
    inputTokens: requests * EXPECTED.input,
    cachedTokens: 0,
    outputTokens: requests * EXPECTED.output,
  })
}

const ALL_TEMPLATE: ProductTexts['origins'] = {
  ...{ title: 'template', short: 'template', description: 'template' },
  ...{ seoTitle: 'template', seoDescription: 'template' },
}

function prepare(card: SourceCard, { mayClaimOriginal, known = NO_WORDS }: TextOptions) {
  const facts = factsOf(card, known)
  const validate = createValidator(facts, { mayClaimOriginal })
  return { facts, validate, template: templateOf(facts, validate) }
}

/** An answer as texts, tidied; the card's own list and table stand below the model's description. */
function draftOf(json: unknown, facts: CardFacts): Draft | undefined {
  const written = readTexts(json)
  if (!written) return undefined
  const description = cleanHtml(written.description)
  const paragraphs = description.startsWith('<') ? description : `<p>${description}</p>`
  return {
    texts: {
      title: tidy(written.title),
      short: tidy(written.short),
      description: description === '' ? '' : paragraphs + characteristics(facts),
      seoTitle: tidy(written.seoTitle),
      seoDescription: tidy(written.seoDescription),
    },
    tags: written.tags.map(tidy),
  }
}

function faultsOf(draft: Draft | undefined, validate: Validator) {
  const faults = new Map<TextField, readonly TextFault[]>()
  if (!draft) return faults
  for (const field of FIELDS) {
    const found = validate(field, draft.texts[field])
    if (found.length > 0) faults.set(field, found)
  }
  return faults
}

function finished(card: SourceCard, facts: CardFacts, texts: WrittenTexts) {
  const { brand, article, attributes } = facts
  const own = [
    { name: 'Бренд', value: brand },
    { name: 'Артикул', value: article },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]))
  const names = new Set(own.map(({ name }) => name))
  return {
    ...texts,
    slug: slugOf(texts.title, article ?? card.spuId) || slugOf(card.spuId),
    attributes: [...own, ...attributes.filter(({ name }) => !names.has(name))],
  }
}

function tagsOf(facts: CardFacts, written: readonly string[], validate: Validator): string[] {
  const own = [facts.brand, facts.what, ...facts.colors].filter((tag) => tag !== null)
  const isFit = (tag: string) =>
    tag.length <= LONGEST_TAG && !/,/u.test(tag) && validate('title', tag).every(isLength)
  const byKey = new Map(
    [...own, ...written]
      .filter((tag) => tag !== '' && isFit(tag))
      .map((tag) => [tag.toLowerCase(), tag]),
  )
  return [...byKey.values()].slice(0, MOST_TAGS)
}

const isLength = ({ rule }: TextFault) => rule === 'length'

/** Spaces single, invisible characters gone, one sort of quotes and dashes. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[—‒―]/gu, '–')
    .replace(/[“”„‟]/gu, '"')
    .trim()
}
