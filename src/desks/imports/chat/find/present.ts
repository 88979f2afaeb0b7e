import { idFrom } from '#core/ids.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import { categoryName } from '../../cards/categories.ts'
import { CHINESE } from '../../cards/words.ts'
import type { Find } from '../../finds/find.ts'
import type { NoFind } from '../../finds/finds.ts'
import type { CatalogueState, SourceCard, Sourced } from '../../ports.ts'
import { abilitiesOf } from '../../source/abilities.ts'
import { FRESH_SECONDS, isAway } from '../../source/lives.ts'
import { askedInPerson } from '../../source/patience.ts'
import type { ImportShop } from '../deps.ts'
import type { ImportsChatDeps } from '../services.ts'
import { foundCardScreen } from './card.ts'
import { allScreen, resultsScreen, siftScreen } from './results.ts'
import { sizesOf } from './sizes.ts'

export type FindPresenter = ReturnType<typeof createFindPresenter>
const NAME_MS = 20_000

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

  /** As the reader calls it: the source's own name where it has one in their language. */
  async function named(ctx: ChatContext, category: SourceCard['category']): Promise<string | null> {
    if (category.path.length === 0) return null
    if (ctx.lang.locale === 'ru') return categoryName(category)
    const key = await deps.sourceKey(ctx.workspace.id)
    const ask =
      key && askedInPerson(NAME_MS, (call) => catalogue.categories(key, { ...call, locale: 'en' }))
    const all = await ask?.catch((thrown: unknown) => {
      if (isAway(thrown)) return undefined
      throw thrown
    })
    const told = all?.value.find(({ id }) => id === category.id)?.name ?? category.path.at(-1) ?? ''
    return CHINESE.test(told) ? categoryName(category) : told
  }

  async function card(ctx: ChatContext, id: string, spu: string, page: number): Promise<void> {
    const seen = await finds.card(actorOf(ctx), id, spu)
    if (!seen) return gone(ctx)
    const [shops, state] = await Promise.all([deps.imports.shops(ctx.workspace.id), stateOf(ctx)])
    await ctx.show(
      foundCardScreen(ctx.lang, {
        ...{ id, page, row: seen.row, downForMs: state?.downForMs ?? 0 },
        card: seen.card.value
          ? {
              ...cardOf(seen.card, seen.card.value, shops[0], ctx.clock.now()),
              category: await named(ctx, seen.card.value.category),
            }
          : null,
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
      const key = await deps.sourceKey(ctx.workspace.id)
      const { sorts } = abilitiesOf(key ?? { facts: {} })
      await ctx.show(siftScreen(ctx.lang, { ...found, sorts }))
    },
  }
}

function cardOf(
  { isStale, fetchedAt }: Sourced<unknown>,
  card: SourceCard,
  shop: ImportShop | undefined,
  now: number,
) {
  const { sizes, outOfStock } = sizesOf(card, shop?.rules)
  const isBelieved = now < fetchedAt + FRESH_SECONDS.prices * 1_000
  return {
    ...{ sizes, outOfStock, isStale, pictures: card.images.length },
    pricedAt: isBelieved ? null : fetchedAt,
    brand: card.brand?.name ?? null,
  }
}
