import { escapeMarkup } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { HistoryEntry } from '../../ledger/reading/history.ts'
import type { Product, ProductFilter, Stock } from '../../ledger/reading/reads.ts'
import type { Warehouse } from '../../ledger/warehouses.ts'
import type { Operation } from '../../ledger/writing/write.ts'
import type { ProductsDeps } from './deps.ts'
import { filterOf, type HistoryView, WHOLE_HISTORY } from './history-filter.ts'
import { cardScreen, goneScreen } from './screens/card.ts'
import { catalogueScreen, filtersScreen } from './screens/catalogue.ts'
import { historyFiltersScreen, historyScreen, operationLabel } from './screens/history.ts'
import { homeLine, homeScreen } from './screens/home.ts'
import { type OperationFacts, operationScreen } from './screens/operation.ts'
import { PAGE } from './screens/parts.ts'
import { warehouseScreen, warehousesScreen } from './screens/warehouses.ts'
import { type CatalogueView, shelfOf, WHOLE } from './view.ts'

export type Presenter = ReturnType<typeof createPresenter>

const NOTHING: Stock = { onHand: 0, taken: 0, available: 0, isBundle: false }
const LATEST = 3
/** Nobody turns one thing round more often. */
const MOST_TURNS = 50
/** Products whose names an operation's screen may need. */
const NAMED = 8

export const canManage = ({ role }: ChatContext) => role !== 'viewer'

