import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form, PickLook, TextLook } from '#telegram/forms/form.ts'
import { readNumber } from '#telegram/input/numbers.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { createPickList } from '#telegram/picker/list.ts'
import type { Markup, MarkupRule, PriceRules } from '../../prices/rules.ts'
import { parseMarkup, parseRate, parseYuanRange } from '../../prices/typed.ts'
import type { ImportsRoom } from '../deps.ts'
import { ANY, type Choices } from '../find/choices.ts'
import { leafLook, rootLook } from '../find/forms/category-looks.ts'
import { cut, printOf, roubles } from '../parts.ts'
import type { TypedRule } from './actions.ts'
import {
  effectLines,
  exampleLine,
  fenRange,
  markupPrint,
  markupWords,
  rateWords,
} from './prices.ts'
import { withPrices } from './rules.ts'

export const RULE_FORM = 'imports-rule'
export const MARKUP_FORM = 'imports-markup'
export const MAP_FORM = 'imports-map'

export interface ShopFormsDeps {
  readonly imports: ImportsRoom
  readonly choices: Choices
  readonly showPrices: (ctx: ChatContext, id: string, find: string) => Promise<void>
  readonly showMarkups: (ctx: ChatContext, id: string, find: string) => Promise<void>
  readonly showMap: (ctx: ChatContext, id: string, find: string) => Promise<void>
}

const MARGIN = { min: 0, max: 10_000_000 }

type RuleValue = Partial<Pick<PriceRules, 'rateE4' | 'fixed' | 'percentE2' | 'minMargin'>>

/** Where it was opened from: a shop, for a search that is about to go there or '' for itself. */
interface Opened {
  readonly shopId: string
  readonly find: string
}

interface RuleAnswers extends Opened {
  readonly field: TypedRule
  readonly value: RuleValue
}

function readRule(lang: Lang, field: TypedRule, text: string): Result<RuleValue> {
  if (field === 'rate') {
    const rateE4 = parseRate(text, lang.locale)
    return rateE4 === undefined ? fail(lang.t('imports-rule-wrong', { field })) : ok({ rateE4 })
  }
  if (field === 'markup') {
    const markup = parseMarkup(text, lang.locale)
    return markup ? ok({ ...markup }) : fail(lang.t('imports-rule-wrong', { field }))
  }
  const margin = readNumber(lang, text, MARGIN)
  return margin.ok ? ok({ minMargin: margin.value }) : margin
}

function ruleLine(lang: Lang, { rateE4, fixed = 0, percentE2 = 0, minMargin }: RuleValue): string {
  if (rateE4 !== undefined) return lang.t('imports-rule-rate', { rate: rateWords(lang, rateE4) })
  return minMargin === undefined
    ? lang.t('imports-rule-markup', { markup: markupWords(lang, { fixed, percentE2 }) })
    : lang.t('imports-rule-margin', { margin: roubles(lang, minMargin) })
}

/** Lines of what other prices would do: an example, and what stands in the shop. */
async function effectOf(
  imports: ImportsRoom,
  ctx: ChatContext,
  shopId: string,
  change: (prices: PriceRules) => Partial<PriceRules>,
): Promise<string | undefined> {
  const shop = (await imports.shops(ctx.workspace.id)).find(({ id }) => id === shopId)
  if (!shop) return undefined
  const rules = withPrices(shop.rules, change(shop.rules.prices))
  const effect = await imports.effectOf(ctx.workspace.id, shopId, rules)
  return [exampleLine(ctx.lang, rules.prices), ...effectLines(ctx.lang, effect)].join('\n')
}

async function keep(
  imports: ImportsRoom,
  ctx: ChatContext,
  shopId: string,
  change: (prices: PriceRules) => Partial<PriceRules>,
): Promise<Result<void>> {
  const isKept = await imports.setRules(actorOf(ctx), shopId, (rules) =>
    withPrices(rules, change(rules.prices)),
  )
  return isKept ? ok(undefined) : fail(ctx.lang.t('toast-imports-no-shop'))
}

