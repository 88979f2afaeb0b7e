import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Links } from '../../channels/links.ts'
import type { ChannelState } from '../../sync/reasons.ts'
import * as actions from './actions.ts'
import { LISTING_FORM, listingForm } from './listing-form.ts'
import { stepsScreen } from './screens/steps.ts'

const LINK_FORM = 'channel-link'

export interface StepsDeps {
  readonly links: Links
  readonly product: (
    workspaceId: string,
    id: string,
  ) => Promise<{ readonly id: string; readonly sku: string } | undefined>
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

  async function steps(ctx: ChatContext, productId: string): Promise<void> {
    const workspaceId = ctx.workspace.id
    const product = await deps.product(workspaceId, productId)
    if (!product) return deps.back(ctx)
    const { sku } = product
    const states = await deps.states({ workspaceId, productId, sku })
    const canManage = ctx.role !== 'viewer'
    const productData = deps.productData(productId)
    await ctx.show(stepsScreen(ctx.lang, { productId, sku, states, canManage, productData }))
  }

  desk.tap(actions.openSteps, (ctx, { product }) => steps(ctx, product))
  desk.tap(
    actions.syncProduct,
    async (ctx, { product }) => {
      await links.lookAgain(actorOf(ctx), product)
      await ctx.toast(ctx.lang.t('toast-steps-sync'))
      await steps(ctx, product)
    },
    manager,
  )
  desk.tap(
    actions.switchListing,
    async (ctx, { product, listing, on }) => {
      await links.switchListing(actorOf(ctx), {
        productId: product,
        listingId: listing,
        isOn: on === '1',
      })
      await ctx.toast(ctx.lang.t('toast-listing-switched', { on: Number(on) }))
      await steps(ctx, product)
    },
    manager,
  )
  desk.tap(
    actions.linkByHand,
    (ctx, { product }) => ctx.startForm(LINK_FORM, { productId: product }),
    manager,
  )
  desk.tap(
    actions.openListingRules,
    async (ctx, { product, listing }) => {
      const about = { productId: product, listingId: listing }
      const found = await links.find(ctx.workspace.id, about)
      if (!found) return steps(ctx, product)
      const { buffer, maxShown, share } = found.rules
      await ctx.startForm(LISTING_FORM, { ...about, buffer, max: maxShown, share })
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
      const isLinked = await links.link(actorOf(ctx), { productId, offer })
      if (!isLinked) return fail(ctx.lang.t('link-unknown', { offer }))
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
