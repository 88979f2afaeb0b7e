import { fail, ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import { type CatalogueView, queryOf, WHOLE } from '../view.ts'

export const SEARCH_FORM = 'stock-search'

export interface SearchFormDeps {
  readonly ledger: Ledger
  readonly showCatalogue: (ctx: ChatContext, view: CatalogueView) => Promise<void>
}

/** One question: what to look for. */
export function searchForm({ ledger, showCatalogue }: SearchFormDeps): Form<{ query: string }> {
  const look: TextLook<string> = {
    label: 'stock-search-label',
    question: ({ lang }) => lang.t('stock-search-ask'),
    show: ({ lang }, query) => lang.t('stock-catalogue-query', { query }),
    read: async (ctx, text) => {
      const line = readLine(text, { max: 300 })
      const query = line.ok ? queryOf(line.value) : ''
      const page = { offset: 0, limit: 1 }
      const { total } =
        query === ''
          ? { total: 0 }
          : await ledger.products(ctx.workspace.id, { filter: { text: query } }, page)
      if (total === 0) return fail(ctx.lang.t('stock-search-nothing', { query: text.slice(0, 60) }))
      await showCatalogue(ctx, { ...WHOLE, query })
      return ok(query)
    },
  }
  return {
    name: SEARCH_FORM,
    title: 'stock-search-title',
    fill: async (ask) => ({ query: await ask.text('query', look) }),
    cancelled: (ctx) => showCatalogue(ctx, WHOLE),
  }
}
