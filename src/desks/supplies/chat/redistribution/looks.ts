import { fail, ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, PickLook, TextLook } from '#telegram/forms/form.ts'
import { readNumber } from '#telegram/input/numbers.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { MAX_QUANTITY } from '../../redistribution/plan.ts'
import { MIN_LOT } from '../../redistribution/sending/allocate.ts'
import type { TransferService } from '../../redistribution/service.ts'
import { searchWarehouses } from '../../warehouses/search.ts'

/** What the questions ask of the desk. */
export interface TransferLookDeps {
  readonly service: TransferService
  readonly warehouseName: (id: number) => string
  readonly searchWarehouses: (
    query: string,
    offset: number,
    limit: number,
  ) => Promise<{ readonly items: readonly { id: number; name: string }[]; readonly total: number }>
}

interface Place {
  readonly credentialId: string | undefined
  readonly isByBot: boolean
}
interface About extends Place {
  readonly nmId: number
  readonly chrtId?: number
  readonly sourceId?: number
  /** As the size was called before, should it be out of stock now. */
  readonly sizeName?: string | undefined
}

const LABEL = 34
const QUANTITIES = [10, 20, 50, 100]
const MAX_SIZE = 30

const cut = <T>(all: readonly T[], offset: number, limit: number) => ({
  items: all.slice(offset, offset + limit),
  total: all.length,
})

export const productLook = (
  { service }: TransferLookDeps,
  { credentialId, isByBot }: Place,
): PickLook => ({
  label: 'transfer-field-product',
  ...{ min: 1, max: 1 },
  question: ({ lang }) => lang.t('transfer-ask-product', { by: isByBot ? 'bot' : 'hand' }),
  empty: ({ lang }) => lang.t('transfer-no-products'),
  show: ({ lang }, [nm = 0]) => lang.t('transfer-line-product', { nm: String(nm) }),
  page: async ({ workspace }, query, offset, limit) => {
    const found = await service.products(workspace.id, credentialId, query)
    const items = found.map(({ nmId, title }) => ({
      id: nmId,
      text: fitLabel([nmId, title].filter(Boolean).join(' · '), LABEL),
    }))
    return cut(items, offset, limit)
  },
})

const linesOf = async (
  { service }: TransferLookDeps,
  { workspace }: ChatContext,
  { credentialId, nmId, chrtId, sourceId }: About,
) =>
  (await service.stock(workspace.id, credentialId, nmId)).filter(
    (line) =>
      (chrtId === undefined || line.chrtId === chrtId) &&
      (sourceId === undefined || line.warehouseId === sourceId),
  )

/** Sizes with a lot or more at one warehouse. */
export const sizeLook = (deps: TransferLookDeps, about: About): ChoiceLook<number> => ({
  label: 'transfer-field-size',
  columns: 1,
  question: async (ctx) => {
    const isAny = (await linesOf(deps, ctx, about)).length > 0
    return isAny
      ? ctx.lang.t('transfer-ask-size')
      : ctx.lang.t('transfer-no-stock', { nm: String(about.nmId), lot: MIN_LOT })
  },
  show: async (ctx, chrtId) => {
    const [line] = await linesOf(deps, ctx, { ...about, chrtId })
    return ctx.lang.t('transfer-line-size', { size: line?.sizeName || about.sizeName || '–' })
  },
  options: async (ctx) => {
    const sizes = Map.groupBy(await linesOf(deps, ctx, about), ({ chrtId }) => chrtId)
    return [...sizes].map(([value, lines]) => {
      const count = lines.reduce((sum, line) => sum + line.count, 0)
      const size = lines[0]?.sizeName || '–'
      return { value, text: fitLabel(ctx.lang.t('transfer-size-option', { size, count }), LABEL) }
    })
  },
})

export const sizeWordsLook: TextLook<string> = {
  label: 'transfer-field-size',
  question: ({ lang }) => lang.t('transfer-ask-size-words'),
  show: ({ lang }, size) => lang.t('transfer-line-size', { size }),
  read: ({ lang }, text) => {
    const size = text.trim().replace(/\s+/g, ' ')
    return size.length > 0 && size.length <= MAX_SIZE
      ? ok(size)
      : fail(lang.t('transfer-size-wrong', { max: MAX_SIZE }))
  },
}

export const sourceLook = (deps: TransferLookDeps, about: About): PickLook => ({
  label: 'transfer-field-source',
  ...{ min: 1, max: 1 },
  question: ({ lang }) => lang.t('transfer-ask-source'),
  show: async (ctx, [id = 0]) => {
    const [line] = await linesOf(deps, ctx, { ...about, sourceId: id })
    return ctx.lang.t('transfer-line-source', {
      name: line?.warehouseName ?? deps.warehouseName(id),
    })
  },
  page: async (ctx, query, offset, limit) => {
    const { lang, workspace } = ctx
    const quotas = await deps.service.quotasOf(workspace.id, about.credentialId)
    const places = (await linesOf(deps, ctx, about))
      .toSorted((a, b) => b.count - a.count)
      .map(({ warehouseId: id, warehouseName: name, count }) => ({ id, name, count }))
    const items = named(places, query).map(({ id, name, count }) => {
      const quota = quotas.get(id)?.source ?? 0
      const vars = { name: fitLabel(name), count, quota }
      return { id, text: lang.t('transfer-source-option', vars) }
    })
    return cut(items, offset, limit)
  },
})

