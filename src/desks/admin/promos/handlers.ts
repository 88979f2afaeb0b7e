import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import { fail, ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Audit } from '../audit/audit.ts'
import * as actions from '../chat/actions.ts'
import type { AdminTap } from '../chat/deps.ts'
import type { BillingForAdmins } from '../ports.ts'
import { PROMO_FORM, promoForm } from './form.ts'
import { giftOf } from './gift.ts'
import { endPromoScreen, PAGE, promoScreen, promosScreen, stateOf } from './screens.ts'

export interface PromoDeps {
  readonly audit: Audit
  readonly clock: Clock
  /** Absent where nothing is sold. */
  readonly billing: BillingForAdmins | undefined
  readonly home: (ctx: ChatContext) => Promise<void>
}

const DAY_MS = 86_400_000

/** Codes that give something: made, looked at, ended. */
export function bringPromos(desk: Desk, tap: AdminTap, deps: PromoDeps): void {
  const { audit, clock, billing, home } = deps
  if (!billing) {
    for (const action of [actions.openPromos, actions.startPromo]) tap(action, home)
    tap(actions.pagePromos, home)
    for (const action of [actions.openPromo, actions.askEndPromo, actions.endPromo])
      tap(action, home)
    return
  }

  const showPromos = async (ctx: ChatContext, page = 0): Promise<void> => {
    const promos = await billing.promos(PAGE + 1, page * PAGE)
    await ctx.show(promosScreen(ctx.lang, { promos, page }, clock.now()))
  }
  const showPromo = async (ctx: ChatContext, code: string): Promise<void> => {
    const promo = await billing.promo(code)
    if (promo) await ctx.show(promoScreen(ctx.lang, promo, clock.now()))
    else await showPromos(ctx)
  }

  tap(actions.openPromos, (ctx) => showPromos(ctx))
  tap(actions.pagePromos, (ctx, { page }) => showPromos(ctx, page))
  tap(actions.openPromo, (ctx, { code }) => showPromo(ctx, code))
  tap(actions.startPromo, (ctx) => ctx.startForm(PROMO_FORM))
  tap(actions.askEndPromo, async (ctx, { code }) => {
    const promo = await billing.promo(code)
    if (!promo || stateOf(promo, clock.now()) !== 'open') return showPromo(ctx, code)
    await ctx.show(endPromoScreen(ctx.lang, promo))
  })
  tap(actions.endPromo, async (ctx, { code }) => {
    const ref = idFrom(`admin:promo-end:${ctx.update.update_id}`)
    const promo = await billing.promo(code)
    if (promo && stateOf(promo, clock.now()) === 'open') {
      const act = { action: 'promo-end', detail: { what: code }, ref } as const
      await audit.act(ctx.user.id, act, (tx) => billing.endPromo(code, tx))
    }
    await showPromo(ctx, code)
  })
  desk.forms.push(
    promoForm({
      ...{ audit, promos: billing, sold: billing.sold, back: (ctx) => orHome(ctx, showPromos) },
      async create(ctx, { code, kind, amount, people, days }, draftId) {
        let isNew = true
        const act = {
          action: 'promo',
          detail: { what: code, count: people },
          ref: draftId,
        } as const
        await audit
          .act(ctx.user.id, act, async (tx) => {
            const expiresAt = days === 0 ? null : clock.now() + days * DAY_MS
            const gift = giftOf(kind, amount)
            const promo = { code, gift, maxUses: people, expiresAt, by: ctx.user.id }
            isNew = await billing.createPromo(promo, tx)
            if (!isNew) throw new Taken()
          })
          .catch((thrown: unknown) => {
            if (!(thrown instanceof Taken)) throw thrown
          })
        if (!isNew) return fail(ctx.lang.t('admin-promo-taken', { code }))
        await showPromo(ctx, code)
        return ok(undefined)
      },
    }),
  )

  async function orHome(ctx: ChatContext, show: (ctx: ChatContext) => Promise<void>) {
    if (audit.isAdmin(ctx.user.id)) await show(ctx)
    else await ctx.home()
  }
}

/** Somebody made the same code meanwhile: nothing is written into the book. */
class Taken extends Error {}
