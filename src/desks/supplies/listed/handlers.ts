import { AppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import { methodsBack } from '../feed/probes.ts'
import { cabinetLink } from '../notices/cabinet-link.ts'
import type { SuppliesService } from '../service.ts'
import { openLastSeen, openListed, openListedOf, openSupply, setReminder } from './actions.ts'
import { lastSeen } from './last-seen.ts'
import type { Listed, ListedSupply, SupplyDetails } from './listed.ts'
import { REMIND_DAYS, type Reminders } from './reminders.ts'
import { lastSeenScreen, listedNoKeyScreen, listedScreen, PAGE, supplyScreen } from './screens.ts'

export interface ListedChatDeps {
  readonly db: Database
  readonly listed: Listed
  readonly reminders: Pick<Reminders, 'daysBefore' | 'set'>
  readonly service: Pick<SuppliesService, 'feedView' | 'list' | 'warehouseName'>
  readonly cabinetUrl: string
  readonly addKeyData: string
}

/** The official list of supplies, its reminders, and what is remembered of coefficients. */
export function bringListed(desk: Desk, deps: ListedChatDeps): void {
  const { listed, reminders, service, cabinetUrl, addKeyData } = deps

  /** @param only credential id of the seller account to show alone */
  const showListed = async (ctx: ChatContext, page: number, only?: string): Promise<void> => {
    const { id } = ctx.workspace
    const [listing, cabinets, feed, daysBefore] = await Promise.all([
      listed.list(id),
      listed.cabinets(id),
      service.feedView(),
      reminders.daysBefore(id),
    ])
    if (!listing) return ctx.show(listedNoKeyScreen(ctx.lang, addKeyData))
    // A key that is gone meanwhile narrows nothing.
    const chosen = cabinets.find(({ credentialId }) => credentialId === only)
    const supplies = chosen
      ? listing.supplies.filter(({ credentialId }) => credentialId === chosen.credentialId)
      : listing.supplies
    const pages = Math.max(1, Math.ceil(supplies.length / PAGE))
    const at = Math.min(Math.max(page, 0), pages - 1)
    const rows = supplies.slice(at * PAGE, (at + 1) * PAGE)
    const known = await Promise.all(
      rows.map(async (supply) => {
        // The list is of use without them.
        const details = await listed.details(id, supply).catch(() => null)
        return [supply.id, details] as const
      }),
    )
    const details = new Map(
      known.filter((one): one is readonly [number, SupplyDetails] => one[1] !== null),
    )
    const isFeedOff = feed.status === 'disabled'
    const nowMs = ctx.clock.now()
    const view = { supplies, at: listing.at, page: at, details, daysBefore, isFeedOff, nowMs }
    const canManage = ctx.role !== 'viewer'
    await ctx.show(listedScreen(ctx.lang, { ...view, canManage, cabinets, chosen }))
  }

  /** Named where the shop has several. */
  const cabinetOf = async (ctx: ChatContext, { credentialId }: ListedSupply) => {
    const all = await listed.cabinets(ctx.workspace.id)
    return all.length < 2 ? undefined : all.find((key) => key.credentialId === credentialId)?.name
  }

  desk.tap(openListed, (ctx, { page }) => showListed(ctx, page))
  desk.tap(openListedOf, (ctx, { page, id }) => showListed(ctx, page, id))
  desk.tap(openSupply, async (ctx, { id }) => {
    const listing = await listed.list(ctx.workspace.id)
    const supply = listing?.supplies.find((one) => one.id === id)
    if (!supply) {
      const messageKey = 'error-supply-not-found'
      throw new AppError({ kind: 'not-found', code: 'supplies.no_supply', messageKey })
    }
    const details = await listed.details(ctx.workspace.id, supply)
    const packages = await listed.packages(ctx.workspace.id, supply)
    const { preorderId, supplyId } = supply
    const link = cabinetLink(cabinetUrl, { preorderId, supplyId })
    const cabinet = await cabinetOf(ctx, supply)
    await ctx.show(supplyScreen(ctx.lang, supply, details, packages, link, cabinet))
  })
  desk.tap(
    setReminder,
    async (ctx, { days }) => {
      const daysBefore = REMIND_DAYS.includes(days) ? days : 0
      await reminders.set({ ...actorOf(ctx), chatId: ctx.chatId }, daysBefore)
      await ctx.toast(ctx.lang.t('toast-reminder', { days: daysBefore }))
      await showListed(ctx, 0)
    },
    { role: 'manager' },
  )
  desk.tap(openLastSeen, async (ctx) => {
    const monitors = await service.list(ctx.workspace.id)
    const ids = [...new Set(monitors.flatMap(({ warehouseIds }) => warehouseIds))]
    const [seen, feed, back] = await Promise.all([
      lastSeen(deps.db, ids),
      service.feedView(),
      methodsBack(deps.db),
    ])
    await ctx.show(lastSeenScreen(ctx.lang, { seen, feed, back }, service.warehouseName))
  })
}
