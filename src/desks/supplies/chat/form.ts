import { addDays, dayIn, daysBetween } from '#core/dates.ts'
import { ok } from '#core/result.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Form } from '#telegram/forms/form.ts'
import type { DateChoice, DayRange } from '#telegram/input/date-choice.ts'
import { isMisfit } from '../monitors/misfit.ts'
import { MOSCOW, type Monitor, type MonitorDraft, type MonitorMode } from '../monitors/monitor.ts'
import type { SupplyType } from '../slot.ts'
import * as looks from './looks.ts'

export const MONITOR_FORM = 'monitor'

/** What the form collects. */
export interface MonitorAnswers {
  /** Set when an existing monitor is edited. */
  readonly monitorId?: string | undefined
  readonly warehouseIds: readonly number[]
  readonly supplyType: SupplyType
  readonly dates: DateChoice
  readonly maxCoefficient: number
  readonly mode: MonitorMode
  /** Set when there is nothing to choose from: the key is not asked for then. */
  readonly onlyCredentialId?: string | undefined
  /** Of the cabinet the monitor books in; undefined for one that only notifies. */
  readonly credentialId?: string | undefined
  readonly preorderIds: readonly number[]
  readonly target: number
  readonly leadDays: number
  readonly weekdays: number
  /** Days from today the monitor lives; 0 without an end. */
  readonly untilDays: number
  /** Days of the typed line it was opened with, when their start had passed. */
  readonly begun?: DayRange | undefined
  /** Words of the typed line it was opened with that were not understood. */
  readonly unread?: string | undefined
  /** How many it asked for, whatever there are preorders for. */
  readonly wanted?: number | undefined
}

export interface MonitorFormDeps extends looks.LookDeps {
  /** Makes the monitor, or finds the one this draft already made. */
  readonly create: (ctx: ChatContext, draft: MonitorDraft, draftId: string) => Promise<void>
  readonly edit: (ctx: ChatContext, monitorId: string, draft: MonitorDraft) => Promise<void>
  readonly showMonitor: (ctx: ChatContext, monitorId: string) => Promise<void>
  readonly showMonitors: (ctx: ChatContext) => Promise<void>
  /** The operator allows booking through the seller's own cabinet session. */
  readonly cabinetAllowed: boolean
}

/** Creates or edits a monitor. */
export function monitorForm(deps: MonitorFormDeps): Form<MonitorAnswers> {
  return {
    name: MONITOR_FORM,
    title: 'monitor-wizard-title',
    role: 'manager',
    confirm: 'monitor-wizard-confirm',
    async fill(ask, { monitorId, onlyCredentialId, begun, unread, wanted }) {
      const warehouseIds = await ask.pick('warehouseIds', looks.warehousesLook(deps))
      const supplyType = await ask.choice('supplyType', looks.supplyTypeLook)
      const dates = await ask.dates('dates', looks.datesLook)
      const maxCoefficient = await ask.choice('maxCoefficient', looks.capLook)
      const mode = await ask.choice('mode', looks.modeLook)
      const books = mode === 'auto' || mode === 'hand-over'
      const credentialId = books
        ? (onlyCredentialId ?? (await ask.choice('credentialId', looks.keyLook(deps))))
        : undefined
      const preorderIds = books
        ? await ask.pick(
            'preorderIds',
            looks.preordersLook(deps, credentialId, { warehouseIds, supplyType }),
          )
        : []
      const count = preorderIds.length
      // A line may have said more than there are preorders.
      const target =
        count > 1 ? Math.min(count, await ask.choice('target', looks.targetLook(count))) : 1
      const leadDays = await ask.choice('leadDays', looks.leadLook(dates))
      const weekdays = await ask.choice('weekdays', looks.weekdaysLook)
      const untilDays = await ask.choice('untilDays', looks.untilLook)
      const slots = { warehouseIds, supplyType, dates, maxCoefficient, leadDays, weekdays }
      const typed = { begun, unread, wanted }
      return { ...slots, ...typed, monitorId, mode, credentialId, preorderIds, target, untilDays }
    },
    note: async (ctx, answers) => {
      const words = answers.unread ?? ''
      const missed = words === '' ? [] : [ctx.lang.t('monitor-unread', { words })]
      const misfits = await misfitsOf(answers, deps)
      const warned =
        misfits.length === 0
          ? []
          : [
              ctx.lang.t('monitor-note-misfits', {
                ids: misfits.map((id) => `#${id}`).join(', '),
                count: misfits.length,
              }),
            ]
      const late = begunNote(ctx, answers)
      const { wanted = 0, preorderIds } = answers
      if (answers.mode !== 'notify' && wanted > preorderIds.length)
        late.push(ctx.lang.t('monitor-fewer', { wanted, count: preorderIds.length }))
      return [...missed, ...late, await note(ctx, answers, deps), ...warned].join('\n')
    },
    submit: async (ctx, answers, draftId) => {
      const draft = draftOf(answers, dayIn(MOSCOW, ctx.clock.now()))
      if (answers.monitorId) await deps.edit(ctx, answers.monitorId, draft)
      else await deps.create(ctx, draft, draftId)
      await deps.showMonitor(ctx, answers.monitorId ?? draftId)
      return ok(undefined)
    },
    cancelled: deps.showMonitors,
  }
}