/** The rate, the usual markup or the least margin; its effect stands above the button that takes it. */
export function ruleForm({ imports, showPrices }: ShopFormsDeps): Form<RuleAnswers> {
  const look = (field: TypedRule): TextLook<RuleValue> => ({
    label: 'imports-rule-label',
    question: ({ lang }) => lang.t('imports-rule-ask', { field }),
    show: ({ lang }, value) => ruleLine(lang, value),
    read: ({ lang }, text) => readRule(lang, field, text),
  })
  return {
    name: RULE_FORM,
    title: 'imports-rule-title',
    role: 'manager',
    confirm: 'button-imports-take',
    fill: async (ask, { shopId = '', find = '', field = 'rate' }) => ({
      ...{ shopId, find, field },
      value: await ask.text('value', look(field)),
    }),
    note: (ctx, { shopId, value }) => effectOf(imports, ctx, shopId, () => value),
    submit: async (ctx, { shopId, find, value }) => {
      const kept = await keep(imports, ctx, shopId, () => value)
      if (kept.ok) await showPrices(ctx, shopId, find)
      return kept
    },
    cancelled: (ctx, { shopId = '', find = '' }) => showPrices(ctx, shopId, find),
  }
}

interface MarkupAnswers extends Opened {
  readonly root: string
  readonly leaf: readonly number[]
  readonly range?: Pick<MarkupRule, 'fromFen' | 'toFen'> | undefined
  readonly markup: Markup
}

const EVERYTHING = 'any'

/** A markup for one category or one range of prices; it is tried before those that stand. */
export function markupForm({ imports, choices, showMarkups }: ShopFormsDeps): Form<MarkupAnswers> {
  const root = rootLook(choices)
  const anyRoot: ChoiceLook<string> = {
    ...root,
    question: ({ lang }) => lang.t('imports-markup-root-ask'),
    show: (ctx, id) => (id === EVERYTHING ? ctx.lang.t('imports-markup-all') : root.show(ctx, id)),
    options: async (ctx) => [
      { text: ctx.lang.t('imports-markup-any'), value: EVERYTHING },
      ...(await root.options(ctx)),
    ],
  }
  const rangeLook = {
    label: 'imports-field-price',
    optional: true,
    question: ({ lang }: ChatContext) => lang.t('imports-markup-range-ask'),
    show: ({ lang }: ChatContext, value: Pick<MarkupRule, 'fromFen' | 'toFen'>) =>
      lang.t('imports-markup-range', { range: plainText(fenRange(lang, value)) }),
    read: ({ lang }: ChatContext, text: string) => {
      const range = parseYuanRange(text, lang.locale)
      return range ? ok(range) : fail(lang.t('imports-price-wrong'))
    },
  } as const
  const markupLook: TextLook<Markup> = {
    label: 'imports-rule-label',
    question: ({ lang }) => lang.t('imports-rule-ask', { field: 'markup' }),
    show: ({ lang }, markup) =>
      lang.t('imports-rule-markup', { markup: markupWords(lang, markup) }),
    read: ({ lang }, text) => {
      const markup = parseMarkup(text, lang.locale)
      return markup ? ok(markup) : fail(lang.t('imports-rule-wrong', { field: 'markup' }))
    },
  }

  async function ruleOf(ctx: ChatContext, answers: MarkupAnswers): Promise<MarkupRule> {
    const { root: rootId, leaf, range = {}, markup } = answers
    if (rootId === EVERYTHING) return { ...range, ...markup }
    const chosen =
      leaf[0] === ANY ? undefined : choices.picked(await choices.leaves(ctx, rootId), leaf)
    return { categoryIds: [chosen?.id ?? rootId], ...range, ...markup }
  }
  /** The same again, as after a crash, is there already. */
  const adding = (rule: MarkupRule) => (prices: PriceRules) => {
    const print = markupPrint(rule)
    return { rules: [rule, ...prices.rules.filter((one) => markupPrint(one) !== print)] }
  }

  return {
    name: MARKUP_FORM,
    title: 'imports-markup-title',
    role: 'manager',
    confirm: 'button-imports-take',
    fill: async (ask, { shopId = '', find = '' }) => {
      const rootId = await ask.choice('root', anyRoot)
      const leaf = rootId === EVERYTHING ? [ANY] : await ask.pick('leaf', leafLook(choices, rootId))
      return {
        ...{ shopId, find, root: rootId, leaf },
        range: await ask.text('range', rangeLook),
        markup: await ask.text('markup', markupLook),
      }
    },
    note: async (ctx, answers) =>
      effectOf(imports, ctx, answers.shopId, adding(await ruleOf(ctx, answers))),
    submit: async (ctx, answers) => {
      const { shopId, find } = answers
      const kept = await keep(imports, ctx, shopId, adding(await ruleOf(ctx, answers)))
      if (kept.ok) await showMarkups(ctx, shopId, find)
      return kept
    },
    cancelled: (ctx, { shopId = '', find = '' }) => showMarkups(ctx, shopId, find),
  }
}

