import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { inRows, shortened } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { priceOf } from '../../prices/price.ts'
import type { Markup, MarkupRule, PriceRules } from '../../prices/rules.ts'
import type { RulesEffect } from '../deps.ts'
import { cut, printOf, roubles, yuan } from '../parts.ts'
import * as actions from './actions.ts'
import { type ShopFor, toOpener } from './parts.ts'

/** `10 % + 5 000 ₽`; plain. */
export function markupWords(lang: Lang, { fixed, percentE2 }: Markup): string {
  const percent = `${lang.number(percentE2 / 100)}\u00a0%`
  if (percentE2 === 0) return roubles(lang, fixed)
  return fixed === 0 ? percent : `${percent} + ${roubles(lang, fixed)}`
}

/** Four digits of a rate, as few as it takes. */
export const rateWords = (lang: Lang, rateE4: number): string => {
  const text = String(rateE4 / 10_000)
  return lang.locale === 'ru' ? text.replace('.', ',') : text
}

/** `13,5 ₽ за ¥ и 5 000 ₽`. */
export const priceWords = (lang: Lang, prices: PriceRules): string =>
  lang.t('imports-price-rule', {
    rate: rateWords(lang, prices.rateE4),
    markup: markupWords(lang, prices),
  })

/** What an example comes to, so that nobody has to reckon. */
const EXAMPLE_FEN = 50_000

export function exampleLine(lang: Lang, prices: PriceRules): string {
  const price = priceOf(prices, { fen: EXAMPLE_FEN, categoryIds: [] })
  return lang.t('imports-price-example', {
    yuan: yuan(lang, EXAMPLE_FEN),
    price: roubles(lang, price),
  })
}

/** How yuan become roubles in a shop. */
export function pricesScreen(lang: Lang, { shop, find }: ShopFor): Screen {
  const { id, name, rules } = shop
  const { prices } = rules
  return {
    text: [
      lang.t('imports-prices-title', { name: cut(name, 60) }),
      lang.t('imports-rule-rate', { rate: rateWords(lang, prices.rateE4) }),
      lang.t('imports-rule-markup', { markup: markupWords(lang, prices) }),
      lang.t('imports-option-line', { value: `rounding-${prices.rounding}` }),
      ...(prices.minMargin === 0
        ? []
        : [lang.t('imports-rule-margin', { margin: roubles(lang, prices.minMargin) })]),
      ...(prices.rules.length > 0
        ? [lang.t('imports-rule-special', { count: prices.rules.length })]
        : []),
      exampleLine(lang, prices),
    ].join('\n'),
    keyboard: [
      [
        ...actions.TYPED_RULES.map(
          (field): Button => ({
            text: lang.t('imports-rule-button', { field }),
            data: actions.startRule({ id, find, field }),
          }),
        ),
      ],
      [
        {
          text: lang.t('imports-option-button', { field: 'rounding' }),
          data: actions.openOption({ id, find, field: 'rounding' }),
        },
        { text: lang.t('button-imports-markups'), data: actions.openMarkups({ id, find }) },
      ],
      [toOpener(lang, id, find)],
    ],
  }
}

/** A rule's own name in buttons: what it says. */
export const markupPrint = (rule: MarkupRule): string => printOf(JSON.stringify(rule))

export interface MarkupsView extends ShopFor {
  /** Names of categories by id. */
  readonly names: ReadonlyMap<string, string>
}

const MARKUPS = 8

/** Markups for some goods, in the order in which they are tried. */
export function markupsScreen(lang: Lang, { shop, find, names }: MarkupsView): Screen {
  const { id, name } = shop
  const { rules, ...usual } = shop.rules.prices
  return {
    text: [
      lang.t('imports-prices-title', { name: cut(name, 60) }),
      lang.t(rules.length === 0 ? 'imports-markups-none' : 'imports-markups-hint'),
      ...rules
        .slice(0, MARKUPS)
        .map((rule, index) => `${index + 1}. ${markupLine(lang, rule, names)}`),
      lang.t('imports-markups-else', { markup: markupWords(lang, usual) }),
    ].join('\n'),
    keyboard: [
      ...inRows(
        rules.slice(0, MARKUPS).map(
          (rule, at): Button => ({
            text: lang.t('button-imports-markup-off', { number: at + 1 }),
            data: actions.askMarkupOff({ id, find, at, print: markupPrint(rule) }),
          }),
        ),
        3,
      ),
      [
        ...(rules.length < MARKUPS
          ? [{ text: lang.t('button-imports-markup-add'), data: actions.startMarkup({ id, find }) }]
          : []),
        { text: lang.t('button-imports-prices-back'), data: actions.openPrices({ id, find }) },
      ],
    ],
  }
}

/** `Кеды, 300–900 ¥: 10 %`. */
export function markupLine(
  lang: Lang,
  rule: MarkupRule,
  names: ReadonlyMap<string, string>,
): string {
  const { categoryIds = [], fromFen, toFen } = rule
  const what = [
    ...categoryIds.map((id) => cut(names.get(id) ?? id, 30)),
    ...(fromFen === undefined && toFen === undefined ? [] : [plainText(fenRange(lang, rule))]),
  ]
  return lang.t('imports-markup-line', {
    what: what.length === 0 ? plainText(lang.t('imports-price-any')) : what.join(', '),
    markup: markupWords(lang, rule),
  })
}

const FEN = 100

/** `300–900 ¥`, `от 300 ¥`. */
export function fenRange(
  lang: Lang,
  { fromFen, toFen }: Pick<MarkupRule, 'fromFen' | 'toFen'>,
): string {
  return lang.t('imports-fen-range', {
    from: (fromFen ?? 0) / FEN,
    to: (toFen ?? 0) / FEN,
    ends: toFen === undefined ? 'from' : fromFen === undefined ? 'to' : 'both',
  })
}

/** What a change of rules does to prices that stand in the shop. */
export function effectLines(lang: Lang, effect: RulesEffect): string[] {
  const { products, raised, lowered, largest } = effect
  if (products === 0) return [lang.t('imports-effect-empty')]
  if (raised + lowered === 0) return [lang.t('imports-effect-none')]
  return [
    lang.t('imports-effect', { count: raised + lowered, products, raised, lowered }),
    ...(largest
      ? [
          lang.t('imports-effect-largest', {
            name: shortened(largest.title, 40),
            before: roubles(lang, largest.before),
            after: roubles(lang, largest.after),
          }),
        ]
      : []),
    lang.t('imports-effect-when'),
  ]
}

export function markupOffScreen(
  lang: Lang,
  view: ShopFor & {
    readonly at: number
    readonly print: string
    readonly line: string
    readonly effect: RulesEffect
  },
): Screen {
  const { shop, find, at, print, line, effect } = view
  const { id } = shop
  return {
    text: [
      lang.t('imports-markup-off-ask', { line: plainText(line) }),
      ...effectLines(lang, effect),
    ].join('\n'),
    keyboard: [
      [
        { text: lang.t('button-imports-not-now'), data: actions.openMarkups({ id, find }) },
        {
          text: lang.t('button-imports-markup-off-yes'),
          data: actions.removeMarkup({ id, find, at, print }),
          style: 'danger',
        },
      ],
    ],
  }
}
