import type { ChoiceLook, PickLook } from '#telegram/forms/form.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Choices } from '../choices.ts'

/** One of the source's root categories. */
export const rootLook = (choices: Choices): ChoiceLook<string> => ({
  label: 'imports-field-root',
  question: async (ctx) => {
    const { listsCategories } = await choices.abilities(ctx)
    const ask = ctx.lang.t('imports-root-ask')
    return listsCategories ? ask : `${ask}\n${ctx.lang.t('imports-categories-seen')}`
  },
  show: async (ctx, id) =>
    ctx.lang.t('imports-root-line', { name: (await choices.category(ctx, id))?.name ?? '…' }),
  options: async (ctx) =>
    (await choices.roots(ctx)).map(({ id, name }) => ({ text: fitLabel(name), value: id })),
})

/** One of the categories below a root, or all of it. */
export const leafLook = (choices: Choices, root: string): PickLook => ({
  ...{ label: 'imports-field-leaf', min: 1, max: 1 },
  question: ({ lang }) => lang.t('imports-leaf-ask'),
  show: async (ctx, ids) => {
    const leaf = choices.picked(await choices.leaves(ctx, root), ids)
    return ctx.lang.t('imports-leaf-line', { name: leaf?.name ?? ctx.lang.t('imports-leaf-any') })
  },
  page: async (ctx, query, offset, limit) =>
    choices.pageOf(await choices.leaves(ctx, root), ctx.lang.t('imports-leaf-any'), {
      ...{ query, offset, limit },
    }),
})