interface MapAnswers extends Opened {
  /** Of the source's category. */
  readonly print: string
  readonly category: readonly number[]
}

/** Which category of the shop one of the source goes to. */
export function mapForm({ imports, showMap }: ShopFormsDeps): Form<MapAnswers> {
  const sourceOf = async (ctx: ChatContext, { shopId, find, print }: Partial<MapAnswers>) => {
    const categories = await imports.categories(
      ctx.workspace.id,
      shopId ?? '',
      find || undefined,
      ctx.lang.locale,
    )
    return categories.find(({ sourceId }) => printOf(sourceId) === print)
  }
  const pathsOf = async (ctx: ChatContext, shopId: string) => {
    const terms = await imports.shopCategories(ctx.workspace.id, shopId)
    const nameOf = (id: number, depth = 0): string => {
      const term = terms.find((one) => one.id === id)
      if (!term) return ''
      const above = term.parent === 0 || depth > 4 ? '' : nameOf(term.parent, depth + 1)
      return above === '' ? term.name : `${above} / ${term.name}`
    }
    return terms.map(({ id, name }) => ({ id, name, text: nameOf(id) }))
  }
  const look = (given: Partial<MapAnswers>): PickLook => ({
    ...{ label: 'imports-field-leaf', min: 1, max: 1 },
    question: async (ctx) =>
      ctx.lang.t('imports-map-ask', {
        name: cut((await sourceOf(ctx, given))?.sourceName ?? '…', 60),
      }),
    show: async (ctx, [id = ANY]) => {
      const found = (await pathsOf(ctx, given.shopId ?? '')).find((one) => one.id === id)
      return ctx.lang.t('imports-map-line', { name: found?.text ?? ctx.lang.t('imports-map-none') })
    },
    page: async (ctx, query, offset, limit) => {
      const paths = await pathsOf(ctx, given.shopId ?? '')
      const none = { id: ANY, text: ctx.lang.t('imports-map-drafts') }
      return createPickList(query === '' ? [none, ...paths] : paths)(query, offset, limit)
    },
  })
  return {
    name: MAP_FORM,
    title: 'imports-map-form-title',
    role: 'manager',
    confirm: 'button-imports-take',
    fill: async (ask, { shopId = '', find = '', print = '' }) => ({
      ...{ shopId, find, print },
      category: await ask.pick('category', look({ shopId, find, print })),
    }),
    note: async (ctx, answers) => {
      const source = await sourceOf(ctx, answers)
      return ctx.lang.t('imports-map-note', { name: fitLabel(source?.sourceName ?? '…', 40) })
    },
    submit: async (ctx, answers) => {
      const { shopId, find, category } = answers
      const source = await sourceOf(ctx, answers)
      const chosen = (await pathsOf(ctx, shopId)).find(({ id }) => id === category[0])
      const to = chosen ? { id: chosen.id, name: chosen.name } : null
      const isSet = source && (await imports.setCategory(actorOf(ctx), shopId, source.sourceId, to))
      if (!isSet) return fail(ctx.lang.t('toast-imports-no-shop'))
      await showMap(ctx, shopId, find)
      return ok(undefined)
    },
    cancelled: (ctx, { shopId = '', find = '' }) => showMap(ctx, shopId, find),
  }
}
