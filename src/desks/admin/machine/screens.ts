import type { ErrorCode, KeptError } from '#db/figures/errors.ts'
import type { ProcessRow } from '#db/figures/processes.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { adminBack, dollars } from '../chat/parts.ts'
import { PERIODS, type Period } from '../period.ts'
import type { Machine, Spent } from '../ports.ts'
import type { PersonCalls, ServiceFigures } from './services.ts'

/** Lines of a list that a phone shows whole. */
const LINES = 9
/** People whose card is a tap away. */
const CARDS = 4
const MEGABYTE = 1_048_576

/** A button for each other period. */
export function periodRow(
  lang: Lang,
  periods: readonly Period[],
  now: Period,
  to: (period: Period) => string,
): Button[] {
  return periods
    .filter((one) => one !== now)
    .map((period) => ({ text: lang.t('admin-button-period', { period }), data: to(period) }))
}

/** Calls to outside services. */
export function servicesScreen(
  lang: Lang,
  { period, services }: { readonly period: Period; readonly services: readonly ServiceFigures[] },
): Screen {
  const lines = services.slice(0, LINES).map((one) =>
    lang.t('admin-service', {
      service: one.service,
      calls: one.calls,
      limited: one.limited,
      errors: one.errors,
      average: Math.round(one.averageMs ?? 0),
      p95: Math.round(one.p95Ms ?? 0),
      cost: dollars(lang, one.micros),
    }),
  )
  return {
    text: [
      lang.t('admin-services-title', { period }),
      ...(lines.length > 0 ? lines : [lang.t('admin-services-none')]),
      lang.t('admin-services-note'),
    ].join('\n'),
    keyboard: [
      periodRow(lang, PERIODS, period, (to) => actions.openServices({ period: to })),
      [
        { text: lang.t('admin-button-callers'), data: actions.openCallers({ period }) },
        adminBack(lang),
      ],
    ],
  }
}

/** For whom calls were made. */
export function callersScreen(
  lang: Lang,
  { period, people }: { readonly period: Period; readonly people: readonly PersonCalls[] },
): Screen {
  const lines = people.map(({ userId, name, calls, micros }) =>
    lang.t('admin-caller', {
      ...{ id: String(userId), name: name ?? '–', calls, cost: dollars(lang, micros) },
    }),
  )
  const known = people.filter(({ name }) => name !== undefined).slice(0, CARDS)
  const cards = known.map(({ userId, name }) => ({
    text: fitLabel(name ?? ''),
    data: actions.openPerson({ userId }),
  }))
  return {
    text: [
      lang.t('admin-callers-title', { period }),
      ...(lines.length > 0 ? lines : [lang.t('admin-services-none')]),
    ].join('\n'),
    keyboard: [
      ...inRows(cards, 2),
      periodRow(lang, PERIODS, period, (to) => actions.openCallers({ period: to })),
      [{ text: lang.t('admin-button-services-back'), data: actions.openServices({ period }) }],
    ],
  }
}

/** Codes of recent errors. */
export function errorsScreen(
  lang: Lang,
  { period, codes }: { readonly period: Period; readonly codes: readonly ErrorCode[] },
): Screen {
  const lines = codes
    .slice(0, LINES)
    .map(({ code, count, lastAt }) =>
      lang.t('admin-error', { code, count, at: lang.dateTime(lastAt.getTime()) }),
    )
  const buttons = codes.slice(0, 6).flatMap(({ code }): Button[][] => {
    const data = actions.openError({ code, back: 0 })
    return [[{ text: fitLabel(code, 36), data }]]
  })
  return {
    text: [
      lang.t('admin-errors-title', { period }),
      ...(lines.length > 0 ? lines : [lang.t('admin-errors-none')]),
    ].join('\n'),
    keyboard: [
      ...buttons,
      periodRow(lang, PERIODS.slice(0, 3), period, (to) => actions.openErrors({ period: to })),
      [
        { text: lang.t('admin-button-find-error'), data: actions.startFindError({}) },
        adminBack(lang),
      ],
    ],
  }
}

