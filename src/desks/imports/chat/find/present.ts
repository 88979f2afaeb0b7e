import { idFrom } from '#core/ids.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import { categoryName } from '../../cards/categories.ts'
import type { Find } from '../../finds/find.ts'
import type { NoFind } from '../../finds/finds.ts'
import type { CatalogueState, SourceCard, Sourced } from '../../ports.ts'
import type { ImportShop } from '../deps.ts'
import type { ImportsChatDeps } from '../services.ts'
import { foundCardScreen } from './card.ts'
import { allScreen, resultsScreen, siftScreen } from './results.ts'
import { sizesOf } from './sizes.ts'

export type FindPresenter = ReturnType<typeof createFindPresenter>
export type Mode = 'tick' | 'look'

/** Searches in the chat. `home` shows the desk's first screen. */
export function createFindPresenter(
  deps: Pick<ImportsChatDeps, 'finds' | 'imports' | 'catalogue' | 'sourceKey' | 'most'>,
  home: (ctx: ChatContext) => Promise<void>,
) {
  const { finds, catalogue, most } = deps

  const gone = async (ctx: ChatContext) => {
    await ctx.toast(ctx.lang.t('toast-not-yours'))
    await home(ctx)
  }
  const stateOf = async ({ workspace }: ChatContext): Promise<CatalogueState | undefined> => {
    const key = await deps.sourceKey(workspace.id)
    return key && catalogue.state(key)
  }

  async function list(ctx: ChatContext, id: string, mode: Mode, page: number): Promise<void> {
    const found = await finds.page(actorOf(ctx), id, page)
    const state = found && (await stateOf(ctx))
    if (!found || !state) return gone(ctx)
    const { quota, downForMs } = state
    await ctx.show(resultsScreen(ctx.lang, { found, mode, quota, downForMs, most }))
  }

  /** Looks for it and shows the list; else why there is none. One search an update. */
  async function look(ctx: ChatContext, find: Find): Promise<NoFind | undefined> {
    const id = idFrom(`imports.find:${ctx.workspace.id}:${ctx.user.id}:${ctx.update.update_id}`)
    const begun = await finds.begin(actorOf(ctx), id, find)
    if (!begun.ok) return begun.error
    await list(ctx, id, 'tick', 0)
    return undefined
  }

  async function card(ctx: ChatContext, id: string, spu: string, page: number): Promise<void> {
    const seen = await finds.card(actorOf(ctx), id, spu)
    if (!seen) return gone(ctx)
    const [shops, state] = await Promise.all([deps.imports.shops(ctx.workspace.id), stateOf(ctx)])
    await ctx.show(
      foundCardScreen(ctx.lang, {
        ...{ id, page, row: seen.row, downForMs: state?.downForMs ?? 0 },
        card: seen.card.value ? cardOf(seen.card, seen.card.value, shops[0]) : null,
      }),
    )
  }

  return {
    ...{ list, look, card, gone },

    async all(ctx: ChatContext, id: string, count: number): Promise<void> {
      const found = await finds.page(actorOf(ctx), id, 0)
      const state = found && (await stateOf(ctx))
      if (!found || !state) return gone(ctx)
      await ctx.show(allScreen(ctx.lang, { found, most, count, quota: state.quota }))
    },

    async sift(ctx: ChatContext, id: string): Promise<void> {
      const found = await finds.find(actorOf(ctx), id)
      if (!found) return gone(ctx)
      await ctx.show(siftScreen(ctx.lang, found))
    },
  }
}

function cardOf({ isStale }: Sourced<unknown>, card: SourceCard, shop: ImportShop | undefined) {
  const { sizes, outOfStock } = sizesOf(card, shop?.rules)
  return {
    ...{ sizes, outOfStock, isStale, pictures: card.images.length },
    brand: card.brand?.name ?? null,
    category: card.category.path.length === 0 ? null : categoryName(card.category),
  }
}
