import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import { fail } from '#core/result.ts'
import type { Database } from '#db/connection.ts'
import { errorCodes, errorOf, errorUnder } from '#db/figures/errors.ts'
import { sumsOf } from '#db/figures/hours.ts'
import { processesSince } from '#db/figures/processes.ts'
import { uptimesSince } from '#db/figures/uptime.ts'
import type { WatchedQueue } from '#platform/queue/queue.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import type { Audit } from '../audit/audit.ts'
import * as actions from '../chat/actions.ts'
import type { AdminTap } from '../chat/deps.ts'
import { type Period, sinceOf } from '../period.ts'
import type { BackUpNow, Machine, Spent } from '../ports.ts'
import { drainScreen, jobKey, queueScreen, queuesScreen, SHOWN } from './queues.ts'
import {
  callersScreen,
  errorScreen,
  errorsScreen,
  healthScreen,
  servicesScreen,
} from './screens.ts'
import { callsByPerson, serviceFigures } from './services.ts'
import { uptimeScreen } from './uptime.ts'

export interface MachineDeps {
  readonly audit: Audit
  readonly db: Database
  readonly clock: Clock
  readonly machine: Machine
  readonly queues: () => readonly WatchedQueue[]
  /** What was spent today by everybody together. */
  readonly spent: () => Promise<Spent>
  /** Absent where no backups are made. */
  readonly backUp: BackUpNow | undefined
  /** When the last backup was made, ms; undefined when none was. */
  readonly backedUpAt: () => Promise<number | undefined>
}

const ERROR_FORM = 'admin-error'
const CALLERS = 8
/** A process that was heard of within this time is there. */
const ALIVE_MS = 60_000
const DAY_MS = 86_400_000

