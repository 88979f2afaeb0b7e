import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { adminBack } from '../chat/parts.ts'
import type { PromoCode } from '../ports.ts'
import { giftVars } from './gift.ts'

/** Codes on a page. */
export const PAGE = 8

export function stateOf({ uses, maxUses, expiresAt }: PromoCode, now: number) {
  if (expiresAt !== null && expiresAt <= now) return 'over'
  return uses >= maxUses ? 'used' : 'open'
}

const back = (lang: Lang): Button => ({
  text: lang.t('admin-button-promos-back'),
  data: actions.openPromos({}),
})

/** Newest first; one more than a page when there are more. */
export function promosScreen(
  lang: Lang,
  { promos, page }: { readonly promos: readonly PromoCode[]; readonly page: number },
  now: number,
): Screen {
  const pages = promos.length > PAGE ? page + 2 : page + 1
  return {
    text: [
      lang.t('admin-promos-title'),
      lang.t(promos.length === 0 ? 'admin-promos-none' : 'admin-promos-about'),
    ].join('\n'),
    keyboard: [
      ...promos.slice(0, PAGE).map((promo): Button[] => {
        const { code, uses, maxUses } = promo
        const mark = stateOf(promo, now) === 'open' ? '' : '✕ '
        const text = fitLabel(`${mark}${code} · ${uses} / ${maxUses}`, 36)
        return [{ text, data: actions.openPromo({ code }) }]
      }),
      ...pager({ page, pages, isCounted: false }, (to) => actions.pagePromos({ page: to })),
      [
        {
          text: lang.t('admin-button-promo-new'),
          data: actions.startPromo({}),
          style: 'primary',
        },
        adminBack(lang),
      ],
    ],
  }
}

export function promoScreen(lang: Lang, promo: PromoCode, now: number): Screen {
  const { code, uses, maxUses, expiresAt } = promo
  const state = stateOf(promo, now)
  const end: Button = {
    text: lang.t('admin-button-promo-end'),
    data: actions.askEndPromo({ code }),
    style: 'danger',
  }
  return {
    text: [
      lang.t('admin-promo-title', { code }),
      lang.t('admin-promo-gift', giftVars(promo.gift)),
      lang.t('admin-promo-uses', { uses, maxUses }),
      lang.t('admin-promo-state', {
        state,
        until: expiresAt === null ? 'none' : lang.dateTime(expiresAt),
      }),
    ].join('\n'),
    keyboard: [...(state === 'open' ? [[end]] : []), [back(lang)]],
  }
}

/** Says what ends and what stays; the safe choice first. */
export function endPromoScreen(lang: Lang, { code, uses }: PromoCode): Screen {
  return {
    text: lang.t('admin-promo-end-ask', { code, uses }),
    keyboard: [
      [{ text: lang.t('admin-button-later'), data: actions.openPromo({ code }) }],
      [
        {
          text: lang.t('admin-button-promo-end'),
          data: actions.endPromo({ code }),
          style: 'danger',
        },
      ],
    ],
  }
}
