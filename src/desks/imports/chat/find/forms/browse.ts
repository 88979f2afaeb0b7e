import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import { ANYTHING, type Find, GENDERS, SORTS } from '../../../finds/find.ts'
import type { Finds } from '../../../finds/finds.ts'
import type { SourceBrand } from '../../../ports.ts'
import { parseYuanRange } from '../../../prices/typed.ts'
import { ANY, type Choices } from '../choices.ts'
import type { FindPresenter } from '../present.ts'
import { priceWords } from '../words.ts'
import { leafLook, rootLook } from './category-looks.ts'

export const BROWSE_FORM = 'imports-browse'

interface BrowseAnswers {
  /** Id of a root category. */
  readonly root: string
  readonly leaf: readonly number[]
  readonly brand: SourceBrand | undefined
  readonly gender: 'any' | (typeof GENDERS)[number]
  /** `any`, or fen as `from-to`, either of them missing. */
  readonly price: string
  readonly sort: (typeof SORTS)[number]
  /** Of the source: false of one that has its own order. */
  readonly sorts: boolean
}

export interface BrowseFormDeps {
  readonly finds: Pick<Finds, 'begin'>
  readonly choices: Choices
  readonly present: Pick<FindPresenter, 'list'>
  readonly showHome: (ctx: ChatContext) => Promise<void>
}

const FEN = 100
const BRAND_LENGTH = { max: 60 }
const PRICES = ['any', '-30000', '30000-60000', '60000-100000', '100000-'] as const

/** By category and brand; how dear, for whom and in which order wait on the summary. */
export function browseForm(deps: BrowseFormDeps): Form<BrowseAnswers> {
  const { choices } = deps

  const brandLook: TextLook<SourceBrand> & { optional: true } = {
    ...{ label: 'imports-field-brand', optional: true, skip: 'imports-brand-any' },
    question: ({ lang }) => lang.t('imports-brand-ask'),
    show: ({ lang }, { name }) => lang.t('imports-brand-line', { name }),
    read: async (ctx, text) => {
      const line = readLine(text, BRAND_LENGTH)
      return line.ok ? choices.brandNamed(ctx, line.value) : fail(ctx.lang.t('imports-brand-ask'))
    },
  }

  async function findOf(ctx: ChatContext, answers: BrowseAnswers): Promise<Find | undefined> {
    const { root, leaf, brand, gender, price, sort } = answers
    const category =
      leaf[0] === ANY
        ? await choices.category(ctx, root)
        : choices.picked(await choices.leaves(ctx, root), leaf)
    if (!category) return undefined
    return {
      ...{ ...ANYTHING, ...rangeOf(price), kind: 'category', sort },
      category: { id: category.id, name: category.name },
      brand: brand ?? null,
      gender: gender === 'any' ? null : gender,
    }
  }

  return {
    name: BROWSE_FORM,
    note: async ({ lang }, { sorts }) => (sorts ? undefined : lang.t('imports-no-sort')),
    title: 'imports-browse-title',
    role: 'manager',
    confirm: 'imports-browse-confirm',
    fill: async (ask, { sorts = true }) => {
      const root = await ask.choice('root', rootLook(choices))
      return {
        root,
        leaf: await ask.pick('leaf', leafLook(choices, root)),
        brand: await ask.text('maker', brandLook),
        gender: await ask.choice('gender', genderLook),
        price: await ask.choice('price', priceLook),
        sort: sorts ? await ask.choice('sort', sortLook) : 'recommended',
        sorts,
      }
    },
    submit: async (ctx, answers, draftId) => {
      const find = await findOf(ctx, answers)
      if (!find) return fail(ctx.lang.t('imports-no-category'))
      const begun = await deps.finds.begin(actorOf(ctx), draftId, find)
      if (!begun.ok) return fail(ctx.lang.t('imports-no-find', { problem: begun.error }))
      await deps.present.list(ctx, begun.value, 'tick', 0)
      return ok(undefined)
    },
    cancelled: deps.showHome,
  }
}

const genderLook: ChoiceLook<'any' | (typeof GENDERS)[number]> = {
  label: 'imports-field-gender',
  question: ({ lang }) => lang.t('imports-gender-ask'),
  show: ({ lang }, gender) => lang.t('imports-gender-line', { gender }),
  options: ({ lang }) =>
    (['any', ...GENDERS] as const).map((value) => ({
      text: lang.t('imports-gender-button', { gender: value }),
      value,
    })),
  preset: () => 'any',
}

const sortLook: ChoiceLook<(typeof SORTS)[number]> = {
  label: 'imports-field-sort',
  question: ({ lang }) => lang.t('imports-sort-ask'),
  show: ({ lang }, sort) => lang.t('imports-sort-line', { sort }),
  options: ({ lang }) =>
    SORTS.map((value) => ({ text: lang.t('imports-sort-button', { sort: value }), value })),
  preset: () => 'recommended',
}

const priceLook: ChoiceLook<string> = {
  label: 'imports-field-price',
  question: ({ lang }) => lang.t('imports-price-ask'),
  show: ({ lang }, price) => lang.t('imports-price-line', { price: rangeWords(lang, price) }),
  options: ({ lang }) =>
    PRICES.map((value) => ({ text: rangeWords(lang, value), value, word: value })),
  read: ({ lang }, text) => readRange(lang, text),
  preset: () => 'any',
}

/** `300–900`, `до 500` as a word of {@link BrowseAnswers.price}. */
export function readRange(lang: Lang, text: string): Result<string> {
  const range = parseYuanRange(text, lang.locale)
  return range
    ? ok(`${range.fromFen ?? ''}-${range.toFen ?? ''}`)
    : fail(lang.t('imports-price-wrong'))
}

export function rangeOf(price: string): Pick<Find, 'minYuan' | 'maxYuan'> {
  const [from = '', to = ''] = price === 'any' ? [] : price.split('-')
  const yuanOf = (fen: string) => (fen === '' ? null : Math.round(Number(fen) / FEN))
  return { minYuan: yuanOf(from), maxYuan: yuanOf(to) }
}

function rangeWords(lang: Lang, price: string): string {
  const range = rangeOf(price)
  return range.minYuan === null && range.maxYuan === null
    ? lang.t('imports-price-any')
    : priceWords(lang, range)
}
