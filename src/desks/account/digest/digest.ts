import type { Day } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { Attachment } from '#telegram/attachments/attachment.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { NoticeButton } from '#telegram/outbox/notice.ts'
import { openDigests } from '../personal/actions.ts'
import type { Period } from './period.ts'

/** Who draws the picture: see `Desk.attachments`. */
export const DIGEST_KIND = 'account.digest'

/** What a shop did in a period, and what waits there now. */
export interface DigestFigures {
  readonly catches: number
  readonly losses: number
  readonly campaigns: number
  readonly imported: number
  readonly operations: number
  /** Keys that services refuse. */
  readonly brokenKeys: number
  readonly pausedMonitors: number
  /** Questions of the stock desk nobody has answered. */
  readonly questions: number
  /** New prices that wait for a yes. */
  readonly heldPrices: number
}

export const NO_FIGURES: DigestFigures = {
  ...{ catches: 0, losses: 0, campaigns: 0, imported: 0, operations: 0 },
  ...{ brokenKeys: 0, pausedMonitors: 0, questions: 0, heldPrices: 0 },
}

const DONE = ['catches', 'losses', 'campaigns', 'imported', 'operations'] as const

/** Where a proposal leads; owned by the desks. */
export interface ProposalLinks {
  readonly keys: string
  readonly monitors: string
  readonly stock: string
  readonly imports: string
}

const MOST_PROPOSALS = 2

/** Nothing happened: no message. Standing questions alone are told by their own messages. */
export function isQuiet(figures: DigestFigures): boolean {
  return DONE.every((name) => figures[name] === 0)
}

/** A digest of one shop, once a period and reader, with its picture and what could be done next. */
export function digestNotice(
  reader: { readonly userId: number; readonly workspaceId: string; readonly workspace: string },
  { kind, from, to }: Period,
  figures: DigestFigures,
  links: ProposalLinks,
): OwedMessage {
  const { userId, workspaceId, workspace } = reader
  const proposals: NoticeButton[] = [
    ...(figures.brokenKeys > 0 ? [{ labelKey: 'button-digest-keys', data: links.keys }] : []),
    ...(figures.questions > 0 ? [{ labelKey: 'button-digest-stock', data: links.stock }] : []),
    ...(figures.heldPrices > 0 ? [{ labelKey: 'button-digest-prices', data: links.imports }] : []),
    ...(figures.pausedMonitors > 0
      ? [{ labelKey: 'button-digest-paused', data: links.monitors }]
      : []),
  ].slice(0, MOST_PROPOSALS)
  return {
    key: `digest:${kind}:${userId}:${to}`,
    ...{ chatId: userId, workspaceId },
    notice: {
      messageKey: kind === 'daily' ? 'notice-digest-daily' : 'notice-digest-weekly',
      vars: { ...figures, workspace, fromDay: from, toDay: to },
      keyboard: [
        ...proposals.map((one) => [one]),
        [{ labelKey: 'button-digest-less', data: openDigests({}) }],
      ],
      isRoutine: true,
      attachment: { kind: DIGEST_KIND, id: `${workspaceId}:${from}:${to}`, as: 'photo' },
    },
  }
}

/** The figures as bars. */
export function digestPicture(
  draw: (picture: {
    readonly title: string
    readonly subtitle: string
    readonly bars: readonly { label: string; value: number; text: string }[]
    readonly note: string
  }) => Promise<Uint8Array>,
) {
  return async (
    lang: Lang,
    workspace: string,
    figures: DigestFigures,
    [from, to]: readonly [Day, Day],
  ): Promise<Attachment> => {
    const days = from === to ? lang.day(from) : `${lang.day(from)} – ${lang.day(to)}`
    const bytes = await draw({
      title: workspace,
      subtitle: days,
      bars: DONE.map((what) => ({
        label: lang.t('digest-bar', { what }),
        value: figures[what],
        text: lang.number(figures[what]),
      })),
      note: '',
    })
    return { name: `digest-${to}.png`, bytes, mime: 'image/png' }
  }
}
