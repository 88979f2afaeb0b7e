import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Links } from '../../channels/links.ts'
import type { Product } from '../../ledger/reading/reads.ts'
import type { ChannelState } from '../../sync/reasons.ts'
import { goneScreen } from '../products/screens/card.ts'
import { cut } from '../products/screens/parts.ts'
import * as actions from './actions.ts'
import { LISTING_FORM, listingAnswers, listingForm } from './listing-form.ts'
import { stepsScreen } from './screens/steps.ts'

const LINK_FORM = 'channel-link'

export interface StepsDeps {
  readonly links: Links
  readonly product: (workspaceId: string, id: string) => Promise<Product | undefined>
  readonly states: (about: {
    readonly workspaceId: string
    readonly productId: string
    readonly sku: string
  }) => Promise<readonly ChannelState[]>
  readonly productData: (productId: string) => string
  readonly back: (ctx: ChatContext) => Promise<void>
}

/** Why a product is or is not in step, channel by channel, and its links to listings. */
export function bringSteps(desk: Desk, deps: StepsDeps): void {
  const { links } = deps
  const manager = { role: 'manager' } as const

  /** Does it for a product that is there; of a deleted one it says so, whatever button asked. */
  async function living(
    ctx: ChatContext,
    productId: string,
    work: (product: Product) => Promise<void>,
  ): Promise<void> {
    const product = await deps.product(ctx.workspace.id, productId)
    if (product?.deletedAt === null) return work(product)
    await ctx.toast(ctx.lang.t('toast-not-yours'))
    await (product ? ctx.show(goneScreen(ctx.lang, product)) : deps.back(ctx))
  }

  const steps = (ctx: ChatContext, productId: string) =>
    living(ctx, productId, async ({ sku }) => {
      const states = await deps.states({ workspaceId: ctx.workspace.id, productId, sku })
      const canManage = ctx.role !== 'viewer'
      const productData = deps.productData(productId)
      await ctx.show(stepsScreen(ctx.lang, { productId, sku, states, canManage, productData }))
    })

  desk.tap(actions.openSteps, (ctx, { product }) => steps(ctx, product))
  desk.tap(
    actions.syncProduct,
    (ctx, { product }) =>
      living(ctx, product, async () => {
        await links.lookAgain(actorOf(ctx), product)
        await ctx.toast(ctx.lang.t('toast-steps-sync'))
        await steps(ctx, product)
      }),
    manager,
  )
  desk.tap(
    actions.switchListing,
    (ctx, { product, listing, on }) =>
      living(ctx, product, async () => {
        const about = { productId: product, listingId: listing, isOn: on === '1' }
        await links.switchListing(actorOf(ctx), about)
        await ctx.toast(ctx.lang.t('toast-listing-switched', { on: Number(on) }))
        await steps(ctx, product)
      }),
    manager,
  )
  desk.tap(
    actions.linkByHand,
    (ctx, { product }) =>
      living(ctx, product, () => ctx.startForm(LINK_FORM, { productId: product })),
    manager,
  )
  desk.tap(
    actions.openListingRules,
    async (ctx, { product, listing }) => {
      const about = { productId: product, listingId: listing }
      const found = await links.find(ctx.workspace.id, about)
      if (!found) return steps(ctx, product)
      await ctx.startForm(LISTING_FORM, { ...about, ...listingAnswers(found.rules) })
    },
    manager,
  )
  desk.forms.push(linkForm(links, steps), listingForm(links, steps))
}

/** One question: the listing's number in the channel. */
function linkForm(
  links: Links,
  show: (ctx: ChatContext, productId: string) => Promise<void>,
): Form<{ readonly productId: string }> {
  const look = (productId: string): TextLook<string> => ({
    label: 'link-label',
    question: ({ lang }) => lang.t('link-ask'),
    show: ({ lang }, offer) => lang.t('link-line', { offer }),
    async read(ctx, text) {
      const offer = text.trim().replace(/^.*[/-](?=\d+$)/, '')
      const outcome = await links.link(actorOf(ctx), { productId, offer })
      if (outcome !== 'linked') {
        const said = {
          offer: cut(offer, 60),
          names: outcome.map((name) => cut(name, 40)).join('; '),
        }
        return fail(ctx.lang.t(outcome.length > 0 ? 'link-several' : 'link-unknown', said))
      }
      await show(ctx, productId)
      return ok(offer)
    },
  })
  return {
    name: LINK_FORM,
    title: 'link-form-title',
    role: 'manager',
    async fill(ask, { productId = '' }) {
      await ask.text('offer', look(productId))
      return { productId }
    },
    cancelled: (ctx, { productId = '' }) => show(ctx, productId),
  }
}
