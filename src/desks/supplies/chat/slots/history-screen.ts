import type { Lang } from '#platform/texts/lang.ts'
import type { Screen } from '#telegram/screen.ts'
import type { SupplyType } from '../../slot.ts'
import type { SeenOpening, SlotHistory, Step } from '../../slots/history.ts'
import { HISTORY_DAYS } from '../../slots/slots.ts'
import { coefficientText, typeText } from '../wording.ts'
import { openPlace } from './actions.ts'

const ORDER: readonly Step[] = ['free', 'one', 'three', 'more']
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Fewer lives have no median worth telling. */
const MIN_LIVES = 5

export interface HistoryView {
  readonly warehouse: number
  readonly type: SupplyType
  readonly history: SlotHistory
  readonly from: string
}

/** How slots of one warehouse came and went, each figure with the number of observations it rests on. */
export function historyScreen(
  lang: Lang,
  { warehouse, type, history, from }: HistoryView,
  nameOf: (id: number) => string,
): Screen {
  const title = lang.t('slots-history-title', {
    name: nameOf(warehouse),
    type: typeText(lang, type),
    days: HISTORY_DAYS,
  })
  const back = [{ text: lang.t('button-back'), data: openPlace({ warehouse, type, from }) }]
  const watched = lang.t('slots-history-watched', {
    hours: Math.round(history.watchedMs / HOUR_MS),
  })
  if (history.openings === 0)
    return { text: [title, watched, lang.t('slots-history-none')].join('\n'), keyboard: [back] }
  return {
    text: [
      title,
      watched,
      openedLine(lang, history),
      livesLine(lang, history),
      stepsLine(lang, history),
      hoursLine(lang, history),
      lang.t('slots-history-last'),
      ...history.last.map((one) => lastLine(lang, one)),
    ].join('\n'),
    keyboard: [back],
  }
}

function openedLine(lang: Lang, { openings, releases, watchedMs }: SlotHistory): string {
  // An average of less than a day would be a guess.
  if (watchedMs < DAY_MS) return lang.t('slots-history-opened', { openings, releases })
  const perDay = lang.number((releases * DAY_MS) / watchedMs)
  return lang.t('slots-history-opened-daily', { openings, releases, perDay })
}

function livesLine(lang: Lang, { lives }: SlotHistory): string {
  if (lives.count < MIN_LIVES) return lang.t('slots-history-no-lives', { count: lives.count })
  return lang.t('slots-history-lives', {
    count: lives.count,
    median: lang.duration(lives.medianMs),
    long: lang.duration(lives.longMs),
  })
}

function stepsLine(lang: Lang, { steps }: SlotHistory): string {
  const parts = ORDER.filter((step) => steps[step] > 0).map((step) => {
    return lang.t('slots-history-step', { step, count: steps[step] })
  })
  return lang.t('slots-history-steps', { steps: parts.join(', ') })
}

function hoursLine(lang: Lang, { hours, releases }: SlotHistory): string {
  if (hours.kind === 'few') return lang.t('slots-history-hours-few', { releases })
  if (hours.kind === 'even') return lang.t('slots-history-hours-even', { releases })
  const { hour, days } = hours
  return lang.t('slots-history-hours-best', {
    from: clock(hour),
    to: clock((hour + 1) % 24),
    count: hours.releases,
    releases,
    days,
  })
}

function lastLine(lang: Lang, one: SeenOpening): string {
  const state = one.closedAt === null ? 'open' : one.isClosingSeen ? 'closed' : ('unseen' as const)
  return lang.t('slots-history-one', {
    at: lang.dateTime(one.openedAt),
    day: lang.day(one.day),
    cap: coefficientText(lang, one.coefficient),
    state,
    life: lang.duration(Math.max(0, (one.closedAt ?? one.openedAt) - one.openedAt)),
  })
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
