import { AppError } from '#core/errors.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { ShopRules } from '../../shops/rules.ts'
import type { ImportShop, ImportsRoom } from '../deps.ts'
import type { Choices } from '../find/choices.ts'
import { canManage } from '../present.ts'
import { askerOf } from '../run/handlers.ts'
import type { ImportsChatDeps } from '../services.ts'
import * as actions from './actions.ts'
import * as filling from './filling.ts'
import { MAP_FORM, MARKUP_FORM, mapForm, markupForm, RULE_FORM, ruleForm } from './forms.ts'
import { mapScreen } from './map.ts'
import * as prices from './prices.ts'
import { movesPrices, withOption, withPrices } from './rules.ts'
import * as screens from './screens.ts'

const manager = { role: 'manager' } as const

export interface ShopHandlersDeps extends Pick<ImportsChatDeps, 'connect'> {
  readonly imports: ImportsRoom
  readonly choices: Choices
  readonly home: (ctx: ChatContext) => Promise<void>
}

/** Shops and the rules they are filled by; every change shows its effect before it is taken. */
export function bringShops(desk: Desk, deps: ShopHandlersDeps): void {
  const { imports, choices, home, connect } = deps

  /** A shop of the workspace; says that it is gone otherwise. */
  async function about(
    ctx: ChatContext,
    id: string,
    work: (shop: ImportShop) => Promise<void>,
  ): Promise<void> {
    const shop = (await imports.shops(ctx.workspace.id)).find((one) => one.id === id)
    if (shop) return work(shop)
    await ctx.toast(ctx.lang.t('toast-not-yours'))
    await home(ctx)
  }

  const card = (ctx: ChatContext, id: string) =>
    about(ctx, id, async (shop) => {
      const figures = await imports.figures(ctx.workspace.id, id)
      const view = { shop, figures, canManage: canManage(ctx), connectData: connect.shop }
      await ctx.show(screens.shopScreen(ctx.lang, view))
    })
  const showPrices = (ctx: ChatContext, id: string, find: string) =>
    about(ctx, id, (shop) => ctx.show(prices.pricesScreen(ctx.lang, { shop, find })))
  const showMarkups = (ctx: ChatContext, id: string, find: string) =>
    about(ctx, id, async (shop) => {
      const names = await namesOf(ctx, shop)
      await ctx.show(prices.markupsScreen(ctx.lang, { shop, find, names }))
    })
  const showMap = (ctx: ChatContext, id: string, find: string, page = 0) =>
    about(ctx, id, async (shop) => {
      const categories = await imports.categories(
        ctx.workspace.id,
        id,
        find || undefined,
        ctx.lang.locale,
      )
      await ctx.show(mapScreen(ctx.lang, { shop, find, categories, page }))
    })

  /** Names of categories that rules are for; a source that is away leaves their numbers. */
  async function namesOf(ctx: ChatContext, { rules }: ImportShop) {
    const names = new Map<string, string>()
    try {
      for (const id of rules.prices.rules.flatMap(({ categoryIds = [] }) => categoryIds)) {
        const found = await choices.category(ctx, id)
        if (found) names.set(id, found.name)
      }
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
    }
    return names
  }

  desk.tap(actions.openShops, async (ctx) => {
    const shops = await imports.shops(ctx.workspace.id)
    const [only, other] = shops
    if (only && !other) return card(ctx, only.id)
    await ctx.show(screens.shopsScreen(ctx.lang, { shops, connectData: connect.shop }))
  })
  desk.tap(actions.openShop, (ctx, { id }) => card(ctx, id))
  desk.tap(
    actions.refreshShop,
    (ctx, { id }) =>
      about(ctx, id, async () => {
        await imports.refresh(askerOf(ctx), { shopId: id })
        await ctx.toast(ctx.lang.t('toast-imports-refresh'))
      }),
    manager,
  )
  desk.tap(
    actions.openSchedule,
    (ctx, { id }) => about(ctx, id, (shop) => ctx.show(screens.scheduleScreen(ctx.lang, shop))),
    manager,
  )
  desk.tap(
    actions.setSchedule,
    (ctx, { id, hours }) =>
      about(ctx, id, async () => {
        await imports.setSchedule(actorOf(ctx), id, hours > 0 ? hours : null)
        await ctx.toast(ctx.lang.t('toast-imports-schedule', { hours }))
        await card(ctx, id)
      }),
    manager,
  )

  desk.tap(actions.openPrices, (ctx, { id, find }) => showPrices(ctx, id, find), manager)
  desk.tap(
    actions.startRule,
    (ctx, { id, find, field }) =>
      about(ctx, id, () => ctx.startForm(RULE_FORM, { shopId: id, find, field })),
    manager,
  )
  desk.tap(actions.openMarkups, (ctx, { id, find }) => showMarkups(ctx, id, find), manager)
  desk.tap(
    actions.startMarkup,
    (ctx, { id, find }) => about(ctx, id, () => ctx.startForm(MARKUP_FORM, { shopId: id, find })),
    manager,
  )
  desk.tap(
    actions.askMarkupOff,
    (ctx, { id, find, at, print }) =>
      about(ctx, id, async (shop) => {
        const rule = shop.rules.prices.rules[at]
        if (!rule || prices.markupPrint(rule) !== print) return showMarkups(ctx, id, find)
        const effect = await imports.effectOf(ctx.workspace.id, id, without(shop.rules, at, print))
        const line = prices.markupLine(ctx.lang, rule, await namesOf(ctx, shop))
        await ctx.show(prices.markupOffScreen(ctx.lang, { shop, find, at, print, line, effect }))
      }),
    manager,
  )
  desk.tap(
    actions.removeMarkup,
    (ctx, { id, find, at, print }) =>
      about(ctx, id, async () => {
        await imports.setRules(actorOf(ctx), id, (rules) => without(rules, at, print))
        await showMarkups(ctx, id, find)
      }),
    manager,
  )

  const showFilling = (ctx: ChatContext, id: string) =>
    about(ctx, id, (shop) => ctx.show(filling.fillingScreen(ctx.lang, shop)))
  desk.tap(actions.openFilling, (ctx, { id }) => showFilling(ctx, id), manager)
  desk.tap(
    actions.openOption,
    (ctx, { id, find, field }) =>
      about(ctx, id, (shop) => ctx.show(filling.optionScreen(ctx.lang, { shop, find, field }))),
    manager,
  )
  desk.tap(
    actions.setOption,
    (ctx, { id, find, field, value, sure }) =>
      about(ctx, id, async (shop) => {
        const isKnown = actions.OPTIONS[field].some((one) => one === value)
        const rules = isKnown ? withOption(shop.rules, field, value) : undefined
        const isNews = filling.optionOf(shop.rules, field) !== value
        if (rules && sure === '1') {
          const changed = (now: ShopRules) => withOption(now, field, value) ?? now
          if (isNews) await imports.setRules(actorOf(ctx), id, changed)
          await ctx.toast(ctx.lang.t('toast-imports-taken'))
          return field === 'rounding' ? showPrices(ctx, id, find) : showFilling(ctx, id)
        }
        if (!rules || !isNews)
          return ctx.show(filling.optionScreen(ctx.lang, { shop, find, field }))
        const effect = movesPrices(field)
          ? await imports.effectOf(ctx.workspace.id, id, rules)
          : null
        const view = { shop, find, field, value, rules, effect }
        await ctx.show(filling.optionEffectScreen(ctx.lang, view))
      }),
    manager,
  )

  desk.tap(actions.openMap, (ctx, { id, find, page }) => showMap(ctx, id, find, page), manager)
  desk.tap(
    actions.startMapping,
    (ctx, { id, find, print }) =>
      about(ctx, id, () => ctx.startForm(MAP_FORM, { shopId: id, find, print })),
    manager,
  )
  desk.tap(
    actions.confirmMap,
    (ctx, { id, find }) =>
      about(ctx, id, async () => {
        const count = await imports.confirmCategories(actorOf(ctx), id)
        await ctx.toast(ctx.lang.t('toast-imports-confirmed', { count }))
        await showMap(ctx, id, find)
      }),
    manager,
  )

  const forms = { imports, choices, showPrices, showMarkups, showMap }
  desk.forms.push(ruleForm(forms), markupForm(forms), mapForm(forms))
}

/** Taken away already, or another one stands there by now: nothing is. */
const without = (rules: ShopRules, at: number, print: string): ShopRules =>
  withPrices(rules, {
    rules: rules.prices.rules.filter(
      (rule, index) => index !== at || prices.markupPrint(rule) !== print,
    ),
  })
