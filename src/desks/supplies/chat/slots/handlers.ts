import { daysBetween } from '#core/dates.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { CLOSED } from '../../feed/snapshot.ts'
import type { KeyRing } from '../../ports.ts'
import type { SuppliesService } from '../../service.ts'
import { drawCalendar } from '../../slots/picture/draw.ts'
import { PLACES } from '../../slots/picture/layout.ts'
import type { Theme } from '../../slots/picture/palette.ts'
import type { Slots } from '../../slots/slots.ts'
import type { MonitorAnswers } from '../form.ts'
import { feedLine } from '../screens.ts'
import { typeText } from '../wording.ts'
import * as actions from './actions.ts'
import { historyScreen } from './history-screen.ts'
import { pictureKind, pictureNotice, pictureOf } from './notices.ts'
import { calendarScreen, cellScreen, placeScreen } from './screens.ts'

export interface SlotsChatDeps {
  readonly slots: Slots
  readonly service: Pick<SuppliesService, 'feedView' | 'warehouseName' | 'list'>
  readonly keys: Pick<KeyRing, 'list'>
  readonly cabinetAllowed: boolean
  readonly openForm: (ctx: ChatContext, answers: Partial<MonitorAnswers>) => Promise<void>
  readonly enqueue: (message: OwedMessage) => Promise<void>
}

const LEGEND = ['free', 'one', 'two', 'five', 'more', 'closed'] as const

/** The calendar of slots, its picture, and the history of a warehouse. */
export function bringSlots(desk: Desk, deps: SlotsChatDeps): void {
  const { slots, service } = deps
  const nameOf = service.warehouseName

  const feedOf = async (ctx: ChatContext) =>
    feedLine(ctx.lang, await service.feedView(), ctx.clock.now())

  const calendarFor = (
    ctx: ChatContext,
    type: Parameters<typeof slots.calendar>[1]['type'],
    from: string,
  ) => slots.calendar(ctx.workspace.id, { type, monitorId: from === '' ? undefined : from })

  const booksItself = async (ctx: ChatContext): Promise<boolean> => {
    const keys = await deps.keys.list(ctx.workspace.id)
    return deps.cabinetAllowed && keys.some((key) => key.isValid && key.hasCabinetSession)
  }
  const canManage = (ctx: ChatContext) => ctx.role !== 'viewer'

  desk.tap(actions.openCalendar, async (ctx, { type, page, from }) => {
    const [calendar, line] = await Promise.all([calendarFor(ctx, type, from), feedOf(ctx)])
    const view = { calendar, page, from, feedLine: line, canManage: canManage(ctx) }
    await ctx.show(calendarScreen(ctx.lang, view, nameOf))
  })

  desk.tap(actions.openPlace, async (ctx, { warehouse, type, from }) => {
    const [calendar, line] = await Promise.all([slots.place(warehouse, type), feedOf(ctx)])
    await ctx.show(placeScreen(ctx.lang, { calendar, from, feedLine: line }, nameOf))
  })

  desk.tap(actions.openCell, async (ctx, { warehouse, type, day, from }) => {
    const [calendar, line, since, booksAlone] = await Promise.all([
      slots.place(warehouse, type),
      feedOf(ctx),
      // No day is none of the calendar's, as yesterday is.
      day === '' ? undefined : slots.openSince(warehouse, type, day),
      booksItself(ctx),
    ])
    const view = {
      ...{ calendar, from, feedLine: line, day, since, booksItself: booksAlone },
      ...{ nowMs: ctx.clock.now(), canManage: canManage(ctx) },
    }
    await ctx.show(
      // Yesterday's button: that day is not in the calendar any more.
      calendar.days.includes(day)
        ? cellScreen(ctx.lang, view, nameOf)
        : placeScreen(ctx.lang, view, nameOf),
    )
  })

  desk.tap(
    actions.takeCell,
    async (ctx, { warehouse, type, day, how }) => {
      const calendar = await slots.place(warehouse, type)
      const [today = day] = calendar.days
      const at = calendar.days.indexOf(day)
      if (at < 0) return ctx.toast(ctx.lang.t('toast-slots-past'), { dialog: true })
      const coefficient = calendar.places[0]?.cells[at] ?? CLOSED
      const mode = how === 'watch' ? 'notify' : (await booksItself(ctx)) ? 'auto' : 'hand-over'
      await deps.openForm(ctx, {
        ...{ warehouseIds: [warehouse], supplyType: type, mode },
        dates: { kind: 'range', from: day, to: day },
        leadDays: Math.min(1, daysBetween(today, day)),
        // What is open is taken at its coefficient; for a closed day the seller says how much.
        ...(coefficient === CLOSED ? {} : { maxCoefficient: coefficient }),
      })
    },
    { role: 'manager' },
  )

  desk.tap(actions.openHistory, async (ctx, { warehouse, type, from }) => {
    const history = await slots.history(warehouse, type, ctx.lang.timeZone)
    await ctx.show(historyScreen(ctx.lang, { warehouse, type, history, from }, nameOf))
  })

  desk.tap(actions.sendCalendar, async (ctx, { type, from, page, theme }) => {
    const { places, at } = await calendarFor(ctx, type, from)
    if (places.length === 0 || at === undefined)
      return ctx.toast(ctx.lang.t('toast-slots-unknown'), { dialog: true })
    const { chatId, workspace, update } = ctx
    const pages = Math.ceil(places.length / PLACES)
    const of = { workspaceId: workspace.id, chatId, updateId: update.update_id, type, from }
    const shown = Math.min(Math.max(page, 0), pages - 1)
    await deps.enqueue(pictureNotice({ ...of, page: shown, pages }, theme))
    await ctx.toast(ctx.lang.t('toast-slots-picture'))
  })

  const picture =
    (theme: Theme): MakeAttachment =>
    async (id, lang) => {
      const of = pictureOf(id)
      if (!of) return undefined
      const { workspaceId, type, from, page } = of
      const wish = { type, monitorId: from === '' ? undefined : from }
      const calendar = await slots.calendar(workspaceId, wish)
      const places = calendar.places.slice(page * PLACES, (page + 1) * PLACES)
      if (places.length === 0) return undefined
      const say = (key: 'slots-picture-title' | 'slots-picture-unknown') => plainText(lang.t(key))
      const typed = typeText(lang, type)
      const words = {
        title: say('slots-picture-title'),
        subtitle: plainText(
          calendar.at === undefined
            ? lang.t('slots-picture-unknown')
            : lang.t('slots-picture-as-of', { type: typed, time: lang.time(calendar.at) }),
        ),
        legend: LEGEND.map((step) => plainText(lang.t('slots-legend', { step }))),
        nameOf,
      }
      const bytes = await drawCalendar({ ...calendar, places }, words, lang, theme)
      return { name: 'slots.png', bytes, mime: 'image/png' }
    }
  desk.attachments = {
    ...desk.attachments,
    [pictureKind('light')]: picture('light'),
    [pictureKind('dark')]: picture('dark'),
  }
}
