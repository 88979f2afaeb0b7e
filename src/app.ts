import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { createInvites } from '#desks/account/team/invites.ts'
import { createEntries } from '#desks/admin/access/entries.ts'
import { systemClock } from '#platform/clock.ts'
import { createHealthServer, type Progress } from '#platform/health/server.ts'
import type { Component } from '#platform/lifecycle.ts'
import type { Log } from '#platform/log/log.ts'
import { createRecentErrors, type RecentErrors } from '#platform/log/recent-errors.ts'
import type { Access } from '#telegram/bot/middlewares/identity.ts'
import { publishCommands } from '#telegram/commands/commands.ts'
import { type Right, rightsOf } from '#telegram/rights.ts'
import { createPolling } from '#telegram/transport/polling.ts'
import { createWebhook, registerWebhook } from '#telegram/transport/webhook.ts'
import { type Base, openBase } from './app/base.ts'
import { openDesks } from './app/desks/desks.ts'
import { openCampaignServices } from './app/services/campaigns.ts'
import { openImportServices } from './app/services/imports.ts'
import { botBehind, whenReached } from './app/services/outside.ts'
import { openStockServices } from './app/services/stock.ts'
import { openWildberries } from './app/services/wildberries.ts'
import { openBot, openSurface } from './app/surface.ts'
import { openBackups } from './app/upkeep/backups.ts'
import { createDeletions } from './app/upkeep/deletions.ts'
import { createFigures } from './app/upkeep/figures.ts'
import { registerGauges } from './app/upkeep/gauges.ts'
import { createMaintenance } from './app/upkeep/maintenance.ts'
import type { Config, Role } from './config.ts'

export interface App {
  /** Parts in the order they start; they stop in reverse. */
  readonly components: readonly Component[]
  /** Real port of health, metrics and webhook, once started. */
  port(): number
  /** Who may do what: everything that can be asked of the bot, with the role it takes. */
  readonly rights: readonly Right[]
}

/**
 * The composition root: every adapter is made here, once, and handed in. Nothing runs before `components` start. Rejects
 * with a StartError when what it stands on is not there.
 */
export async function createApp(
  config: Config,
  log: Log,
  clock: Clock = systemClock,
  /** What the log has said of errors. */
  errors: RecentErrors = createRecentErrors({ clock }),
): Promise<App> {
  const base = await openBase(config, log, clock)
  return assemble(base, errors).catch(async (error) => {
    await base.close()
    throw error
  })
}

async function assemble(base: Base, errors: RecentErrors): Promise<App> {
  const { config, log } = base
  const has = (role: Role) => config.roles.includes(role)
  const surface = openSurface(base)
  const wb = openWildberries(base)
  const { telegram } = surface
  const me = has('bot') ? await whenReached(botBehind(telegram.bare), base) : undefined
  const owner = `${process.pid}-${randomUUID().slice(0, 8)}`
  const services = openCampaignServices(base)
  const stock = openStockServices(base)
  const imports = openImportServices(base)
  const backups = openBackups(base)
  const desks = openDesks(base, surface, wb, services, stock, {
    ...{ imports, owner, bot: me?.username ?? '', backups },
  })
  const { supplies } = desks
  registerGauges(base)
  surface.attachments.bring(desks.desks)

  const bot = openBot(base, surface, {
    desks: desks.desks,
    access: accessOf(base),
    payments: desks.payments,
    me,
  })
  const { inbox } = bot

  const { updates } = config.telegram
  const polling = createPolling({
    api: telegram.bare,
    leases: base.leases,
    clock: base.clock,
    log,
    receive: inbox.receive,
  })
  const health = createHealthServer({
    host: config.http.host,
    port: config.http.port,
    checks: {
      database: () => base.database.pool.query('select 1'),
      ...(base.redis ? { redis: () => base.redis?.ping() ?? Promise.resolve() } : {}),
    },
    progress: {
      ...(has('bot') ? { updates: within(inbox.progressAt) } : {}),
      ...(has('bot') && updates.kind === 'polling' ? { polls: within(polling.progressAt) } : {}),
      ...(has('worker')
        ? {
            messages: within(surface.notifier.progressAt),
            runs: within(desks.runs.beatAt),
            recovery: within(desks.runs.recoveredAt),
            stock: within(desks.stock.progressAt),
          }
        : {}),
      ...(has('poller') ? { slots: within(supplies.poller.progressAt) } : {}),
    },
    clock: base.clock,
    registry: base.metrics,
    ...(config.http.metricsToken ? { metricsToken: config.http.metricsToken } : {}),
    mount: (app) => {
      if (!has('bot') || updates.kind !== 'webhook') return
      const { pathname } = new URL(updates.url)
      app.route(pathname, createWebhook({ secret: updates.secret, receive: inbox.receive, log }))
    },
    log,
  })

  const chat: Component = {
    name: 'bot',
    async start() {
      inbox.start()
      const { api } = telegram
      const { adminIds } = config.access
      await publishCommands({
        api,
        texts: base.texts,
        registry: bot.registry,
        adminIds,
        log,
      })
      if (updates.kind === 'webhook') {
        await registerWebhook(api, updates.url, updates.secret)
      } else {
        await polling.start()
      }
    },
    async stop() {
      await polling.stop()
      await inbox.stop()
    },
  }
  const work: readonly Component[] = [
    { name: 'notifier', start: surface.notifier.start, stop: surface.notifier.stop },
    { name: 'verifier', start: supplies.verifier.start, stop: supplies.verifier.stop },
    {
      name: 'redistribution',
      start: desks.redistribution.start,
      stop: desks.redistribution.stop,
    },
    desks.runs,
    desks.stock,
    desks.imports,
    desks.plans,
    desks.drafts,
    createMaintenance(base),
    backups.component,
    desks.digest,
    createDeletions(base),
  ]
  return {
    components: [
      {
        name: 'base',
        async stop() {
          await wb.close()
          await services.close()
          await stock.close()
          await imports.close()
          await telegram.close()
          await base.close()
        },
      },
      createFigures(base, { owner, tally: base.tally, errors }),
      { name: 'health', start: health.start, stop: health.stop },
      ...(has('worker') ? work : []),
      ...(has('poller')
        ? [{ name: 'poller', start: supplies.poller.start, stop: supplies.poller.stop }]
        : []),
      ...(has('bot') ? [chat] : []),
    ],
    port: health.port,
    rights: rightsOf(bot.registry.desks, desks.runKinds.values()),
  }
}

/** Longer than the longest poll, query and pause together. */
const STUCK_MS = 120_000

function within(progressAt: () => number): Progress {
  return { progressAt, limitMs: STUCK_MS }
}

function accessOf({ config, db, clock }: Base): Access {
  const { mode, allowedUsers } = config.access
  const { admits, isAdmitted } = createEntries({ db, clock })
  switch (mode) {
    case 'open':
      return { mode }
    case 'allow-list':
      return { mode, ids: allowedUsers, admits, isAdmitted }
    case 'invite': {
      const team = createInvites({ db, clock })
      const mayCome = async (payload: string, userId: number) =>
        (await team.admits(payload)) || admits(payload, userId)
      return { mode, admits: mayCome, isAdmitted }
    }
  }
}
