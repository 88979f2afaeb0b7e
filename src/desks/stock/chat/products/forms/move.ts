import { shortenId } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Ask, ChoiceLook, Form } from '#telegram/forms/form.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import type { Refusal } from '../../../ledger/writing/operation.ts'
import type { Outcome } from '../../../ledger/writing/write.ts'
import { MOVE_KINDS, type MoveKind } from '../../actions.ts'
import { causeOf } from '../cause.ts'
import { refusalText } from '../refusals.ts'
import { moveNote } from './move-note.ts'
import { readPieces } from './readings.ts'

export const MOVE_FORM = 'stock-move'

/** What the form begins with: choices that are settled by having one entry, and answers by their names. */
export interface MoveStart {
  readonly kinds: readonly MoveKind[]
  /** Products that may be meant. */
  readonly candidates: readonly string[]
  /** Warehouses of the shop, the default one first. */
  readonly places: readonly string[]
}

export interface MoveAnswers {
  readonly kind: MoveKind
  readonly product: string
  readonly quantity: number
  /** Absent where the shop has no warehouse yet. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Given = Partial<MoveStart & MoveAnswers>

export interface MoveFormDeps {
  readonly ledger: Ledger
  readonly showOperation: (ctx: ChatContext, id: string) => Promise<void>
  readonly showProduct: (ctx: ChatContext, id: string) => Promise<void>
  readonly showCatalogue: (ctx: ChatContext) => Promise<void>
}

/** A sale, receipt, transfer or correction; always confirmed, with the effect in numbers. */
export function moveForm(deps: MoveFormDeps): Form<MoveAnswers> {
  const { ledger } = deps

  const names = async (ctx: ChatContext) =>
    new Map((await ledger.warehouses(ctx.workspace.id)).map(({ id, name }) => [id, name]))
  const titleOf = async (ctx: ChatContext, id: string) => {
    const product = await ledger.product(ctx.workspace.id, id)
    return { sku: product?.sku ?? '…', name: product?.name ?? '…' }
  }

  const kindLook = (kinds: readonly MoveKind[]): ChoiceLook<MoveKind> => ({
    label: 'stock-move-kind',
    question: ({ lang }) => lang.t('stock-move-kind-ask'),
    show: ({ lang }, kind) => lang.t('stock-move-kind-line', { kind }),
    options: ({ lang }) =>
      kinds.map((kind) => ({ text: lang.t('stock-move-button', { kind }), value: kind })),
  })
  const productLook = (ids: readonly string[]): ChoiceLook<string> => ({
    label: 'stock-move-product',
    question: ({ lang }) => lang.t('stock-move-product-ask'),
    show: async (ctx, id) => ctx.lang.t('stock-move-product-line', await titleOf(ctx, id)),
    columns: 1,
    options: (ctx) =>
      Promise.all(
        ids.map(async (id) => {
          const { sku, name } = await titleOf(ctx, id)
          return { text: fitLabel(`${sku} · ${name}`, 40), value: id, word: shortenId(id) }
        }),
      ),
  })
  const placeLook = (
    role: 'at' | 'from' | 'to',
    places: readonly string[],
    productId: string,
  ): ChoiceLook<string> => ({
    label: role === 'to' ? 'stock-move-to' : role === 'from' ? 'stock-move-from' : 'stock-move-at',
    question: ({ lang }) => lang.t('stock-move-place-ask', { role }),
    show: async (ctx, id) =>
      ctx.lang.t('stock-move-place-line', { role, name: (await names(ctx)).get(id) ?? '…' }),
    columns: 1,
    options: async (ctx) => {
      const [all, shelves] = await Promise.all([
        names(ctx),
        ledger.shelves(ctx.workspace.id, productId),
      ])
      return places.flatMap((id) => {
        const name = all.get(id)
        const here = shelves.find(({ warehouseId }) => warehouseId === id)?.onHand ?? 0
        const text = `${fitLabel(name ?? '', 28)} · ${ctx.lang.number(here)}`
        return name === undefined ? [] : [{ text, value: id, word: shortenId(id) }]
      })
    },
  })
  const quantityLook = (
    kind: MoveKind,
    productId: string,
    place: string | undefined,
  ): ChoiceLook<number> => ({
    label: 'stock-move-quantity',
    question: async (ctx) => {
      const shelves = await ledger.shelves(ctx.workspace.id, productId)
      const { sku } = await titleOf(ctx, productId)
      const by = { workspaceId: ctx.workspace.id, productIds: [productId] }
      const stock = (await ledger.stock(by)).get(productId)
      // A bundle lies on no shelf: what can be made of its parts.
      const onHand = stock?.isBundle
        ? Math.max(0, stock.available)
        : (shelves.find(({ warehouseId }) => warehouseId === place)?.onHand ?? 0)
      return ctx.lang.t('stock-move-quantity-ask', { kind, sku, onHand })
    },
    show: ({ lang }, quantity) => lang.t('stock-move-quantity-line', { kind, quantity }),
    columns: 3,
    options: ({ lang }) =>
      (kind === 'correction' ? [0] : [1, 2, 3, 5, 10, 20]).map((value) => ({
        ...{ text: lang.number(value), value, word: String(value) },
      })),
    read: ({ lang }, text) => readPieces(lang, text, kind === 'correction' ? 0 : 1),
  })

  const fill = async (ask: Ask, given: Given): Promise<MoveAnswers> => {
    const { kinds = MOVE_KINDS, candidates = [], places = [] } = given
    const [onlyKind, otherKind] = kinds
    const kind = onlyKind && !otherKind ? onlyKind : await ask.choice('kind', kindLook(kinds))
    const [only = '', other] = candidates
    const product =
      other === undefined ? only : await ask.choice('product', productLook(candidates))
    /** Asked where there is a choice. */
    const at = async (name: 'from' | 'to', role: 'at' | 'from' | 'to', open = places) =>
      open.length > 1 ? ask.choice(name, placeLook(role, open, product)) : open[0]
    const but = (other: string | undefined) => places.filter((id) => id !== other)
    if (kind === 'transfer') {
      const from = await at('from', 'from', but(given.to))
      const to = await at('to', 'to', but(from))
      const quantity = await ask.choice('quantity', quantityLook(kind, product, from))
      return { kind, product, quantity, from, to }
    }
    const from = await at('from', 'at')
    return {
      kind,
      product,
      from,
      quantity: await ask.choice('quantity', quantityLook(kind, product, from)),
    }
  }

  async function act(
    ctx: ChatContext,
    answers: MoveAnswers,
    draftId: string,
  ): Promise<Result<Outcome, Refusal>> {
    const { kind, product: productId, quantity, from: warehouseId, to } = answers
    const by = actorOf(ctx)
    const cause = causeOf(ctx, `form:${draftId}`)
    switch (kind) {
      case 'sale':
        return ledger.sale(by, cause, [{ productId, quantity, warehouseId }])
      case 'receipt':
        return ledger.receipt(by, cause, [{ productId, quantity, warehouseId }])
      case 'correction':
        return ledger.count(by, cause, {
          kind,
          lines: [{ productId, warehouseId, onHand: quantity }],
        })
      case 'transfer':
        if (!warehouseId || !to) return fail({ reason: 'no-warehouse' })
        return ledger.transfer(by, cause, [{ productId, quantity, from: warehouseId, to }])
    }
  }

  return {
    name: MOVE_FORM,
    title: 'stock-move-title',
    role: 'manager',
    confirm: 'stock-move-confirm',
    typed: 'quantity',
    fill,
    note: (ctx, answers) => moveNote(ledger, ctx, answers),
    submit: async (ctx, answers, draftId) => {
      const outcome = await act(ctx, answers, draftId)
      if (!outcome.ok) {
        // The summary says what is there now.
        if (outcome.error.reason === 'negative') return fail(ctx.lang.t('stock-move-since'))
        const all = await names(ctx)
        const warehouse = (id: string) => all.get(id) ?? '…'
        return fail(refusalText(ctx.lang, outcome.error, { warehouse }))
      }
      await deps.showOperation(ctx, outcome.value.operation.id)
      return ok(undefined)
    },
    cancelled: async (ctx, { candidates = [] }: Given) => {
      const [only, other] = candidates
      await (only && !other ? deps.showProduct(ctx, only) : deps.showCatalogue(ctx))
    },
  }
}