/** Outside services, queues, errors, health. */
export function bringMachine(desk: Desk, tap: AdminTap, deps: MachineDeps): void {
  const { audit, db, clock, machine } = deps
  const refOf = (what: string, ctx: ChatContext) => idFrom(`admin:${what}:${ctx.update.update_id}`)

  const look = async (queue: WatchedQueue) => ({ name: queue.name, ...(await queue.look()) })
  const queueNamed = (name: string) => deps.queues().find((one) => one.name === name)

  const showQueues = async (ctx: ChatContext): Promise<void> => {
    const [queues, backlogs] = await Promise.all([
      Promise.all(deps.queues().map(look)),
      machine.backlogs(),
    ])
    await ctx.show(queuesScreen(ctx.lang, { now: clock.now(), queues, backlogs }))
  }

  const showQueue = async (ctx: ChatContext, name: string): Promise<void> => {
    const queue = queueNamed(name)
    if (!queue) return showQueues(ctx)
    const [view, failed] = await Promise.all([look(queue), queue.failed(SHOWN)])
    await ctx.show(queueScreen(ctx.lang, { ...view, failed, now: clock.now() }))
  }

  const showErrors = async (ctx: ChatContext, period: Period): Promise<void> => {
    const codes = await errorCodes(db, sinceOf(period, clock.now()))
    await ctx.show(errorsScreen(ctx.lang, { period, codes }))
  }

  const showHealth = async (ctx: ChatContext): Promise<void> => {
    const now = clock.now()
    const [processes, database, redis, feed, [updates], spending, backedUpAt] = await Promise.all([
      processesSince(db, now - ALIVE_MS),
      machine.database(),
      machine.redis(),
      machine.feed(),
      sumsOf(db, 'updates', now - DAY_MS),
      deps.spent(),
      deps.backedUpAt(),
    ])
    const view = { now, processes, database, redis, feed, spending, backedUpAt }
    const canBackUp = deps.backUp !== undefined
    await ctx.show(healthScreen(ctx.lang, { ...view, updates: updates?.value ?? 0, canBackUp }))
  }

  tap(actions.openServices, async (ctx, { period }) => {
    const services = await serviceFigures(db, sinceOf(period, clock.now()))
    await ctx.show(servicesScreen(ctx.lang, { period, services }))
  })
  tap(actions.openCallers, async (ctx, { period }) => {
    const people = await callsByPerson(db, sinceOf(period, clock.now()), CALLERS)
    await ctx.show(callersScreen(ctx.lang, { period, people }))
  })
  tap(actions.openQueues, showQueues)
  tap(actions.openQueue, (ctx, { name }) => showQueue(ctx, name))
  tap(actions.retryJob, async (ctx, { name, key }) => {
    const queue = queueNamed(name)
    const job = (await queue?.failed(SHOWN))?.find(({ id }) => jobKey(id) === key)
    if (queue && job) {
      const act = { action: 'retry-job', detail: { what: job.id }, ref: refOf('job', ctx) } as const
      await audit.act(ctx.user.id, act, () => queue.retry(job.id))
      await ctx.toast(ctx.lang.t('admin-toast-steered'))
    }
    await showQueue(ctx, name)
  })
  tap(actions.retryJobs, async (ctx, { name }) => {
    const queue = queueNamed(name)
    if (queue) {
      const { counts } = await queue.look()
      const detail = { what: name, count: counts.failed }
      const act = { action: 'retry-jobs', detail, ref: refOf('jobs', ctx) } as const
      await audit.act(ctx.user.id, act, () => queue.retryFailed())
      await ctx.toast(ctx.lang.t('admin-toast-steered'))
    }
    await showQueue(ctx, name)
  })
  tap(actions.askDrain, async (ctx, { name }) => {
    const queue = queueNamed(name)
    if (queue) await ctx.show(drainScreen(ctx.lang, await look(queue)))
    else await showQueues(ctx)
  })
  tap(actions.drainQueue, async (ctx, { name }) => {
    const queue = queueNamed(name)
    if (queue) {
      const { counts } = await queue.look()
      const detail = { what: name, count: counts.waiting }
      const act = { action: 'drain', detail, ref: refOf('drain', ctx) } as const
      await audit.act(ctx.user.id, act, () => queue.drain())
      await ctx.toast(ctx.lang.t('admin-toast-steered'))
    }
    await showQueue(ctx, name)
  })
  tap(actions.openErrors, (ctx, { period }) => showErrors(ctx, period))
  tap(actions.openError, async (ctx, { code, back }) => {
    const error = await errorOf(db, code, back)
    if (error) return ctx.show(errorScreen(ctx.lang, error, back))
    await ctx.toast(ctx.lang.t('admin-toast-no-error'))
    await showErrors(ctx, 'day')
  })
  tap(actions.startFindError, (ctx) => ctx.startForm(ERROR_FORM))
  tap(actions.openHealth, showHealth)
  tap(actions.openUptime, async (ctx) => {
    const now = clock.now()
    const [day, month] = await Promise.all(
      (['day', 'month'] as const).map((period) => uptimesSince(db, sinceOf(period, now))),
    )
    await ctx.show(uptimeScreen(ctx.lang, { day: day ?? [], month: month ?? [] }))
  })
  tap(actions.backUpNow, async (ctx) => {
    const { backUp } = deps
    if (!backUp) return showHealth(ctx)
    const ref = refOf('backup', ctx)
    await audit.act(ctx.user.id, { action: 'backup', ref }, () => backUp(ref, ctx.user.id))
    await ctx.toast(ctx.lang.t('admin-toast-backup'))
    await showHealth(ctx)
  })

  const reference: TextLook<string> = {
    label: 'admin-error-label',
    show: ({ lang }, code) => lang.t('admin-error-title', { code }),
    question: ({ lang }) => lang.t('admin-error-question'),
    read: async (ctx, text) => {
      audit.require(ctx.user.id)
      const found = await errorUnder(db, text.trim().toUpperCase())
      if (!found) return fail(ctx.lang.t('admin-error-unknown'))
      await ctx.show(errorScreen(ctx.lang, found, 0))
      return { ok: true, value: found.code }
    },
  }
  const find: Form<{ readonly reference: string }> = {
    name: ERROR_FORM,
    title: 'admin-error-form',
    async fill(ask) {
      return { reference: await ask.text('reference', reference) }
    },
    cancelled: async (ctx) => {
      if (audit.isAdmin(ctx.user.id)) await showErrors(ctx, 'day')
      else await ctx.home()
    },
  }
  desk.forms.push(find)
}
