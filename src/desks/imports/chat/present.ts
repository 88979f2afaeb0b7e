import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Batch } from './deps.ts'
import { figuresScreen, homeLine, homeScreen } from './home.ts'
import type { ImportsChatDeps } from './services.ts'

export const canManage = ({ role }: ChatContext) => role !== 'viewer'

/** Batches that are looked at for one that is under way. */
const RECENT = 5
const OPEN: readonly Batch['status'][] = ['queued', 'running', 'paused']

/** The desk's first screen and its line on the bot's. */
export function createHomePresenter(
  deps: Pick<
    ImportsChatDeps,
    'finds' | 'imports' | 'catalogue' | 'sourceKey' | 'connect' | 'homeData'
  >,
) {
  const { imports, catalogue } = deps

  const stateOf = async (workspaceId: string) => {
    const key = await deps.sourceKey(workspaceId)
    return key && catalogue.state(key)
  }
  const running = async (workspaceId: string) => {
    const { items, total } = await imports.batches(workspaceId, { offset: 0, limit: RECENT })
    return { batch: items.find(({ status }) => OPEN.includes(status)), batches: total }
  }
  const none = { offset: 0, limit: 1 }

  return {
    async home(ctx: ChatContext, note?: string): Promise<void> {
      const { id } = ctx.workspace
      const [state, shops, holds, { batch, batches }, latest] = await Promise.all([
        stateOf(id),
        imports.shops(id),
        imports.holds(id, none),
        running(id),
        deps.finds.latest(actorOf(ctx)),
      ])
      const figured = await Promise.all(
        shops.map(async (shop) => ({ ...shop, figures: await imports.figures(id, shop.id) })),
      )
      const screen = homeScreen(ctx.lang, {
        ...{ state, shops: figured, holds: holds.total, batch, batches, latest },
        ...{ canManage: canManage(ctx), connect: deps.connect, homeData: deps.homeData },
      })
      await ctx.show(note ? { ...screen, text: `${note}\n\n${screen.text}` } : screen)
    },

    async homeLine({ workspace: { id }, lang }: ChatContext): Promise<string | undefined> {
      const [products, holds, { batch }] = await Promise.all([
        imports.products(id, { text: '', is: 'all' }, none),
        imports.holds(id, none),
        running(id),
      ])
      return homeLine(lang, { products: products.total, holds: holds.total, batch })
    },

    async figures(ctx: ChatContext, home: (ctx: ChatContext) => Promise<void>): Promise<void> {
      const state = await stateOf(ctx.workspace.id)
      await (state ? ctx.show(figuresScreen(ctx.lang, state, canManage(ctx))) : home(ctx))
    },
  }
}
