import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import { callsToAll } from '../../finds/finds.ts'
import * as actions from '../actions.ts'
import { photoNotice } from '../notices.ts'
import type { ImportsChatDeps } from '../services.ts'
import type { Choices } from './choices.ts'
import { BROWSE_FORM } from './forms/browse.ts'
import { FIND_FORM } from './forms/find.ts'
import { SIFT_FORM } from './forms/sift.ts'
import type { FindPresenter } from './present.ts'

const manager = { role: 'manager' } as const

/** Looking for products and ticking them. Every search spends the shop's calls, so viewers make none. */
export function bringFinds(
  desk: Desk,
  deps: Pick<ImportsChatDeps, 'finds' | 'most' | 'enqueue'> & {
    readonly present: FindPresenter
    readonly choices: Pick<Choices, 'roots' | 'abilities'>
  },
): void {
  const { finds, most, present } = deps

  const refined = async (
    ctx: ChatContext,
    id: string,
    change: Parameters<typeof finds.refine>[2],
  ): Promise<void> => {
    const isThere = await finds.refine(actorOf(ctx), id, change)
    await (isThere ? present.sift(ctx, id) : present.gone(ctx))
  }

  desk.tap(actions.startFind, (ctx) => ctx.startForm(FIND_FORM), manager)
  desk.tap(
    actions.startBrowse,
    async (ctx) => {
      const roots = await deps.choices.roots(ctx)
      const { sorts } = await deps.choices.abilities(ctx)
      if (roots.length > 0) return ctx.startForm(BROWSE_FORM, { sorts })
      await ctx.toast(ctx.lang.t('toast-imports-no-categories'), { dialog: true })
    },
    manager,
  )
  desk.tap(
    actions.openFound,
    (ctx, { id, mode, page }) => present.list(ctx, id, mode, page),
    manager,
  )
  desk.tap(
    actions.tickFound,
    async (ctx, { id, spu, page, on }) => {
      const isTicked = await finds.tick(actorOf(ctx), id, [spu], on === '1')
      if (!isTicked) await ctx.toast(ctx.lang.t('toast-imports-full', { most }))
      await present.list(ctx, id, 'tick', page)
    },
    manager,
  )
  desk.tap(
    actions.tickPage,
    async (ctx, { id, page }) => {
      const found = await finds.page(actorOf(ctx), id, page)
      if (!found) return present.gone(ctx)
      const spuIds = found.items.map(({ spuId }) => spuId)
      const hasRoom = await finds.tick(actorOf(ctx), id, spuIds, true)
      if (!hasRoom) await ctx.toast(ctx.lang.t('toast-imports-full', { most }))
      await present.list(ctx, id, 'tick', page)
    },
    manager,
  )
  desk.tap(
    actions.tickAll,
    async (ctx, { id, count, sure }) => {
      const found = await finds.page(actorOf(ctx), id, 0)
      if (!found) return present.gone(ctx)
      const wanted = count > 0 ? Math.min(count, most) : most
      const isHere = found.find.within !== '' || callsToAll(found, wanted) === 0
      if (!isHere && sure === '0') return present.all(ctx, id, count)
      await finds.tickAll(actorOf(ctx), id, wanted)
      await present.list(ctx, id, 'tick', 0)
    },
    manager,
  )
  desk.tap(
    actions.untickAll,
    async (ctx, { id }) => {
      await finds.untickAll(actorOf(ctx), id)
      await present.list(ctx, id, 'tick', 0)
    },
    manager,
  )
  desk.tap(actions.openCard, (ctx, { id, spu, page }) => present.card(ctx, id, spu, page), manager)
  desk.tap(
    actions.sendPhoto,
    async (ctx, { id, spu }) => {
      const row = await finds.row(actorOf(ctx), id, spu)
      if (!row) return present.gone(ctx)
      await deps.enqueue(photoNotice(ctx, id, row.product))
      await ctx.toast(ctx.lang.t('toast-imports-photo'))
    },
    manager,
  )
  desk.tap(actions.openSift, (ctx, { id }) => present.sift(ctx, id), manager)
  desk.tap(
    actions.setGender,
    (ctx, { id, gender }) => refined(ctx, id, { gender: gender === 'any' ? null : gender }),
    manager,
  )
  desk.tap(actions.setSort, (ctx, { id, sort }) => refined(ctx, id, { sort }), manager)
  desk.tap(
    actions.startSift,
    async (ctx, { id, what }) => {
      if (!(await finds.find(actorOf(ctx), id))) return present.gone(ctx)
      await ctx.startForm(SIFT_FORM, { id, what })
    },
    manager,
  )
  desk.tap(
    actions.clearSift,
    async (ctx, { id, what }) => {
      if (what === 'within') {
        const isThere = await finds.narrow(actorOf(ctx), id, '')
        return isThere ? present.list(ctx, id, 'tick', 0) : present.gone(ctx)
      }
      await refined(ctx, id, what === 'price' ? { minYuan: null, maxYuan: null } : { brand: null })
    },
    manager,
  )
}
