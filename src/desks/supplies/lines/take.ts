import { addDays, dayIn } from '#core/dates.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { LineReader } from '#telegram/input/entry.ts'
import type { MonitorAnswers } from '../chat/form.ts'
import type { Warehouse } from '../feed/store.ts'
import { HORIZON_DAYS, MOSCOW } from '../monitors/monitor.ts'
import { type LineDeps, parseMonitorLine } from './parse.ts'
import type { Doubt, LineReading, MonitorReading } from './reading.ts'

/** Reads a line once more, better than words and rules can; undefined: no key, no money, no answer. */
export type ModelReader = (
  who: { readonly workspaceId: string; readonly userId: number },
  line: string,
  deps: LineDeps,
) => Promise<LineReading | undefined>

export interface MonitorLinesDeps {
  readonly warehouses: () => Promise<readonly Warehouse[]>
  readonly openForm: (ctx: ChatContext, answers: Partial<MonitorAnswers>) => Promise<void>
  readonly byModel: ModelReader
}

/** Before Imports and Stock: a warehouse of Wildberries with days, goods or a coefficient is nobody else's. */
const PLACE = 30
/** As many as the form takes. */
const MOST = 20
/** What nobody said of the coefficient: ×1, the usual price. */
const USUAL_CAP = 100

/** A wish for a slot that nobody asked for: opens the monitor's form with everything it settled. */
export function monitorLines({ warehouses, openForm, byModel }: MonitorLinesDeps): LineReader {
  return {
    place: PLACE,
    async take(ctx, line) {
      const deps = { warehouses: await warehouses(), limits: limitsOf(ctx) }
      const parsed = parseMonitorLine(line, deps)
      if (parsed.kind === 'none') return false
      const isSure = parsed.kind === 'monitor' && parsed.isSure
      const who = { workspaceId: ctx.workspace.id, userId: ctx.user.id }
      const more = isSure ? undefined : await byModel(who, line, deps)
      // What words and rules took for a wish is shown to be confirmed, whatever a model thinks of it.
      const first = parsed.kind === 'monitor' ? parsed.reading : undefined
      const reading = more?.kind === 'monitor' ? joined(more.reading, first) : first
      if (!reading) return false
      await openForm(ctx, answersFrom(reading))
      return true
    },
  }
}

/** What a model left unsaid is as the parser had it, doubts included. */
export function joined(more: MonitorReading, first: MonitorReading | undefined): MonitorReading {
  if (!first) return more
  const doubts = first.doubts.filter((doubt) => more[FIELD[doubt]] === undefined)
  const said = Object.entries(more).filter(([, value]) => value !== undefined)
  const known = Object.fromEntries(said) as Partial<MonitorReading>
  // Words that taught it nothing were not understood, whatever it says of them.
  const { doubts: _doubts, unread: _unread, ...learnt } = known
  const hasLearnt = Object.keys(learnt).some(
    (field) => first[field as keyof typeof learnt] === undefined,
  )
  return {
    ...{ ...first, ...known, doubts: [...new Set([...more.doubts, ...doubts])] },
    unread: more.unread === '' && !hasLearnt ? first.unread : more.unread,
  }
}

const FIELD = {
  ...{ warehouses: 'warehouseIds', type: 'supplyType', dates: 'dates' },
  ...{ cap: 'maxCoefficient', mode: 'mode' },
} as const satisfies Record<Doubt, keyof MonitorReading>

/** The days the form's own calendar offers. */
function limitsOf({ clock }: ChatContext): LineDeps['limits'] {
  const today = dayIn(MOSCOW, clock.now())
  return { today, min: addDays(today, 1), max: addDays(today, HORIZON_DAYS * 3) }
}

/** What is settled; the form asks for the rest. What nobody speaks of has its usual value, shown to be confirmed. */
function answersFrom(reading: MonitorReading): Partial<MonitorAnswers> {
  const { warehouseIds, supplyType, dates, begun } = reading
  const { target, leadDays, weekdays, doubts, unread } = reading
  const maxCoefficient = reading.maxCoefficient ?? (doubts.includes('cap') ? undefined : USUAL_CAP)
  const mode = reading.mode ?? (doubts.includes('mode') ? undefined : 'notify')
  return {
    ...(warehouseIds && { warehouseIds: warehouseIds.slice(0, MOST) }),
    ...(supplyType && { supplyType }),
    ...(dates && { dates }),
    ...(dates && begun && { begun }),
    ...(maxCoefficient !== undefined && { maxCoefficient }),
    ...(mode && { mode }),
    ...(target !== undefined && { target, wanted: target }),
    ...(leadDays !== undefined && { leadDays }),
    ...(weekdays !== undefined && { weekdays }),
    ...(unread !== '' && { unread }),
  }
}