/** Reads what a screen needs and shows it. What is gone is told in a toast, and what is nearest to it is shown. */
export function createPresenter(deps: ProductsDeps) {
  const { ledger, channels } = deps

  const toastGone = (ctx: ChatContext) => ctx.toast(ctx.lang.t('toast-not-yours'))

  /** What an undo goes back to, past the undos between. */
  async function undoneIn(workspaceId: string, operation: Operation) {
    let at = operation
    let turns = 0
    while (at.reversesId !== null && turns < MOST_TURNS) {
      const before = await ledger.operation(workspaceId, at.reversesId)
      if (!before) break
      at = before.operation
      turns += 1
    }
    return turns === 0 ? null : { kind: at.kind, turns }
  }

  async function factsOf(ctx: ChatContext, entry: HistoryEntry, warehouses: readonly Warehouse[]) {
    const { operation, movements, products: count, undoneBy } = entry
    const ids = [
      ...new Set([...operation.changes, ...movements].map(({ productId }) => productId)),
    ].slice(0, NAMED)
    // A stocktake that found nothing moves nothing.
    const found = await Promise.all(ids.map((id) => ledger.product(ctx.workspace.id, id)))
    const facts: OperationFacts = {
      ...{ operation, movements, count, undoneBy },
      products: new Map(found.filter((one) => one !== undefined).map((one) => [one.id, one])),
      warehouses: new Map(warehouses.map(({ id, name }) => [id, name])),
      undoes: await undoneIn(ctx.workspace.id, operation),
      who: operation.actorId === null ? null : ((await deps.nameOf(operation.actorId)) ?? '…'),
    }
    return facts
  }

  /** A page beyond the end is the last one. */
  async function paged<T>(
    wanted: number,
    read: (offset: number) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
  ) {
    const page = Math.max(0, wanted)
    const found = await read(page * PAGE)
    if (found.items.length > 0 || found.total === 0)
      return { ...found, page: found.total === 0 ? 0 : page }
    const last = Math.floor((found.total - 1) / PAGE)
    return { ...(await read(last * PAGE)), page: last }
  }

  async function home(ctx: ChatContext): Promise<void> {
    const { workspace, lang } = ctx
    const [totals, astray, latest, warehouses] = await Promise.all([
      ledger.totals(workspace.id),
      channels.astray(workspace.id),
      ledger.history(workspace.id, {}, { offset: 0, limit: LATEST }),
      ledger.warehouses(workspace.id),
    ])
    const [channelLines, channelButtons, firstSteps] = await Promise.all([
      channels.homeLines(ctx),
      channels.homeButtons(ctx),
      channels.firstSteps(ctx),
    ])
    const lines: string[] = []
    for (const entry of latest.items)
      lines.push(
        escapeMarkup(
          operationLabel(lang, await factsOf(ctx, entry, warehouses), { hasTime: true }),
        ),
      )
    await ctx.show(
      homeScreen(lang, {
        ...{ ...totals, astray, latest: lines, channelLines, channelButtons, firstSteps },
        ...{ canManage: canManage(ctx), homeData: deps.homeData },
      }),
    )
  }

  async function catalogue(ctx: ChatContext, view: CatalogueView): Promise<void> {
    const { workspace } = ctx
    const warehouses = view.shelf === '' ? [] : await ledger.warehouses(workspace.id)
    const warehouse = warehouses.find(({ id }) => shelfOf(id) === view.shelf)
    const { filter } = view
    const ids =
      filter === 'astray' || filter === 'hidden'
        ? await channels.ids(workspace.id, filter)
        : undefined
    const wanted: ProductFilter = {
      text: view.query,
      isLow: filter === 'low',
      isSyncOff: filter === 'off',
      isOversold: filter === 'over',
      warehouseId: warehouse?.id,
      ids,
    }
    const found = await paged(view.page, (offset) =>
      ledger.products(workspace.id, { filter: wanted, order: view.order }, { offset, limit: PAGE }),
    )
    const shown = { ...view, shelf: warehouse ? view.shelf : '', page: found.page }
    await ctx.show(
      catalogueScreen(ctx.lang, { ...found, view: shown, warehouse: warehouse?.name ?? null }),
    )
  }

  async function filters(ctx: ChatContext, view: CatalogueView): Promise<void> {
    const [warehouses, astray] = await Promise.all([
      ledger.warehouses(ctx.workspace.id),
      channels.astray(ctx.workspace.id),
    ])
    await ctx.show(filtersScreen(ctx.lang, { view, warehouses, hasChannels: astray !== null }))
  }

  /** A living product of the shop; says that it is gone otherwise. */
  async function living(ctx: ChatContext, id: string): Promise<Product | undefined> {
    const product = await ledger.product(ctx.workspace.id, id)
    if (product?.deletedAt === null) return product
    await toastGone(ctx)
    await (product ? ctx.show(goneScreen(ctx.lang, product)) : home(ctx))
    return undefined
  }

  async function card(ctx: ChatContext, id: string, view: CatalogueView = WHOLE): Promise<void> {
    const product = await living(ctx, id)
    if (!product) return
    const { workspace } = ctx
    const [stock, shelves, warehouses, made, channelLines, channelButtons] = await Promise.all([
      ledger.stock({ workspaceId: workspace.id, productIds: [id] }),
      ledger.shelves(workspace.id, id),
      ledger.warehouses(workspace.id),
      ledger.parts(id),
      channels.productLines(ctx, id),
      channels.productButtons(ctx, id),
    ])
    const held = await ledger.stock({
      ...{ workspaceId: workspace.id, productIds: Object.keys(made) },
    })
    const parts = await Promise.all(
      Object.entries(made).map(async ([partId, quantity]) => ({
        name: (await ledger.product(workspace.id, partId))?.name ?? '…',
        ...{ quantity, available: held.get(partId)?.available ?? 0 },
      })),
    )
    await ctx.show(
      cardScreen(ctx.lang, {
        ...{ product, parts, channelLines, channelButtons, view, warehouses: warehouses.length },
        stock: stock.get(id) ?? NOTHING,
        shelves: warehouses.flatMap(({ id: warehouseId, name }) => {
          const here = shelves.find((shelf) => shelf.warehouseId === warehouseId)
          return here ? [{ name, onHand: here.onHand }] : []
        }),
        ...{ canManage: canManage(ctx), isOwner: ctx.role === 'owner' },
      }),
    )
  }

  async function history(ctx: ChatContext, view: HistoryView, wanted: number): Promise<void> {
    const { workspace, clock } = ctx
    const product =
      view.product === '' ? undefined : await ledger.product(workspace.id, view.product)
    if (view.product !== '' && !product) {
      await toastGone(ctx)
      return history(ctx, { ...view, product: '' }, 0)
    }
    const filter = filterOf(view, clock.now())
    const found = await paged(wanted, (offset) =>
      ledger.history(workspace.id, filter, { offset, limit: PAGE }),
    )
    const warehouses = await ledger.warehouses(workspace.id)
    const items = await Promise.all(found.items.map((entry) => factsOf(ctx, entry, warehouses)))
    const people = view.person > 0 ? await deps.members(workspace.id) : []
    const person = people.find(({ userId }) => userId === view.person)?.firstName ?? null
    await ctx.show(
      historyScreen(ctx.lang, {
        ...{ view, items, total: found.total, page: found.page, person },
        product: product?.name ?? null,
      }),
    )
  }

  async function operation(
    ctx: ChatContext,
    id: string,
    { isFresh = false }: { isFresh?: boolean } = {},
  ): Promise<void> {
    const entry = await ledger.operation(ctx.workspace.id, id)
    if (!entry) {
      await toastGone(ctx)
      return history(ctx, WHOLE_HISTORY, 0)
    }
    const facts = await factsOf(ctx, entry, await ledger.warehouses(ctx.workspace.id))
    // Those who only look into the history may still offer what they did not offer then.
    const buttons = entry.operation.changes.length === 1 ? await channels.afterEdit(ctx, id) : []
    await ctx.show(
      operationScreen(ctx.lang, { ...facts, isFresh, buttons, canManage: canManage(ctx) }),
    )
  }

  async function warehouses(ctx: ChatContext): Promise<void> {
    const all = await ledger.warehouses(ctx.workspace.id)
    await ctx.show(warehousesScreen(ctx.lang, { warehouses: all, canManage: canManage(ctx) }))
  }

  async function warehouse(ctx: ChatContext, id: string): Promise<void> {
    const all = await ledger.warehouses(ctx.workspace.id)
    const found = all.find((one) => one.id === id)
    if (!found) {
      await toastGone(ctx)
      return warehouses(ctx)
    }
    const { total } = await ledger.products(
      ctx.workspace.id,
      { filter: { warehouseId: id } },
      { offset: 0, limit: 1 },
    )
    const view = { warehouse: found, products: total, canManage: canManage(ctx) }
    await ctx.show(warehouseScreen(ctx.lang, view))
  }

  return {
    ...{ home, catalogue, filters, living, card, history, operation, warehouses, warehouse },
    historyFilters: async (ctx: ChatContext, view: HistoryView): Promise<void> => {
      const people = await deps.members(ctx.workspace.id)
      await ctx.show(historyFiltersScreen(ctx.lang, { view, people }))
    },
    /** The desk's line on the bot's home screen. */
    homeLine: async ({ workspace, lang }: ChatContext): Promise<string | undefined> => {
      // The figures of the whole catalogue are left to the desk's own screen: this line stands on every menu.
      const [{ total: products }, astray] = await Promise.all([
        ledger.products(workspace.id, {}, { offset: 0, limit: 1 }),
        channels.astray(workspace.id),
      ])
      return homeLine(lang, { products, astray })
    },
    /** Names of the shop's warehouses, for refusals. */
    names: async (ctx: ChatContext) => {
      const all = await ledger.warehouses(ctx.workspace.id)
      return { warehouse: (id: string) => all.find((one) => one.id === id)?.name ?? '…' }
    },
  }
}
