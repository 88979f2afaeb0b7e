import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import { GROUP_LINK, type Groups } from '#telegram/groups/groups.ts'
import { askGroup, freeGroup, openGroup } from './actions.ts'
import { groupCodeScreen, groupScreen } from './screens/group.ts'

const manager = { role: 'manager' } as const

/** The group that alerts go to: bound by a code that works once, unbound by a tap. */
export function bringGroup(
  desk: Desk,
  { groups }: { readonly groups: Pick<Groups, 'of' | 'offer' | 'unbind'> },
): void {
  async function show(ctx: ChatContext): Promise<void> {
    const group = await groups.of(ctx.workspace.id)
    await ctx.show(groupScreen(ctx.lang, { group, canManage: ctx.role !== 'viewer' }))
  }

  desk.tap(openGroup, show)
  desk.tap(
    askGroup,
    async (ctx) => {
      const payload = `${GROUP_LINK}_${await groups.offer(actorOf(ctx))}`
      await ctx.show(groupCodeScreen(ctx.lang, { payload, bot: ctx.me.username }))
    },
    manager,
  )
  desk.tap(
    freeGroup,
    async (ctx) => {
      if (await groups.unbind(actorOf(ctx))) await ctx.toast(ctx.lang.t('toast-notify-free'))
      await show(ctx)
    },
    manager,
  )
}
