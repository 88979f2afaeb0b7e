import type { Lang } from '#platform/texts/lang.ts'
import { shortened } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { askGroup, freeGroup, openChannels, openGroup } from '../actions.ts'

const TITLE = 60

/** Which group alerts go to, if any. */
export function groupScreen(
  lang: Lang,
  {
    group,
    canManage,
  }: {
    readonly group: { readonly title: string; readonly threadId: number | null } | undefined
    readonly canManage: boolean
  },
): Screen {
  const bind: Button = {
    text: lang.t('button-notify-bind', { other: group ? 1 : 0 }),
    data: askGroup({}),
    ...(!group && { style: 'primary' as const }),
  }
  const free: Button = { text: lang.t('button-notify-free'), data: freeGroup({}) }
  return {
    text: [
      lang.t('notify-title'),
      group
        ? lang.t('notify-is', {
            title: shortened(group.title, TITLE),
            topic: group.threadId === null ? 0 : 1,
          })
        : lang.t('notify-none'),
    ].join('\n'),
    keyboard: [
      ...(canManage ? [[bind, ...(group ? [free] : [])]] : []),
      [{ text: lang.t('button-channels-back'), data: openChannels({}) }],
    ],
  }
}

/** How to bind one: a button that adds the bot to a group, or words to write in a topic. */
export function groupCodeScreen(
  lang: Lang,
  { payload, bot }: { readonly payload: string; readonly bot: string },
): Screen {
  const url = `https://t.me/${bot}?startgroup=${payload}`
  return {
    text: lang.t('notify-code', { command: `/start@${bot} ${payload}` }),
    keyboard: [
      [{ text: lang.t('button-notify-choose'), url }],
      [{ text: lang.t('button-notify-done'), data: openGroup({}) }],
    ],
  }
}
