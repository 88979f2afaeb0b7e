import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { AccountFigures } from '../../../channels/figures.ts'
import type { ChannelService } from '../../../channels/schema.ts'
import type { ChannelAccount } from '../../../channels/store.ts'
import * as actions from '../actions.ts'

export interface ChannelsView {
  readonly accounts: readonly ChannelAccount[]
  readonly issues: number
  readonly canManage: boolean
  /** Callback data of "connect an account" for each service that is offered. */
  readonly connect: Readonly<Partial<Record<ChannelService, string>>>
  readonly deskData: string
}

type StateWord = 'armed' | 'new' | 'compared' | 'paused' | 'held' | 'writer' | 'failed' | 'locked'

function stateOf(account: ChannelAccount): StateWord {
  if (account.keyRefusedAt) return 'locked'
  if (account.otherWriter) return 'writer'
  if (!account.armedAt) return account.previewedAt ? 'compared' : 'new'
  if (account.pausedAt) return 'paused'
  if (account.heldAt) return 'held'
  return account.failures > 0 ? 'failed' : 'armed'
}

const MARKS: Readonly<Record<StateWord, string>> = {
  armed: '✅',
  new: '🔍',
  compared: '🔍',
  paused: '⏸',
  held: '⚠️',
  writer: '⚠️',
  failed: '⚠️',
  locked: '⚠️',
}

/** Every channel of the workspace, and the way to connect another. */
export function channelsScreen(lang: Lang, view: ChannelsView): Screen {
  const { accounts, issues, canManage, connect } = view
  const armed = accounts.filter((account) => stateOf(account) === 'armed').length
  const add = (['allegro', 'wix'] as const).flatMap((service): Button[] => {
    const data = connect[service]
    return data ? [{ text: lang.t(`button-channel-${service}`), data }] : []
  })
  const inbox: Button = {
    text: lang.t('button-channels-inbox', { issues }),
    data: actions.openInbox({ page: 0 }),
  }
  const orders: Button = {
    text: lang.t('button-orders'),
    data: actions.openOrders({ what: 'all', page: 0 }),
  }
  const sync: Button = { text: lang.t('button-channels-sync'), data: actions.syncAll({}) }
  const group: Button = { text: lang.t('button-notify'), data: actions.openGroup({}) }
  return {
    text: [
      lang.t('channels-title'),
      accounts.length === 0
        ? lang.t('channels-empty')
        : lang.t('channels-count', { armed, total: accounts.length }),
      ...(issues > 0 ? [lang.t('channels-issues', { issues })] : []),
    ].join('\n'),
    keyboard: [
      ...inRows(
        accounts.map((account) => ({
          text: fitLabel(`${MARKS[stateOf(account)]} ${account.name}`),
          data: actions.openChannel({ id: account.id }),
        })),
        2,
      ),
      ...(issues > 0 ? [[inbox]] : []),
      ...(accounts.length > 0 ? [[orders, group]] : []),
      ...(canManage && armed > 0 ? [[sync]] : []),
      ...(canManage && add.length > 0 ? [add] : []),
      [{ text: lang.t('button-stock-back'), data: view.deskData }],
    ],
  }
}

export interface ChannelView {
  readonly account: ChannelAccount
  readonly figures: AccountFigures
  readonly canManage: boolean
  readonly isOwner: boolean
  /** Callback data of "connect an account" of its service. */
  readonly connect: string | undefined
}

/** One channel: how it stands, what it shows, what can be done with it. */
export function channelScreen(lang: Lang, view: ChannelView): Screen {
  const { account, figures, canManage } = view
  const { id, name, rules } = account
  const state = stateOf(account)
  const { waiting, conflicts } = figures
  return {
    text: [
      lang.t('channel-title', { name, service: account.service }),
      lang.t('channel-state', { state, minutes: account.syncMinutes }),
      lang.t('channel-listings', { listings: figures.listings, linked: figures.linked }),
      ...(conflicts > 0 ? [lang.t('channel-conflicts', { conflicts })] : []),
      ...(state === 'armed' ? [lang.t('channel-waiting', { waiting })] : []),
      ...(rules.buffer > 0 ? [lang.t('channel-rules-buffer', { buffer: rules.buffer })] : []),
      ...(rules.maxShown === null ? [] : [lang.t('channel-rules-max', { max: rules.maxShown })]),
      ...(rules.share < 100 ? [lang.t('channel-rules-share', { share: rules.share })] : []),
      ...(rules.direction === 'both'
        ? []
        : [lang.t('channel-rules-direction', { direction: rules.direction })]),
    ].join('\n'),
    keyboard: [
      ...(canManage ? managed(lang, account, state, view.connect) : []),
      [
        {
          text: lang.t('button-channel-history'),
          data: actions.openAttempts({ id, status: 'all', page: 0 }),
        },
        ...(view.isOwner
          ? [{ text: lang.t('button-channel-remove'), data: actions.askRemoveChannel({ id }) }]
          : []),
      ],
      [{ text: lang.t('button-channels-back'), data: actions.openChannels({}) }],
    ],
  }
}

