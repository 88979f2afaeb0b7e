import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import type { Transaction } from '#db/connection.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import { blockIn, type Rooms, unblock } from '#telegram/identity/block.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import type { Button } from '#telegram/screen.ts'
import type { Audit } from '../audit/audit.ts'
import * as actions from '../chat/actions.ts'
import type { AdminTap } from '../chat/deps.ts'
import { nameOf } from '../chat/parts.ts'
import type { BillingForAdmins, PeopleOfDesks, Spent } from '../ports.ts'
import { BLOCK_FORM, blockForm, FIND_FORM, findForm, WRITE_FORM, writeForm } from './forms.ts'
import { DEEDS, deedsScreen, PAGE, peopleScreen, personScreen, unblockScreen } from './screens.ts'
import type { PeopleFilter, PeopleStore } from './store.ts'

export interface PeopleDeps {
  readonly audit: Audit
  readonly store: PeopleStore
  readonly clock: Clock
  readonly rooms: Rooms
  readonly enqueue: Enqueue
  readonly desks: PeopleOfDesks
  /** What a person spent today on the operator's keys, and may. */
  readonly spentBy: (userId: number) => Promise<Spent>
  readonly billing: BillingForAdmins | undefined
  /** Further rows of the card. */
  readonly extra: (ctx: ChatContext, userId: number) => Button[][]
}

/** Looking for people, their card, shutting out and letting in. Returns what other rooms show of it. */
export function bringPeople(desk: Desk, tap: AdminTap, deps: PeopleDeps) {
  const { audit, store, clock, desks } = deps

  const showPeople = async (
    ctx: ChatContext,
    { is, text, page }: { is: PeopleFilter; text: string; page: number },
  ): Promise<void> => {
    const wish = { text, filter: is, now: clock.now(), offset: page * PAGE, limit: PAGE }
    const found = await store.search(wish)
    await ctx.show(peopleScreen(ctx.lang, { ...found, text, filter: is, page }))
  }

  const missing = async (ctx: ChatContext): Promise<void> => {
    await ctx.toast(ctx.lang.t('admin-toast-no-person'))
    await showPeople(ctx, { is: 'all', text: '', page: 0 })
  }

  const showPerson = async (ctx: ChatContext, userId: number): Promise<void> => {
    const person = await store.find(userId)
    if (!person) return missing(ctx)
    const [shops, figures, spending, plan] = await Promise.all([
      store.shopsOf(userId),
      desks.figuresOf(userId),
      deps.spentBy(userId),
      deps.billing?.planOf(userId),
    ])
    const view = { person, shops, figures, spending, ...(plan ? { plan } : {}) }
    const isAdmin = audit.isAdmin(userId)
    await ctx.show(personScreen(ctx.lang, { ...view, isAdmin }, deps.extra(ctx, userId)))
  }

  /** The card, and a line in the book that it was looked at. */
  const lookAt = async (ctx: ChatContext, userId: number): Promise<void> => {
    const ref = idFrom(`admin:look:${ctx.update.update_id}`)
    await audit.act(ctx.user.id, { action: 'look', userId, ref }, async () => {})
    await showPerson(ctx, userId)
  }

  /** The deed and its effect in one transaction; then the card as it is now. */
  const change = async (
    ctx: ChatContext,
    act: Parameters<Audit['act']>[1] & { readonly userId: number },
    work: (tx: Transaction) => Promise<unknown>,
  ): Promise<void> => {
    await audit.act(ctx.user.id, act, work)
    await showPerson(ctx, act.userId)
  }

  tap(actions.openPeople, showPeople)
  tap(actions.startFind, (ctx) => ctx.startForm(FIND_FORM))
  tap(actions.openPerson, (ctx, { userId }) => lookAt(ctx, userId))
  tap(actions.openDeeds, async (ctx, { userId, page }) => {
    const person = await store.find(userId)
    if (!person) return missing(ctx)
    const deeds = await desks.deedsOf(userId, page * DEEDS, DEEDS + 1)
    await ctx.show(deedsScreen(ctx.lang, { userId, name: nameOf(person), deeds, page }))
  })
  tap(actions.startBlock, async (ctx, { userId }) => {
    const person = await store.find(userId)
    if (!person || audit.isAdmin(userId)) return missing(ctx)
    await ctx.startForm(BLOCK_FORM, { userId, name: nameOf(person) })
  })
  tap(actions.startWriting, async (ctx, { userId }) => {
    const person = await store.find(userId)
    if (!person) return missing(ctx)
    // Whoever is shut out or has left would never get it.
    if (person.blockedAt || person.leftAt) return showPerson(ctx, userId)
    await ctx.startForm(WRITE_FORM, { userId, name: nameOf(person) })
  })
  tap(actions.askUnblock, async (ctx, { userId }) => {
    const person = await store.find(userId)
    if (!person?.blockedAt) return showPerson(ctx, userId)
    await ctx.show(unblockScreen(ctx.lang, person))
  })
  tap(actions.unblockPerson, async (ctx, { userId }) => {
    const person = await store.find(userId)
    if (!person) return missing(ctx)
    // An old button, or another admin was faster.
    if (!person.blockedAt) return showPerson(ctx, userId)
    const ref = idFrom(`admin:unblock:${ctx.update.update_id}`)
    await change(ctx, { action: 'unblock', userId, ref }, (tx) => unblock(tx, userId))
  })

  desk.forms.push(
    findForm({
      audit,
      show: (ctx, text) => showPeople(ctx, { is: 'all', text, page: 0 }),
      back: (ctx) => showPeople(ctx, { is: 'all', text: '', page: 0 }),
    }),
    blockForm({
      audit,
      async block(ctx, { userId, reason }, draftId) {
        // Who is an admin is decided in the environment, and only there.
        if (audit.isAdmin(userId)) return showPerson(ctx, userId)
        const wish = { id: userId, reason, at: new Date(clock.now()) }
        const act = { action: 'block', userId, detail: { what: reason }, ref: draftId } as const
        await change(ctx, act, (tx) => blockIn(tx, wish, deps.rooms))
      },
      back: orHome,
    }),
    writeForm({
      audit,
      async write(ctx, { userId, text }, draftId) {
        const act = { action: 'write', userId, detail: { what: text }, ref: draftId } as const
        await change(ctx, act, (tx) =>
          deps.enqueue(tx, {
            key: `admin-write:${draftId}`,
            ...{ chatId: userId, workspaceId: null, isLoud: true },
            notice: { messageKey: 'notice-admin-wrote', vars: { text } },
          }),
        )
        await ctx.toast(ctx.lang.t('admin-toast-written'))
      },
      back: orHome,
    }),
  )

  async function orHome(ctx: ChatContext, userId: number): Promise<void> {
    if (audit.isAdmin(ctx.user.id)) await showPerson(ctx, userId)
    else await ctx.home()
  }
  return { showPeople, showPerson }
}
