import { type Day, dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { Button, Screen } from '../screen.ts'

/** A message stored before it is rendered, so it leaves in the language the reader has by then. */
export interface Notice {
  /** Fluent message of the text. */
  readonly messageKey: string
  /** Plain values for it; days as `YYYY-MM-DD`, or as a moment in ms, under names ending in `Day`, see {@link renderNotice}. */
  readonly vars: Readonly<Record<string, string | number>>
  /** Rows of buttons; labels are Fluent messages too. */
  readonly keyboard?: readonly (readonly NoticeButton[])[]
  /** Good to know, no reason to look at the phone: without sound at the level 'important'. */
  readonly isRoutine?: boolean
  /** A file the message comes with; the text is its caption then, 1024 characters at most. */
  readonly attachment?: NoticeAttachment
}

export interface NoticeAttachment {
  /** Whoever makes it, see `Desk.attachments`. */
  readonly kind: string
  /** What of, e.g. a campaign's id. */
  readonly id: string
  /** Telegram squeezes photos and shows them; documents arrive as they are. */
  readonly as: 'document' | 'photo'
}

export interface NoticeButton {
  readonly labelKey: string
  /** Callback data made by an action, or … */
  readonly data?: string
  /** … a link. */
  readonly url?: string
}

/**
 * The notice in the reader's language. A value under a name ending in `Day` is shown as `25 ноя, вт`: of a moment, the day it
 * falls on where the reader is.
 */
export function renderNotice(notice: Notice, lang: Lang): Screen {
  const vars: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(notice.vars))
    vars[name] = name.endsWith('Day') ? lang.dayWithWeekday(dayOf(value, lang)) : value
  const buttonOf = ({ labelKey, data, url }: NoticeButton): Button => {
    const text = lang.say(labelKey, vars)
    return url === undefined ? { text, data: data ?? '' } : { text, url }
  }
  return {
    text: lang.say(notice.messageKey, vars),
    ...(notice.keyboard ? { keyboard: notice.keyboard.map((row) => row.map(buttonOf)) } : {}),
  }
}

const dayOf = (value: string | number, { timeZone }: Lang): Day =>
  typeof value === 'number' ? dayIn(timeZone, value) : value
