import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import { eanOf, nameOf, skuOf } from '../../../ledger/product.ts'
import { causeOf } from '../cause.ts'
import { refusalText } from '../refusals.ts'
import { cut } from '../screens/parts.ts'
import { readPieces } from './readings.ts'

export const CREATE_FORM = 'stock-product'

export interface NewProductAnswers {
  readonly name: string
  readonly sku: string
  readonly ean?: string | undefined
  readonly quantity?: number | undefined
}

export interface CreateFormDeps {
  readonly ledger: Ledger
  readonly showOperation: (ctx: ChatContext, id: string) => Promise<void>
  readonly showHome: (ctx: ChatContext) => Promise<void>
}

/** What a new product is called. */
export const nameLook: TextLook<string> = {
  label: 'stock-field-name',
  question: ({ lang }) => lang.t('stock-ask-name'),
  show: ({ lang }, value) => lang.t('stock-line-name', { value }),
  read: ({ lang }, text) => {
    const read = nameOf(text)
    return read.ok
      ? read
      : fail(lang.t('stock-refused-field', { field: 'name', problem: read.error }))
  },
}

/** A SKU that no product of the shop has. */
export const skuLook = (ledger: Ledger): TextLook<string> => ({
  label: 'stock-field-sku',
  question: ({ lang }) => lang.t('stock-ask-sku'),
  show: ({ lang }, value) => lang.t('stock-line-sku', { value }),
  read: async ({ lang, workspace }, text) => {
    const read = skuOf(text)
    if (!read.ok) return fail(lang.t('stock-refused-field', { field: 'sku', problem: read.error }))
    const [taken] = await ledger.productsBy(workspace.id, { skus: [read.value] })
    return taken
      ? fail(lang.t('stock-sku-taken', { sku: read.value, name: cut(taken.name, 60) }))
      : read
  },
})

/** A product by hand: what it is called, its codes, and what there is of it already. */
export function createForm({ ledger, ...show }: CreateFormDeps): Form<NewProductAnswers> {
  const ean: TextLook<string> & { readonly optional: true } = {
    label: 'stock-field-ean',
    optional: true,
    question: ({ lang }) => lang.t('stock-ask-ean'),
    show: ({ lang }, value) => lang.t('stock-line-ean', { value }),
    read: ({ lang }, text) => {
      const read = eanOf(text)
      if (!read.ok)
        return fail(lang.t('stock-refused-field', { field: 'ean', problem: read.error }))
      return read.value === null ? fail(lang.t('stock-ask-ean')) : ok(read.value)
    },
  }
  const quantity: TextLook<number> & { readonly optional: true } = {
    label: 'stock-move-quantity',
    optional: true,
    question: ({ lang }) => lang.t('stock-ask-quantity'),
    show: ({ lang }, value) => lang.t('stock-line-quantity', { value }),
    read: ({ lang }, text) => readPieces(lang, text, 0),
  }
  return {
    name: CREATE_FORM,
    title: 'stock-new-title',
    role: 'manager',
    confirm: 'stock-new-confirm',
    fill: async (ask) => ({
      name: await ask.text('name', nameLook),
      sku: await ask.text('sku', skuLook(ledger)),
      ean: await ask.text('ean', ean),
      quantity: await ask.text('quantity', quantity),
    }),
    submit: async (ctx, answers, draftId) => {
      const { name: title, sku: code, ean: barcode, quantity: onHand } = answers
      const outcome = await ledger.create(actorOf(ctx), causeOf(ctx, `form:${draftId}`), {
        ...{ name: title, sku: code },
        ...(barcode === undefined ? {} : { ean: barcode }),
        ...(onHand ? { counts: [{ onHand }] } : {}),
      })
      if (!outcome.ok) return fail(refusalText(ctx.lang, outcome.error, { warehouse: () => '…' }))
      await show.showOperation(ctx, outcome.value.operation.id)
      return ok(undefined)
    },
    cancelled: (ctx) => show.showHome(ctx),
  }
}
