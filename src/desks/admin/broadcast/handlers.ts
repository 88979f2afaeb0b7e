import type { Api } from 'grammy'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import type { Texts } from '#platform/texts/texts.ts'
import type { Runs } from '#runs/engine.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Audit } from '../audit/audit.ts'
import * as actions from '../chat/actions.ts'
import type { AdminTap } from '../chat/deps.ts'
import { BROADCAST_FORM, broadcastForm } from './form.ts'
import { letterFor, sendLetter } from './letter.ts'
import { BROADCAST_RUN } from './run.ts'
import { broadcastScreen, broadcastsScreen, confirmScreen, dropScreen, PAGE } from './screens.ts'
import type { Broadcast, BroadcastStore } from './store.ts'

export interface BroadcastDeps {
  readonly audit: Audit
  readonly store: BroadcastStore
  readonly runs: Pick<Runs, 'start' | 'show' | 'get' | 'steer'>
  readonly api: Api
  readonly texts: Texts
  readonly clock: Clock
}

const STEER = {
  pause: { ask: 'pause', action: 'broadcast-pause' },
  resume: { ask: 'resume', action: 'broadcast-resume' },
  stop: { ask: 'cancel', action: 'broadcast-stop' },
  retry: { ask: 'retry', action: 'broadcast-resume' },
} as const

/** People come and go while an admin reads: so much difference to what was confirmed is no other audience. */
const SAME_SHARE = 0.05

/** Messages to many: written, tried on oneself, started, stopped, gone on with. */
export function bringBroadcasts(desk: Desk, tap: AdminTap, deps: BroadcastDeps): void {
  const { audit, store, runs, clock } = deps

  const list = async (ctx: ChatContext, page = 0): Promise<void> => {
    const rows = await store.list(PAGE + 1, page * PAGE)
    await ctx.show(broadcastsScreen(ctx.lang, { rows, page }))
  }

  const found = async (ctx: ChatContext, id: string): Promise<Broadcast | undefined> => {
    const broadcast = await store.find(id)
    if (broadcast) return broadcast
    await ctx.toast(ctx.lang.t('admin-toast-no-broadcast'))
    await list(ctx)
    return undefined
  }

  const show = async (ctx: ChatContext, id: string): Promise<void> => {
    const broadcast = await found(ctx, id)
    if (!broadcast) return
    const [tally, run, count] = await Promise.all([
      store.tally(id),
      runs.get(null, id),
      broadcast.startedAt ? 0 : store.count(broadcast.audience, clock.now()),
    ])
    const people = broadcast.startedAt ? (broadcast.people ?? 0) : count
    await ctx.show(broadcastScreen(ctx.lang, { broadcast, people, tally, run }))
  }

  const ask = async (ctx: ChatContext, broadcast: Broadcast): Promise<void> => {
    const people = await store.count(broadcast.audience, clock.now())
    await ctx.show(confirmScreen(ctx.lang, broadcast, people))
  }

  /** Whom it goes to, the run and the deed in one transaction; a second tap finds it started. */
  const start = async (ctx: ChatContext, broadcast: Broadcast, people: number): Promise<void> => {
    const { id } = broadcast
    const act = { action: 'broadcast-start', detail: { count: people }, ref: id } as const
    await audit.act(ctx.user.id, act, async (tx) => {
      await store.fill(tx, broadcast, clock.now())
      await runs.start(tx, {
        id,
        kind: BROADCAST_RUN,
        input: { broadcastId: id },
        workspaceId: null,
        userId: ctx.user.id,
        chatId: ctx.chatId,
      })
    })
    await runs.show(id)
  }

  tap(actions.openBroadcasts, (ctx, { page }) => list(ctx, page))
  tap(actions.startBroadcast, (ctx) => ctx.startForm(BROADCAST_FORM))
  tap(actions.openBroadcast, (ctx, { id }) => show(ctx, id))
  tap(actions.testBroadcast, async (ctx, { id }) => {
    const broadcast = await found(ctx, id)
    if (!broadcast) return
    const ref = idFrom(`admin:test:${ctx.update.update_id}`)
    const reader = { locale: ctx.user.locale, timeZone: ctx.user.timeZone }
    await sendLetter(deps.api, ctx.chatId, letterFor(broadcast, reader, deps.texts))
    await audit.act(ctx.user.id, { action: 'broadcast-test', ref }, async () => {})
    await ctx.toast(ctx.lang.t('admin-toast-tested'))
    await show(ctx, id)
  })
  tap(actions.askBroadcast, async (ctx, { id }) => {
    const broadcast = await found(ctx, id)
    if (!broadcast) return
    if (broadcast.startedAt) await show(ctx, id)
    else await ask(ctx, broadcast)
  })
  tap(actions.sendBroadcast, async (ctx, { id, people }) => {
    const broadcast = await found(ctx, id)
    if (!broadcast) return
    if (broadcast.startedAt) return show(ctx, id)
    const now = await store.count(broadcast.audience, clock.now())
    if (Math.abs(now - people) > Math.max(1, people * SAME_SHARE)) return ask(ctx, broadcast)
    await start(ctx, broadcast, now)
  })
  tap(actions.askDropBroadcast, async (ctx, { id }) => {
    const broadcast = await found(ctx, id)
    if (!broadcast) return
    if (broadcast.startedAt) await show(ctx, id)
    else await ctx.show(dropScreen(ctx.lang, broadcast))
  })
  tap(actions.dropBroadcast, async (ctx, { id }) => {
    const broadcast = await found(ctx, id)
    if (!broadcast) return
    // Somebody else may have started it while this one was asked: then nothing was done, and nothing is written.
    if (broadcast.startedAt) return show(ctx, id)
    const ref = idFrom(`admin:drop:${id}`)
    await audit.act(ctx.user.id, { action: 'broadcast-drop', ref }, async (tx) => {
      if (!(await store.drop(tx, id))) throw late()
    })
    await list(ctx)
  })
  const steer = async (ctx: ChatContext, id: string, how: keyof typeof STEER): Promise<void> => {
    if (!(await found(ctx, id))) return
    const ref = idFrom(`admin:steer:${ctx.update.update_id}`)
    const { ask: move, action } = STEER[how]
    const answer = await runs.steer(id, move, (work) =>
      audit.act(ctx.user.id, { action, ref }, work),
    )
    const isDone = answer === 'done' || answer === 'asked'
    await ctx.toast(ctx.lang.t(isDone ? 'admin-toast-steered' : 'admin-toast-late'))
  }
  tap(actions.steerBroadcast, (ctx, { id, how }) => steer(ctx, id, how))
  tap(actions.steerShown, async (ctx, { id, how }) => {
    await steer(ctx, id, how)
    await show(ctx, id)
  })

  desk.forms.push(
    broadcastForm({
      audit,
      count: (audience) => store.count(audience, clock.now()),
      async save(ctx, { words, audience }, draftId) {
        const createdAt = new Date(clock.now())
        const by = { createdBy: ctx.user.id, createdAt, audience }
        await store.save({ ...by, ...words, id: draftId })
        await show(ctx, draftId)
      },
      back: async (ctx) => {
        if (audit.isAdmin(ctx.user.id)) await list(ctx)
        else await ctx.home()
      },
    }),
  )
}

const late = () =>
  new AppError({
    ...{ kind: 'conflict', code: 'admin.broadcast_late', messageKey: 'admin-toast-late' },
  } as const)
