import type { Origin } from '#desks/account/keys/actions.ts'
import { newCampaign } from '#desks/campaigns/chat/actions.ts'
import { openImports } from '#desks/imports/chat/actions.ts'
import { openBase } from '#desks/stock/chat/base/actions.ts'
import { openChannels } from '#desks/stock/chat/channels/actions.ts'
import { newMonitor } from '#desks/supplies/chat/actions.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { Button } from '#telegram/screen.ts'

/** What a key just added is good for. */
export function firstUse(lang: Lang, service: string): Button {
  const [label, data] = (() => {
    switch (service) {
      case 'wildberries':
      case 'wb-cabinet':
        return ['button-monitor-new', newMonitor({})] as const
      case 'allegro':
      case 'wix':
        return ['button-channels', openChannels({})] as const
      case 'poizon':
      case 'woocommerce':
        return ['button-menu-imports', openImports({})] as const
      case 'base':
        return ['button-base', openBase({})] as const
      default:
        return ['button-campaign-new', newCampaign({})] as const
    }
  })()
  return { text: lang.t(label), data, style: 'primary' }
}

/** Back to the screen that led to a key. */
export function originButton(lang: Lang, from: Origin): Button {
  switch (from) {
    case 'channels':
      return { text: lang.t('button-channels-back'), data: openChannels({}) }
    case 'base':
      return { text: lang.t('button-base-back'), data: openBase({}) }
    case 'imports':
      return { text: lang.t('button-imports-back'), data: openImports({}) }
  }
}
