import { addDays, dayIn, daysBetween } from '#core/dates.ts'
import { AppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { Turn } from '#telegram/turn.ts'
import type { Wizard } from '#telegram/wizard/wizard.ts'
import { MOSCOW, type Monitor, type MonitorDraft } from '../monitors/monitor.ts'
import { type FieldDeps, keyOf, type MonitorAnswers, monitorFields } from './wizard-fields.ts'

export const MONITOR_WIZARD = 'monitor@1'

export interface MonitorWizardDeps extends FieldDeps {
  /** Makes the monitor, or finds the one this draft already made. */
  readonly create: (turn: Turn, draft: MonitorDraft, draftId: string) => Promise<void>
  readonly edit: (turn: Turn, monitorId: string, draft: MonitorDraft) => Promise<void>
  readonly showMonitor: (turn: Turn, monitorId: string) => Promise<void>
  readonly showMonitors: (turn: Turn) => Promise<void>
  /** The operator allows booking through the seller's own cabinet session. */
  readonly cabinetAllowed: boolean
}

/** Creates or edits a monitor. */
export function monitorWizard(deps: MonitorWizardDeps): Wizard<MonitorAnswers> {
  return {
    id: MONITOR_WIZARD,
    title: 'monitor-wizard-title',
    role: 'manager',
    confirm: 'monitor-wizard-confirm',
    fields: monitorFields(deps),
    summaryNote: (turn, answers) => note(turn, answers, deps),
    submit: async (turn, answers, draftId) => {
      const draft = draftOf(answers, dayIn(MOSCOW, turn.clock.now()))
      try {
        if (answers.monitorId) await deps.edit(turn, answers.monitorId, draft)
        else await deps.create(turn, draft, draftId)
      } catch (error) {
        // A draft the desk refuses stays open on the summary, to be mended there.
        if (!(error instanceof AppError) || error.kind !== 'invalid') throw error
        return fail(turn.lang.say(error.messageKey, error.vars))
      }
      await deps.showMonitor(turn, answers.monitorId ?? draftId)
      return ok(undefined)
    },
    cancelled: deps.showMonitors,
  }
}

/** Says what will really happen when a slot opens. */
async function note(
  turn: Turn,
  answers: Partial<MonitorAnswers>,
  deps: MonitorWizardDeps,
): Promise<string | undefined> {
  const { mode } = answers
  const credentialId = keyOf(answers)
  if (mode !== 'auto') return mode && turn.lang.t('monitor-note', { mode })
  if (!deps.cabinetAllowed) return turn.lang.t('monitor-note-no-cabinet')
  const key = (await deps.keys(turn.workspace.id)).find((one) => one.credentialId === credentialId)
  return turn.lang.t(key?.hasCabinetSession ? 'monitor-note-auto' : 'monitor-note-no-session')
}

function draftOf(answers: MonitorAnswers, today: string): MonitorDraft {
  const { dates, mode } = answers
  const books = mode !== 'notify'
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
    mode,
    target: books ? (answers.target ?? 1) : 1,
    credentialId: books ? (keyOf(answers) ?? null) : null,
    preorderIds: books ? answers.preorderIds : [],
    untilDay: answers.untilDays > 0 ? addDays(today, answers.untilDays) : null,
  }
}

/** The wizard's answers that an existing monitor stands for: the start of an edit or a copy. */
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
    credentialId: monitor.credentialId ?? '',
    preorderIds: monitor.preorderIds,
    target: monitor.target,
    leadDays: monitor.leadDays,
    weekdays: monitor.weekdays,
    untilDays: untilDay === null ? 0 : Math.max(1, daysBetween(today, untilDay)),
  }
}
