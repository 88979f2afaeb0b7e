import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Ask, Form } from '#telegram/forms/form.ts'
import type { Ledger } from '../../../../ledger/ledger.ts'
import { causeOf } from '../../cause.ts'
import { refusalText } from '../../refusals.ts'
import { cut } from '../../screens/parts.ts'
import { nameLook, skuLook } from '../create.ts'
import { type Entry, entriesLook, summed } from './entries.ts'

export const BUNDLE_FORM = 'stock-bundle'

interface Bundle {
  /** Of one that is there already; '' of a new one. */
  readonly productId: string
  readonly name: string
  readonly sku: string
  readonly parts: readonly Entry[]
}

/** What a bundle is made of: one sale of it lowers its parts. Made anew, or composed anew. */
export function bundleForm(deps: {
  readonly ledger: Ledger
  readonly showOperation: (ctx: ChatContext, id: string) => Promise<void>
  readonly showProduct: (ctx: ChatContext, id: string) => Promise<void>
  readonly showHome: (ctx: ChatContext) => Promise<void>
}): Form<Bundle> {
  const { ledger } = deps
  const partsOf = (productId: string) =>
    entriesLook({
      ledger,
      words: { label: 'bundle-parts', question: ({ lang }) => lang.t('bundle-parts-ask') },
      refuse: async ({ lang }, { id, sku }) => {
        if (id === productId) return lang.t('bundle-itself')
        const isBundle = Object.keys(await ledger.parts(id)).length > 0
        return isBundle ? lang.t('bundle-nested', { sku: cut(sku, 40) }) : undefined
      },
    })
  const quantities = (parts: readonly Entry[]) =>
    Object.fromEntries(summed(parts).map(({ id, quantity }) => [id, quantity]))

  async function fill(ask: Ask, { productId = '' }: Partial<Bundle>): Promise<Bundle> {
    if (productId !== '')
      return { productId, name: '', sku: '', parts: await ask.text('parts', partsOf(productId)) }
    return {
      productId,
      name: await ask.text('name', nameLook),
      sku: await ask.text('sku', skuLook(ledger)),
      parts: await ask.text('parts', partsOf('')),
    }
  }

  return {
    name: BUNDLE_FORM,
    title: 'bundle-title',
    role: 'manager',
    fill,
    async note({ lang, workspace }, { parts }) {
      const entries = summed(parts)
      const stock = await ledger.stock({
        workspaceId: workspace.id,
        productIds: entries.map(({ id }) => id),
      })
      const enough = entries.map(({ id, quantity }) =>
        quantity === 0 ? 0 : Math.floor((stock.get(id)?.available ?? 0) / quantity),
      )
      const count = Math.max(0, Math.min(...enough))
      const scarce = entries[enough.indexOf(Math.min(...enough))]
      return [
        lang.t('bundle-now', { count }),
        ...(scarce && entries.length > 1
          ? [lang.t('bundle-scarce', { sku: cut(scarce.sku, 40) })]
          : []),
      ].join('\n')
    },
    async submit(ctx, { productId, name, sku, parts }, draftId) {
      const made = quantities(parts)
      if (Object.values(made).some((pieces) => pieces < 1)) return fail(ctx.lang.t('bundle-zero'))
      const cause = causeOf(ctx, `form:${draftId}`)
      const by = actorOf(ctx)
      const outcome =
        productId === ''
          ? await ledger.create(by, cause, { name, sku, parts: made })
          : await ledger.edit(by, cause, { productId, edit: { parts: made } })
      if (!outcome.ok) return fail(refusalText(ctx.lang, outcome.error, { warehouse: () => '…' }))
      await deps.showOperation(ctx, outcome.value.operation.id)
      return ok(undefined)
    },
    cancelled: (ctx, { productId = '' }) =>
      productId === '' ? deps.showHome(ctx) : deps.showProduct(ctx, productId),
  }
}
