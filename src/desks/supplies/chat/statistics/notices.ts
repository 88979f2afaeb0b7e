import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { Theme } from '../../slots/picture/palette.ts'
import { PERIODS, type Period } from '../../statistics/room.ts'
import { openFigures, sendFigures } from './actions.ts'

/** Who draws the picture: see `Desk.attachments`. */
export const figuresKind = (theme: Theme) => `supplies.figures-${theme}`

/** What a picture is of: a monitor's figures, or with '' a shop's. */
export interface FiguresOf {
  readonly workspaceId: string
  readonly monitor: string
  readonly period: Period
}

const idOf = ({ workspaceId, monitor, period }: FiguresOf) =>
  [workspaceId, monitor, period].join(':')

export function figuresOf(id: string): FiguresOf | undefined {
  const [workspaceId = '', monitor = '', days] = id.split(':')
  const period = PERIODS.find((one) => String(one) === days)
  return period && { workspaceId, monitor, period }
}

/** The picture somebody asked for, once an update. */
export function figuresNotice(
  of: FiguresOf & { readonly chatId: number; readonly updateId: number },
  theme: Theme,
): OwedMessage {
  const { workspaceId, chatId, updateId, monitor, period } = of
  const other = theme === 'light' ? 'dark' : 'light'
  const days = String(period) as `${Period}`
  return {
    key: `supplies:figures:${updateId}`,
    chatId,
    workspaceId,
    notice: {
      messageKey: 'figures-picture-caption',
      vars: { days: period },
      keyboard: [
        [
          { labelKey: `button-slots-${other}`, data: sendFigures({ monitor, days, theme: other }) },
          { labelKey: 'button-stats-numbers', data: openFigures({ monitor, days }) },
        ],
      ],
      isRoutine: true,
      attachment: { kind: figuresKind(theme), id: idOf(of), as: 'photo' },
    },
  }
}