function managed(
  lang: Lang,
  { id }: ChannelAccount,
  state: StateWord,
  connect: string | undefined,
): Button[][] {
  if (state === 'locked') {
    const key: Button | undefined = connect
      ? { text: lang.t('button-issue-connect'), data: connect, style: 'primary' }
      : undefined
    const again = { text: lang.t('button-issue-again'), data: actions.syncChannel({ id }) }
    return [[...(key ? [key] : []), again]]
  }
  const isOff = state === 'writer'
  const isNew = state === 'new' || state === 'compared'
  const writer: Button = {
    text: lang.t('button-channel-writer', { on: isOff ? 1 : 0 }),
    data: actions.setWriter({ id, on: isOff ? '0' : '1' }),
  }
  if (isOff) return [[writer]]
  const check: Button = {
    text: lang.t('button-channel-check'),
    data: actions.checkChannel({ id }),
    ...(isNew && { style: 'primary' as const }),
  }
  const rules: Button = { text: lang.t('button-channel-rules'), data: actions.openRules({ id }) }
  if (isNew) return [[check], [rules, writer]]
  const isPaused = state === 'paused'
  return [
    [
      { text: lang.t('button-channel-sync'), data: actions.syncChannel({ id }) },
      {
        text: lang.t(isPaused ? 'button-channel-resume' : 'button-channel-pause'),
        data: actions.pauseChannel({ id, on: isPaused ? '0' : '1' }),
      },
    ],
    [check, rules],
    [
      { text: lang.t('button-channel-interval'), data: actions.openInterval({ id }) },
      { text: lang.t('button-channel-rename'), data: actions.renameChannel({ id }) },
    ],
    [writer],
  ]
}

const MINUTES = [15, 30, 60, 180, 720] as const

/** `others`: channels whose interval is another one. */
export function intervalScreen(
  lang: Lang,
  { id, name, syncMinutes }: ChannelAccount,
  others: number,
): Screen {
  const options = MINUTES.map((minutes): Button => {
    const text = lang.t('button-minutes', { minutes })
    return {
      text: minutes === syncMinutes ? `✓ ${text}` : text,
      data: actions.setInterval({ id, minutes }),
    }
  })
  return {
    text: lang.t('channel-interval-ask', { name }),
    keyboard: [
      ...inRows(options, 3),
      ...(others > 0
        ? [[{ text: lang.t('button-channel-intervals'), data: actions.setIntervals({ id }) }]]
        : []),
      [toChannel(lang, id)],
    ],
  }
}

export const isInterval = (minutes: number) => MINUTES.some((one) => one === minutes)

export function removeChannelScreen(lang: Lang, { id, name }: ChannelAccount): Screen {
  return {
    text: lang.t('channel-remove-ask', { name }),
    keyboard: [
      [toChannel(lang, id)],
      [
        {
          text: lang.t('button-channel-removed'),
          data: actions.removeChannel({ id }),
          style: 'danger',
        },
      ],
    ],
  }
}

/** Before the first push: does Base change this account's stock as well? */
export function writerScreen(lang: Lang, { id, name }: ChannelAccount): Screen {
  const answer = (base: '0' | '1'): Button => ({
    text: lang.t('button-channel-base', { base: Number(base) }),
    data: actions.answerWriter({ id, base }),
  })
  return {
    text: lang.t('channel-base-ask', { name }),
    keyboard: [[answer('0'), answer('1')], [toChannel(lang, id)]],
  }
}

export const toChannel = (lang: Lang, id: string): Button => ({
  text: lang.t('button-channel-back'),
  data: actions.openChannel({ id }),
})
