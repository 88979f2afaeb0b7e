import type { ChatContext } from '#telegram/context.ts'
import type { LineReader } from '#telegram/input/entry.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Product } from '../../ledger/reading/reads.ts'
import type { Warehouse } from '../../ledger/warehouses.ts'
import { findByName } from '../../lines/names.ts'
import { parseLine } from '../../lines/parse.ts'
import { type ResolvedLine, resolveLine } from '../../lines/resolve.ts'
import { MOVE_KINDS, type MoveKind } from '../actions.ts'
import { MOVE_FORM, type MoveAnswers, type MoveStart } from './forms/move.ts'
import { canManage, type Presenter } from './present.ts'
import { lineScreen } from './screens/line.ts'
import { queryOf, WHOLE } from './view.ts'

export interface LineDeps {
  readonly ledger: Ledger
  readonly present: Presenter
}

/** What a typed line may mean at most. */
const CHOICES = 8
/** Looked through for words in another case. */
const LOOKED = 50
const SHORTEST = 3
const NAME_WORDS = 5

/** Asked after readers of what is unmistakable, since it also searches. */
const PLACE = 50

/** A line that nobody asked for: a sale, receipt, transfer or correction to confirm, else words to look for. */
export function stockLines({ ledger, present }: LineDeps): LineReader {
  async function find(workspaceId: string, words: string, isCode: boolean): Promise<Product[]> {
    const exact = isCode ? await byCode(workspaceId, words) : []
    if (exact.length > 0) return exact
    const { items } = await ledger.products(
      workspaceId,
      { filter: { text: words } },
      { offset: 0, limit: CHOICES },
    )
    if (items.length > 0)
      return sameFirst(
        items.map(({ product }) => product),
        words,
      )
    if (isCode) return []
    const stems = words.split(/\s+/).map(stemOf).join(' ')
    const wide = { filter: { text: stems } }
    const found = await ledger.products(workspaceId, wide, { offset: 0, limit: LOOKED })
    const products = found.items.map(({ product }) => product)
    const named = findByName(products, words)
    return (named.length > 0 ? named : products).slice(0, CHOICES)
  }

  async function byCode(workspaceId: string, code: string): Promise<Product[]> {
    const skus = [...new Set([code, code.toUpperCase(), code.toLowerCase()])]
    const found = await ledger.productsBy(workspaceId, { skus })
    return found.length > 0 || !/^\d+$/.test(code)
      ? found
      : ledger.productsBy(workspaceId, { ean: code })
  }

  /** Opens the form with everything the line settled. */
  async function confirm(
    ctx: ChatContext,
    line: ResolvedLine<Product, Warehouse>,
    warehouses: readonly Warehouse[],
  ): Promise<void> {
    const kinds =
      line.asks.includes('kind') || line.kinds.length === 0 ? line.kinds : line.kinds.slice(0, 1)
    const single = <T>(list: readonly T[]) => (list.length === 1 ? list[0] : undefined)
    const kind = single(kinds)
    const quantity = line.asks.includes('quantity') ? undefined : single(line.quantities)
    const isTransfer = kind === 'transfer'
    const from = single(isTransfer ? line.from : line.at)
    const to = isTransfer ? single(line.to) : undefined
    // Without a word about it, goods come and go at the usual place.
    const isUsual = !isTransfer && line.at.length === 0 && !line.asks.includes('at')
    const given: MoveStart & { -readonly [K in keyof MoveAnswers]?: MoveAnswers[K] } = {
      kinds: kinds.length > 0 ? kinds : [...MOVE_KINDS],
      candidates: line.products.slice(0, CHOICES).map(({ id }) => id),
      places: warehouses.map(({ id }) => id),
    }
    const fromId = from?.id ?? (isUsual ? warehouses[0]?.id : undefined)
    if (kind) given.kind = kind as MoveKind
    if (quantity !== undefined) given.quantity = quantity
    if (fromId) given.from = fromId
    if (to) given.to = to.id
    await ctx.startForm(MOVE_FORM, { ...given })
  }

  async function takeOperation(ctx: ChatContext, text: string): Promise<boolean> {
    const line = parseLine(text)
    if (!line) return false
    const warehouses = await ledger.warehouses(ctx.workspace.id)
    const resolved = await resolveLine<Product, Warehouse>(line, {
      products: (words, isCode) => find(ctx.workspace.id, words, isCode),
      warehouses: async (words) => findByName(warehouses, words),
    })
    const { asks, said, products } = resolved
    const [blocking] = asks.filter(
      (ask) => ask === 'several' || ask === 'meaning' || ask === 'channel',
    )
    if (products.length === 0 || blocking) {
      if (products.length === 0 && !(await ledger.hasProducts(ctx.workspace.id))) {
        // Where nothing is in stock, only words that leave no doubt mean it.
        if (line.doubts.length > 0) return false
        const view = { problem: 'empty', said: '', products, canAdd: canManage(ctx) } as const
        await ctx.show(lineScreen(ctx.lang, view))
        return true
      }
      const problem = blocking ?? 'product'
      await ctx.show(lineScreen(ctx.lang, { problem, said: said.product, products }))
      return true
    }
    const nowhere = unknownPlace(resolved)
    if (nowhere !== undefined) {
      await ctx.show(lineScreen(ctx.lang, { problem: 'place', said: nowhere, products }))
      return true
    }
    if (!canManage(ctx)) {
      await ctx.show(lineScreen(ctx.lang, { problem: 'viewer', said: said.product, products }))
      return true
    }
    await confirm(ctx, resolved, warehouses)
    return true
  }

  async function takeSearch(ctx: ChatContext, text: string): Promise<boolean> {
    const query = queryOf(text)
    if (query === '') return false
    const { items, total } = await ledger.products(
      ctx.workspace.id,
      { filter: { text: query } },
      { offset: 0, limit: 2 },
    )
    const [first] = items
    if (!first) {
      if (!isNamed(text) || !(await ledger.hasProducts(ctx.workspace.id))) return false
      const view = { problem: 'nothing', said: text, products: [], canAdd: canManage(ctx) } as const
      await ctx.show(lineScreen(ctx.lang, view))
      return true
    }
    await (total === 1
      ? present.card(ctx, first.product.id)
      : present.catalogue(ctx, { ...WHOLE, query }))
    return true
  }

  return {
    place: PLACE,
    take: async (ctx, text) => (await takeOperation(ctx, text)) || (await takeSearch(ctx, text)),
  }
}

/** A few words that may be a product's; a sentence or a question is something else. */
const isNamed = (text: string) => !/[?!]/.test(text) && text.split(/\s+/).length <= NAME_WORDS

/** The words of a place that the shop does not have. */
function unknownPlace({ said, ...found }: ResolvedLine<Product, Warehouse>): string | undefined {
  const place = (['at', 'from', 'to'] as const).find(
    (one) => said[one] !== null && found[one].length === 0,
  )
  return place && (said[place] ?? undefined)
}

/** A word without what its case may add. */
const stemOf = (word: string) =>
  /^\p{Script=Cyrillic}+$/u.test(word) ? word.slice(0, Math.max(SHORTEST, word.length - 2)) : word

/** A product that is called exactly so is the one that is meant. */
function sameFirst(products: readonly Product[], words: string): Product[] {
  const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
  const same = products.filter(
    ({ sku, name }) => fold(sku) === fold(words) || fold(name) === fold(words),
  )
  return same.length > 0 ? same : [...products]
}
