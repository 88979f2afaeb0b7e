import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import { fail } from '#core/result.ts'
import type { Database } from '#db/connection.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Audit } from '../audit/audit.ts'
import * as actions from '../chat/actions.ts'
import type { AdminTap } from '../chat/deps.ts'
import { namesOf } from '../people/names.ts'
import { ENTRY_LINK, type Entries } from './entries.ts'
import {
  type AccessMode,
  accessScreen,
  admittedScreen,
  entryScreen,
  expelScreen,
  openEntryScreen,
  PAGE,
  PLACES,
} from './screens.ts'

export interface AccessDeps {
  readonly audit: Audit
  readonly db: Database
  readonly entries: Entries
  readonly mode: AccessMode
  readonly clock: Clock
  /** The bot's own name, known once Telegram was asked. */
  readonly botUsername: () => string
}

const ADMIT_FORM = 'admin-admit'
const LIFE_MS = 7 * 86_400_000

/** Links into the installation, and people let in by their id. */
export function bringAccess(desk: Desk, tap: AdminTap, deps: AccessDeps): void {
  const { audit, db, entries, mode, clock } = deps

  const show = async (ctx: ChatContext): Promise<void> => {
    const [links, admitted] = await Promise.all([entries.list(), entries.count()])
    await ctx.show(accessScreen(ctx.lang, { mode, admitted, links }))
  }

  const showAdmitted = async (ctx: ChatContext, page = 0): Promise<void> => {
    const ids = await entries.admitted(PAGE + 1, page * PAGE)
    const names = await namesOf(db, ids)
    await ctx.show(admittedScreen(ctx.lang, { ids, names, page }))
  }

  tap(actions.openAccess, show)
  tap(actions.openAdmitted, (ctx, { page }) => showAdmitted(ctx, page))
  tap(actions.askExpel, async (ctx, { userId }) => {
    if (!(await entries.isAdmitted(userId))) return showAdmitted(ctx)
    const name = (await namesOf(db, [userId])).get(userId)
    await ctx.show(expelScreen(ctx.lang, { userId, name, mode }))
  })
  tap(actions.createEntry, async (ctx, { places: wished }) => {
    const places = PLACES.find((one) => one === wished) ?? 1
    const id = idFrom(`admin:entry:${ctx.update.update_id}`)
    let code: string | undefined
    const act = { action: 'link', detail: { count: places }, ref: id } as const
    await audit.act(ctx.user.id, act, async (tx) => {
      code = await entries.create(tx, { id, createdBy: ctx.user.id, places })
    })
    // Made before, by the same tap: its code is known to nobody any more.
    if (code === undefined) return show(ctx)
    const url = `https://t.me/${deps.botUsername()}?start=${ENTRY_LINK}_${code}`
    await ctx.show(entryScreen(ctx.lang, { url, places, until: clock.now() + LIFE_MS }))
  })
  tap(actions.openEntry, async (ctx, { id }) => {
    const link = (await entries.list()).find((one) => one.id === id)
    if (link) await ctx.show(openEntryScreen(ctx.lang, link))
    else await show(ctx)
  })
  tap(actions.revokeEntry, async (ctx, { id }) => {
    const ref = idFrom(`admin:unlink:${ctx.update.update_id}`)
    await audit.act(ctx.user.id, { action: 'unlink', ref }, (tx) => entries.revoke(tx, id))
    await ctx.toast(ctx.lang.t('toast-team-revoked'))
    await show(ctx)
  })
  tap(actions.startAdmit, (ctx) => ctx.startForm(ADMIT_FORM))
  tap(actions.expelPerson, async (ctx, { userId }) => {
    if (!(await entries.isAdmitted(userId))) return showAdmitted(ctx)
    const ref = idFrom(`admin:expel:${ctx.update.update_id}`)
    await audit.act(ctx.user.id, { action: 'expel', userId, ref }, (tx) =>
      entries.expel(tx, userId),
    )
    await ctx.toast(ctx.lang.t('admin-toast-expelled'))
    await showAdmitted(ctx)
  })

  const look: TextLook<number> = {
    label: 'admin-admit-label',
    show: ({ lang }, id) => lang.t('admin-admit-value', { id: String(id) }),
    question: ({ lang }) => lang.t('admin-admit-question'),
    read: async (ctx, text) => {
      audit.require(ctx.user.id)
      const id = /^\s*(\d{1,15})\s*$/.exec(text)?.[1]
      if (id === undefined) return fail(ctx.lang.t('admin-admit-wrong'))
      const userId = Number(id)
      const ref = idFrom(`admin:admit:${ctx.update.update_id}`)
      await audit.act(ctx.user.id, { action: 'admit', userId, ref }, (tx) =>
        entries.admit(tx, userId, ctx.user.id),
      )
      await show(ctx)
      return { ok: true, value: userId }
    },
  }
  const admit: Form<{ readonly userId: number }> = {
    name: ADMIT_FORM,
    title: 'admin-admit-title',
    async fill(ask) {
      return { userId: await ask.text('userId', look) }
    },
    cancelled: async (ctx) => {
      if (audit.isAdmin(ctx.user.id)) await show(ctx)
      else await ctx.home()
    },
  }
  desk.forms.push(admit)
  // The place was taken when the person came in.
  desk.links.set(ENTRY_LINK, (ctx) => ctx.home())
}
