import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { ShopRules } from '../../shops/rules.ts'
import type { ImportShop, RulesEffect } from '../deps.ts'
import { cut } from '../parts.ts'
import * as actions from './actions.ts'
import { type ShopFor, toShop } from './parts.ts'
import { effectLines, exampleLine } from './prices.ts'

/** How products are made in a shop. */
export function fillingScreen(lang: Lang, { id, name, rules }: ImportShop): Screen {
  const fields = actions.OPTION_FIELDS.filter((field) => field !== 'rounding')
  return {
    text: [
      lang.t('imports-filling-title', { name: cut(name, 60) }),
      ...fields.map((field) =>
        lang.t('imports-option-line', { value: `${field}-${optionOf(rules, field)}` }),
      ),
    ].join('\n'),
    keyboard: [
      ...inRows(
        fields.map(
          (field): Button => ({
            text: lang.t('imports-option-button', { field }),
            data: actions.openOption({ id, find: '', field }),
          }),
        ),
        2,
      ),
      [toShop(lang, id)],
    ],
  }
}

/** What an option stands at, as its buttons say it. */
export function optionOf(rules: ShopRules, field: actions.OptionField): string {
  switch (field) {
    case 'rounding':
      return String(rules.prices.rounding)
    case 'texts':
      return rules.isTextByModel ? 'model' : 'template'
    case 'claim':
      return rules.mayClaimOriginal ? 'yes' : 'no'
    case 'pictures':
      return `${rules.pictureSide}-${rules.pictureFormat}`
    case 'publish':
      return rules.isPublished ? 'yes' : 'no'
    case 'jump':
      return String(rules.jumpPercent)
    case 'trade':
      return rules.tradeTypes.length === 0 ? 'all' : rules.tradeTypes.join('-')
  }
}

/** Back to the list of options a field belongs to. */
const toField = (lang: Lang, id: string, find: string, field: actions.OptionField): Button =>
  field === 'rounding'
    ? { text: lang.t('button-imports-prices-back'), data: actions.openPrices({ id, find }) }
    : { text: lang.t('button-imports-filling-back'), data: actions.openFilling({ id }) }

export function optionScreen(
  lang: Lang,
  { shop, find, field }: ShopFor & { readonly field: actions.OptionField },
): Screen {
  const { id, rules } = shop
  const now = optionOf(rules, field)
  return {
    text: [
      lang.t('imports-option-line', { value: `${field}-${now}` }),
      lang.t('imports-option-ask', { field }),
    ].join('\n'),
    keyboard: [
      ...inRows(
        actions.OPTIONS[field].map((value): Button => {
          const text = plainText(lang.t('imports-option-value', { value: `${field}-${value}` }))
          return {
            text: value === now ? `✓ ${text}` : text,
            data: actions.setOption({ id, find, field, value, sure: '0' }),
          }
        }),
        2,
      ),
      [toField(lang, id, find, field)],
    ],
  }
}

/** What another value would do, before it is taken. */
export function optionEffectScreen(
  lang: Lang,
  view: ShopFor & {
    readonly field: actions.OptionField
    readonly value: string
    readonly rules: ShopRules
    /** Null where prices that stand are not touched. */
    readonly effect: RulesEffect | null
  },
): Screen {
  const { shop, find, field, value, rules, effect } = view
  const { id } = shop
  return {
    text: [
      lang.t('imports-option-line', { value: `${field}-${optionOf(shop.rules, field)}` }),
      lang.t('imports-option-becomes', { value: `${field}-${value}` }),
      ...(effect
        ? [exampleLine(lang, rules.prices), ...effectLines(lang, effect)]
        : [lang.t('imports-option-effect', { field })]),
    ].join('\n'),
    keyboard: [
      [
        { text: lang.t('button-imports-not-now'), data: actions.openOption({ id, find, field }) },
        {
          text: lang.t('button-imports-take'),
          data: actions.setOption({ id, find, field, value, sure: '1' }),
          style: 'primary',
        },
      ],
    ],
  }
}