const WORDS = 1_800

/** One error in the words of the log. */
export function errorScreen(lang: Lang, error: KeptError, back: number): Screen {
  const { code } = error
  return {
    text: [
      lang.t('admin-error-title', { code }),
      lang.t('admin-error-at', {
        at: lang.dateTime(error.at.getTime()),
        reference: error.reference ?? '–',
      }),
      lang.t('admin-error-words', { words: error.words.slice(0, WORDS) }),
    ].join('\n'),
    keyboard: [
      [{ text: lang.t('admin-button-older'), data: actions.openError({ code, back: back + 1 }) }],
      [{ text: lang.t('admin-button-errors-back'), data: actions.openErrors({ period: 'day' }) }],
    ],
  }
}

export interface HealthView {
  readonly now: number
  readonly processes: readonly ProcessRow[]
  readonly database: Awaited<ReturnType<Machine['database']>>
  readonly redis: Awaited<ReturnType<Machine['redis']>>
  readonly feed: Awaited<ReturnType<Machine['feed']>>
  readonly updates: number
  readonly spending: Spent
  readonly canBackUp: boolean
  readonly backedUpAt: number | undefined
}

/** What the app stands on, its processes and the services it calls. */
export function healthScreen(lang: Lang, view: HealthView): Screen {
  const { now, processes, database, redis, feed, spending } = view
  const breakers = new Map<string, string>()
  for (const { report } of processes)
    for (const [service, state] of Object.entries(report.breakers))
      if (state !== 'closed') breakers.set(service, state)
  const size = (bytes: number | undefined) =>
    bytes === undefined ? '–' : lang.number(Math.round((database.bytes - bytes) / 1024) / 1024)
  const lines = [
    lang.t('admin-health-title'),
    ...processes.slice(0, 5).map((one) =>
      lang.t('admin-health-process', {
        roles: one.roles.join(' '),
        up: lang.duration(Math.max(0, now - one.startedAt.getTime())),
        seen: lang.duration(Math.max(0, now - one.seenAt.getTime())),
        memory: Math.round(one.report.memory / MEGABYTE),
      }),
    ),
    lang.t('admin-health-database', {
      ms: database.ms,
      size: lang.number(Math.round(database.bytes / MEGABYTE)),
    }),
    ...(database.dayAgo === undefined
      ? []
      : [
          lang.t('admin-health-growth', {
            day: size(database.dayAgo),
            week: size(database.weekAgo),
          }),
        ]),
    redis === undefined
      ? lang.t('admin-health-no-redis')
      : redis === null
        ? lang.t('admin-health-redis-away')
        : lang.t('admin-health-redis', {
            ms: redis.ms,
            size: lang.number(Math.round(redis.bytes / MEGABYTE)),
          }),
    ...(breakers.size === 0
      ? [lang.t('admin-health-breakers')]
      : [...breakers]
          .slice(0, 3)
          .map(([service, state]) => lang.t('admin-health-breaker', { service, state }))),
    lang.t('admin-health-feed', {
      status: feed?.status ?? 'unknown',
      at: feed?.lastOkAt ? lang.dateTime(feed.lastOkAt.getTime()) : '–',
    }),
    lang.t('admin-health-updates', { updates: view.updates }),
    lang.t('admin-health-spending', {
      spent: dollars(lang, spending.spent.micros),
      limit: dollars(lang, spending.limit.micros),
      calls: spending.spent.calls,
      most: spending.limit.calls,
    }),
    lang.t('admin-health-backup', {
      at: view.backedUpAt === undefined ? '–' : lang.dateTime(view.backedUpAt),
    }),
  ]
  const backup: Button[] = view.canBackUp
    ? [{ text: lang.t('admin-button-backup'), data: actions.backUpNow({}) }]
    : []
  return {
    text: lines.join('\n'),
    keyboard: [
      [{ text: lang.t('admin-button-renew'), data: actions.openHealth({}) }, ...backup],
      [{ text: lang.t('admin-button-uptime'), data: actions.openUptime({}) }, adminBack(lang)],
    ],
  }
}
