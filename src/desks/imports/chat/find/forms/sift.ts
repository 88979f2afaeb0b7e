import { fail, ok, type Result } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import type { Finds } from '../../../finds/finds.ts'
import type { Choices } from '../choices.ts'
import type { FindPresenter } from '../present.ts'
import { rangeOf, readRange } from './browse.ts'

export const SIFT_FORM = 'imports-sift'

interface SiftAnswers {
  /** Of the search. */
  readonly id: string
  readonly what: 'price' | 'brand' | 'within'
  readonly text: string
}

export interface SiftFormDeps {
  readonly finds: Pick<Finds, 'refine' | 'narrow'>
  readonly choices: Pick<Choices, 'brandNamed'>
  readonly present: Pick<FindPresenter, 'list'>
}

const LENGTH = { max: 60 }

/** One question that narrows a list: a price range, a brand, or words among what was found. */
export function siftForm(deps: SiftFormDeps): Form<SiftAnswers> {
  const { finds } = deps

  /** False when the search is gone. */
  async function apply(
    ctx: ChatContext,
    id: string,
    what: SiftAnswers['what'],
    text: string,
  ): Promise<Result<boolean>> {
    const by = actorOf(ctx)
    if (what === 'within') return ok(await finds.narrow(by, id, text))
    if (what === 'brand') {
      const brand = await deps.choices.brandNamed(ctx, text)
      if (!brand.ok) return brand
      const { id: brandId, name } = brand.value
      return ok(await finds.refine(by, id, { brand: { id: brandId, name } }))
    }
    const price = readRange(ctx.lang, text)
    return price.ok ? ok(await finds.refine(by, id, rangeOf(price.value))) : price
  }

  const look = (id: string, what: SiftAnswers['what']): TextLook<string> => ({
    label: 'imports-find-label',
    question: ({ lang }) => lang.t('imports-sift-question', { what }),
    show: ({ lang }, text) => lang.t('imports-find-line', { text }),
    read: async (ctx, text) => {
      const line = readLine(text, LENGTH)
      if (!line.ok) return fail(ctx.lang.t('imports-sift-question', { what }))
      const done = await apply(ctx, id, what, line.value)
      if (!done.ok) return done
      await deps.present.list(ctx, id, 'tick', 0)
      return ok(line.value)
    },
  })

  return {
    name: SIFT_FORM,
    title: 'imports-sift-title',
    role: 'manager',
    fill: async (ask, { id = '', what = 'within' }) => ({
      ...{ id, what },
      text: await ask.text('text', look(id, what)),
    }),
    cancelled: (ctx, { id = '' }) => deps.present.list(ctx, id, 'tick', 0),
  }
}
