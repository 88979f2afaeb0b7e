import { shortenId } from '#core/ids.ts'
import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { ChoiceLook, Form } from '#telegram/forms/form.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Ledger } from '../../../../ledger/ledger.ts'
import { causeOf } from '../../cause.ts'
import { refusalText } from '../../refusals.ts'
import { cut, signed } from '../../screens/parts.ts'
import { type Entry, entriesLook, MESSAGES, summed } from './entries.ts'

export const STOCKTAKE_FORM = 'stock-stocktake'

interface Counted {
  readonly warehouse: string | undefined
  readonly lists: readonly (readonly Entry[])[]
  /** What the form was started with: where one can count. */
  readonly places: readonly string[]
}

const DIFFERENCES = 6

/** What lies in a warehouse, counted by hand or scanner: compared, then written as one operation. What is not in the list stays as it is. */
export function stocktakeForm(deps: {
  readonly ledger: Ledger
  readonly showOperation: (ctx: ChatContext, id: string) => Promise<void>
  readonly showHome: (ctx: ChatContext) => Promise<void>
}): Form<Counted> {
  const { ledger } = deps
  const names = async (ctx: ChatContext) =>
    new Map((await ledger.warehouses(ctx.workspace.id)).map(({ id, name }) => [id, name]))

  const refuse = async (ctx: ChatContext, { id, sku }: { id: string; sku: string }) =>
    Object.keys(await ledger.parts(id)).length > 0
      ? ctx.lang.t('stocktake-bundle', { sku: cut(sku, 40) })
      : undefined
  const first = entriesLook({
    ledger,
    refuse,
    words: { label: 'stocktake-label', question: ({ lang }) => lang.t('stocktake-ask') },
  })
  const more = {
    ...first,
    label: 'stocktake-more-label' as const,
    optional: true as const,
    skip: 'stocktake-done' as const,
    question: ({ lang }: ChatContext) => lang.t('stocktake-more'),
  }
  const place = (places: readonly string[]): ChoiceLook<string> => ({
    label: 'stock-move-at',
    question: ({ lang }) => lang.t('stocktake-place-ask'),
    show: async (ctx, id) =>
      ctx.lang.t('stock-move-place-line', { role: 'at', name: (await names(ctx)).get(id) ?? '…' }),
    columns: 1,
    options: async (ctx) => {
      const all = await names(ctx)
      return places.flatMap((id) => {
        const name = all.get(id)
        return name ? [{ text: fitLabel(name, 34), value: id, word: shortenId(id) }] : []
      })
    },
  })

  async function note(ctx: ChatContext, { warehouse, lists }: Counted): Promise<string> {
    const { lang, workspace } = ctx
    const at = warehouse ?? (await ledger.warehouses(workspace.id))[0]?.id
    const differences: string[] = []
    const entries = summed(lists.flat())
    for (const { id, sku, quantity } of entries) {
      const shelves = await ledger.shelves(workspace.id, id)
      const before = shelves.find(({ warehouseId }) => warehouseId === at)?.onHand ?? 0
      if (before === quantity) continue
      const delta = signed(lang, quantity - before)
      differences.push(
        lang.t('stocktake-difference', { sku: cut(sku, 30), before, after: quantity, delta }),
      )
    }
    const rest = differences.length - DIFFERENCES
    return [
      lang.t('stocktake-counts', { counted: entries.length, differ: differences.length }),
      ...differences.slice(0, DIFFERENCES),
      ...(rest > 0 ? [lang.t('stock-op-more', { count: rest })] : []),
    ].join('\n')
  }

  return {
    name: STOCKTAKE_FORM,
    title: 'stocktake-title',
    role: 'manager',
    confirm: 'stock-move-confirm',
    async fill(ask, { places = [] }) {
      const warehouse = places.length > 1 ? await ask.choice('warehouse', place(places)) : places[0]
      const lists = [await ask.text('list0', first)]
      for (let at = 1; at < MESSAGES; at += 1) {
        const list = await ask.text(`list${at}`, more)
        if (!list) break
        lists.push(list)
      }
      return { warehouse, lists, places }
    },
    note,
    async submit(ctx, { warehouse, lists }, draftId) {
      const lines = summed(lists.flat()).map(({ id, quantity }) => ({
        ...{ productId: id, onHand: quantity },
        ...(warehouse && { warehouseId: warehouse }),
      }))
      const cause = causeOf(ctx, `form:${draftId}`)
      const outcome = await ledger.count(actorOf(ctx), cause, { kind: 'stocktake', lines })
      if (!outcome.ok) {
        const all = await names(ctx)
        return fail(refusalText(ctx.lang, outcome.error, { warehouse: (id) => all.get(id) ?? '…' }))
      }
      await deps.showOperation(ctx, outcome.value.operation.id)
      return ok(undefined)
    },
    cancelled: (ctx) => deps.showHome(ctx),
  }
}