/** Why the days begin later than they were typed, as long as they are those of the line. */
function begunNote({ lang }: ChatContext, { begun, dates }: MonitorAnswers): string[] {
  if (!begun || dates.kind !== 'range') return []
  if (dates.to !== begun.to || dates.from <= begun.from) return []
  return [lang.t('monitor-begun', { start: lang.day(begun.from), from: lang.day(dates.from) })]
}

/** Preorders that none of the wanted slots can be booked for, as far as is known. */
async function misfitsOf(
  answers: MonitorAnswers,
  deps: MonitorFormDeps,
): Promise<readonly number[]> {
  if (answers.preorderIds.length === 0) return []
  const places = await deps.preorderPlaces(answers.preorderIds)
  return answers.preorderIds.filter((id) => {
    const place = places.get(id)
    return place !== undefined && isMisfit(place, answers)
  })
}

/** Says what will really happen when a slot opens. */
async function note(
  { lang, workspace }: ChatContext,
  { mode, credentialId }: MonitorAnswers,
  deps: MonitorFormDeps,
): Promise<string> {
  if (mode !== 'auto') return lang.t('monitor-note', { mode })
  if (!deps.cabinetAllowed) return lang.t('monitor-note-no-cabinet')
  const key = (await deps.keys(workspace.id)).find((one) => one.credentialId === credentialId)
  return lang.t(key?.hasCabinetSession ? 'monitor-note-auto' : 'monitor-note-no-session')
}

function draftOf(answers: MonitorAnswers, today: string): MonitorDraft {
  const { dates } = answers
  return {
    warehouseIds: answers.warehouseIds,
    supplyType: answers.supplyType,
    days:
      dates.kind === 'range'
        ? { kind: 'range', from: dates.from, to: dates.to }
        : { kind: 'rolling', days: dates.days },
    leadDays: answers.leadDays,
    weekdays: answers.weekdays,
    maxCoefficient: answers.maxCoefficient,
    mode: answers.mode,
    target: answers.target,
    credentialId: answers.credentialId ?? null,
    preorderIds: answers.preorderIds,
    untilDay: answers.untilDays > 0 ? addDays(today, answers.untilDays) : null,
  }
}

/** The answers that an existing monitor stands for: the start of an edit or a copy. */
export function answersOf(monitor: Monitor, today: string): Omit<MonitorAnswers, 'monitorId'> {
  const { days, untilDay } = monitor
  return {
    warehouseIds: monitor.warehouseIds,
    supplyType: monitor.supplyType,
    dates:
      days.kind === 'range'
        ? days
        : { kind: 'rolling', days: days.days, leadDays: monitor.leadDays },
    maxCoefficient: monitor.maxCoefficient,
    mode: monitor.mode,
    ...(monitor.credentialId === null ? {} : { credentialId: monitor.credentialId }),
    preorderIds: monitor.preorderIds,
    target: monitor.target,
    leadDays: monitor.leadDays,
    weekdays: monitor.weekdays,
    untilDays: untilDay === null ? 0 : Math.max(1, daysBetween(today, untilDay)),
  }
}