export const targetLook = (deps: TransferLookDeps, about: About): PickLook => ({
  label: 'transfer-field-target',
  ...{ min: 1, max: 1 },
  question: ({ lang }) => lang.t('transfer-ask-listed'),
  show: async ({ lang, workspace }, [id = 0]) => {
    const quotas = await deps.service.quotasOf(workspace.id, about.credentialId)
    const name = quotas.get(id)?.name ?? deps.warehouseName(id)
    return lang.t('transfer-line-target', { name })
  },
  page: async (ctx, query, offset, limit) => {
    const { lang, workspace } = ctx
    const [line] = await linesOf(deps, ctx, about)
    const quotas = await deps.service.quotasOf(workspace.id, about.credentialId)
    const places = (line?.targetIds ?? [])
      .map((id) => {
        const quota = quotas.get(id)
        return { id, name: quota?.name ?? deps.warehouseName(id), quota: quota?.target ?? 0 }
      })
      .toSorted((a, b) => b.quota - a.quota)
    const items = named(places, query).map(({ id, name, quota }) => ({
      id,
      text: lang.t('transfer-target-option', { name: fitLabel(name), quota }),
    }))
    return cut(items, offset, limit)
  },
})

/** More than WB has. */
const ALL_WAREHOUSES = 2_000

/** Any warehouse of the directory but `other`, for who sends by hand. */
export const warehouseLook = (
  deps: TransferLookDeps,
  side: 'source' | 'target',
  other?: number,
): PickLook => ({
  label: side === 'source' ? 'transfer-field-source' : 'transfer-field-target',
  ...{ min: 1, max: 1 },
  question: ({ lang }) => lang.t(side === 'source' ? 'transfer-ask-source' : 'transfer-ask-target'),
  show: ({ lang }, [id = 0]) => {
    const name = deps.warehouseName(id)
    return side === 'source'
      ? lang.t('transfer-line-source', { name })
      : lang.t('transfer-line-target', { name })
  },
  page: async (_ctx, query, offset, limit) => {
    const { items } = await deps.searchWarehouses(query, 0, ALL_WAREHOUSES)
    const others = items.filter(({ id }) => id !== other)
    return cut(
      others.map(({ id, name }) => ({ id, text: name })),
      offset,
      limit,
    )
  },
})

export const quantityLook = (deps: TransferLookDeps, about: About): ChoiceLook<number> => ({
  label: 'transfer-field-quantity',
  columns: 3,
  question: async (ctx) => {
    const most = await mostOf(deps, ctx, about)
    return most === undefined
      ? ctx.lang.t('transfer-ask-quantity', { lot: MIN_LOT })
      : ctx.lang.t('transfer-ask-quantity-of', { lot: MIN_LOT, most })
  },
  show: ({ lang }, quantity) => lang.t('transfer-line-quantity', { quantity }),
  options: async (ctx) => {
    const most = await mostOf(deps, ctx, about)
    const usual = QUANTITIES.filter((one) => most === undefined || one < most)
    return [...usual.slice(0, 5), ...(most === undefined ? [] : [most])].map((value) => ({
      value,
      text: ctx.lang.number(value),
    }))
  },
  read: ({ lang }, text) => readNumber(lang, text, { min: MIN_LOT, max: MAX_QUANTITY }),
})

const mostOf = async (deps: TransferLookDeps, ctx: ChatContext, about: About) =>
  about.sourceId === undefined ? undefined : (await linesOf(deps, ctx, about))[0]?.count

export const whenLook = ({ service }: TransferLookDeps): ChoiceLook<'now' | 'window'> => ({
  label: 'transfer-field-when',
  columns: 1,
  question: ({ lang }) => lang.t('transfer-ask-when'),
  show: ({ lang }, when) =>
    lang.t('transfer-line-when', { when, at: lang.dateTime(service.nextWindow()) }),
  options: ({ lang }) => [
    {
      value: 'window',
      text: lang.t('transfer-when-window', { at: lang.dateTime(service.nextWindow()) }),
    },
    { value: 'now', text: lang.t('transfer-when-now') },
  ],
})

export const partsLook: ChoiceLook<'any' | 'whole'> = {
  label: 'transfer-field-parts',
  columns: 1,
  preset: () => 'any',
  question: ({ lang }) => lang.t('transfer-ask-parts'),
  show: ({ lang }, parts) => lang.t('transfer-line-parts', { parts }),
  options: ({ lang }) =>
    (['any', 'whole'] as const).map((value) => ({
      value,
      text: lang.t('transfer-parts-option', { parts: value }),
    })),
}

/** Those whose name answers what was typed, in either alphabet; all as they are while nothing was. */
const named = <T extends { readonly id: number; readonly name: string }>(
  places: readonly T[],
  query: string,
): readonly T[] => (query.trim() === '' ? places : searchWarehouses(places, query))
