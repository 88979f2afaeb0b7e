import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Button } from '#telegram/screen.ts'
import type { BaseService } from '../../base/base.ts'
import type { BaseLink } from '../../base/store.ts'
import type { ChannelViews } from '../products/deps.ts'
import * as actions from './actions.ts'
import { BASE_FORM, baseForm } from './form.ts'
import { baseScreen, keyScreen, pushScreen } from './screens.ts'

export interface BaseChatDeps {
  readonly base: BaseService
  /** Callback data of "connect Base". */
  readonly connectData: string
  /** Products of a link that Base and we both have. */
  readonly shared: (linkId: string) => Promise<number>
  readonly isOtherWriter: (workspaceId: string) => Promise<boolean>
}

const manager = { role: 'manager' } as const

/** Base in the chat: read, compared, imported; our numbers written to it when a person wants that. */
export function bringBase(desk: Desk, deps: BaseChatDeps): void {
  const { base, connectData } = deps

  async function home(ctx: ChatContext): Promise<void> {
    const keys = await base.keys(ctx.workspace.id)
    const [only] = keys
    if (only && keys.length === 1) return card(ctx, only.id)
    const canManage = ctx.role !== 'viewer'
    await ctx.show(baseScreen(ctx.lang, { keys, canManage, connectData }))
  }

  async function card(ctx: ChatContext, id: string): Promise<void> {
    const workspaceId = ctx.workspace.id
    const keys = await base.keys(workspaceId)
    const key = keys.find((one) => one.id === id)
    if (!key) return gone(ctx)
    const link = (await base.links(workspaceId)).find((one) => one.credentialId === id)
    const isOtherWriter = await deps.isOtherWriter(workspaceId)
    const view = { key, link, others: keys.length - 1, isOtherWriter }
    await ctx.show(keyScreen(ctx.lang, { ...view, canManage: ctx.role !== 'viewer' }))
  }

  async function gone(ctx: ChatContext): Promise<void> {
    await ctx.toast(ctx.lang.t('toast-base-gone'))
    const keys = await base.keys(ctx.workspace.id)
    const canManage = ctx.role !== 'viewer'
    await ctx.show(baseScreen(ctx.lang, { keys, canManage, connectData }))
  }

  async function about(
    ctx: ChatContext,
    id: string,
    work: (link: BaseLink) => Promise<void>,
  ): Promise<void> {
    const link = await base.link(ctx.workspace.id, id)
    return link ? work(link) : gone(ctx)
  }

  async function push(ctx: ChatContext, link: BaseLink): Promise<void> {
    const isOtherWriter = await deps.isOtherWriter(ctx.workspace.id)
    const products = await deps.shared(link.id)
    await ctx.show(pushScreen(ctx.lang, { link, products, isOtherWriter }))
  }

  desk.tap(actions.openBase, home)
  desk.tap(actions.openBaseKey, (ctx, { key }) => card(ctx, key))
  desk.tap(
    actions.chooseBase,
    (ctx, { key }) => ctx.startForm(BASE_FORM, { credentialId: key }),
    manager,
  )
  desk.tap(
    actions.readBase,
    (ctx, { link }) => about(ctx, link, (found) => base.read(ctx, found)),
    manager,
  )
  desk.tap(
    actions.importBase,
    async (ctx, { run }) => {
      if (!(await base.import(ctx, run))) await gone(ctx)
    },
    manager,
  )
  desk.tap(
    actions.openPush,
    (ctx, { link }) => about(ctx, link, (found) => push(ctx, found)),
    manager,
  )
  desk.tap(
    actions.setPush,
    (ctx, { link, at }) =>
      about(ctx, link, async (found) => {
        const to = found.warehouses[at]?.key ?? null
        const done = await base.setPush(actorOf(ctx), link, to)
        if (done.ok) await ctx.toast(ctx.lang.t('toast-base-push', { on: to === null ? 0 : 1 }))
        else await ctx.toast(ctx.lang.t('toast-base-push-refused', { reason: done.error }))
        await card(ctx, found.credentialId)
      }),
    manager,
  )
  desk.forms.push(baseForm({ base, cancelled: card }))
}

/** The way to Base beside those to the channels. */
export function withBase(views: ChannelViews): ChannelViews {
  const button = ({ lang, role }: ChatContext): Button[] =>
    role === 'viewer' ? [] : [{ text: lang.t('button-base'), data: actions.openBase({}) }]
  return {
    ...views,
    homeButtons: async (ctx) => [...(await views.homeButtons(ctx)), ...button(ctx)],
    firstSteps: async (ctx) => [...(await views.firstSteps(ctx)), ...button(ctx)],
  }
}
