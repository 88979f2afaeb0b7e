import { fail, ok, type Result } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { ProductEdit } from '../../../ledger/catalogue.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import { eanOf, nameOf, skuOf } from '../../../ledger/product.ts'
import type { EditField } from '../../actions.ts'
import { causeOf } from '../cause.ts'
import { refusalText } from '../refusals.ts'
import { changeLine } from '../screens/operation.ts'
import { readPieces } from './readings.ts'

export const EDIT_FORM = 'stock-edit'

interface Edit {
  readonly productId: string
  readonly field: EditField
  /** As it was typed, tidied; '' takes it away. */
  readonly value: string
}

export interface EditFormDeps {
  readonly ledger: Ledger
  /** `operationId`: the edit that was made. */
  readonly showOperation: (ctx: ChatContext, operationId: string) => Promise<void>
  readonly showProduct: (ctx: ChatContext, id: string) => Promise<void>
}

const LABELS = {
  name: 'stock-field-name',
  sku: 'stock-field-sku',
  ean: 'stock-field-ean',
  lowStockAt: 'stock-field-low',
  description: 'stock-field-description',
} as const

/** Fields that can be emptied, by a word or a dash. */
const OPTIONAL: readonly EditField[] = ['ean', 'lowStockAt', 'description']
const NOTHING = /^(?:[-–—]|нет|убрать|none|no|clear)$/iu

/** One field of one product: what it was, what it will be, confirmed. */
export function editForm({ ledger, showOperation, showProduct }: EditFormDeps): Form<Edit> {
  const look = (productId: string, field: EditField): TextLook<string> => ({
    label: LABELS[field],
    question: ({ lang }) => lang.t('stock-edit-value-ask', { field }),
    show: async (ctx, value) => {
      const product = await ledger.product(ctx.workspace.id, productId)
      return changeLine(ctx.lang, { field, from: product?.[field] ?? null, to: value })
    },
    read: ({ lang }, text) => {
      if (OPTIONAL.includes(field) && NOTHING.test(text.trim())) return ok('')
      if (field === 'lowStockAt') {
        const pieces = readPieces(lang, text, 0)
        return pieces.ok ? ok(String(pieces.value)) : pieces
      }
      const read = readText(field, text)
      return read.ok ? read : fail(lang.t('stock-refused-field', { field, problem: read.error }))
    },
  })
  return {
    name: EDIT_FORM,
    title: 'stock-edit-title',
    role: 'manager',
    fill: async (ask, { productId = '', field = 'name' }) => ({
      ...{ productId, field },
      value: await ask.text('value', look(productId, field)),
    }),
    submit: async (ctx, { productId, field, value }, draftId) => {
      const edit = editOf(field, value)
      const cause = causeOf(ctx, `form:${draftId}`)
      const outcome = await ledger.edit(actorOf(ctx), cause, { productId, edit })
      if (!outcome.ok) return fail(refusalText(ctx.lang, outcome.error, { warehouse: () => '…' }))
      await showOperation(ctx, outcome.value.operation.id)
      return ok(undefined)
    },
    cancelled: (ctx, { productId = '' }) => showProduct(ctx, productId),
  }
}

function readText(field: EditField, text: string): Result<string> {
  if (field === 'name') return nameOf(text)
  if (field === 'sku') return skuOf(text)
  if (field !== 'ean') return ok(text.trim())
  const ean = eanOf(text)
  return ean.ok ? ok(ean.value ?? '') : ean
}

const editOf = (field: EditField, value: string): ProductEdit =>
  field === 'lowStockAt' ? { lowStockAt: value === '' ? null : Number(value) } : { [field]: value }
