import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { BaseLink } from '../../base/store.ts'
import { toStock } from '../products/screens/parts.ts'
import * as actions from './actions.ts'
import { toBase } from './run-cards.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export interface KeysView {
  readonly keys: readonly Named[]
  readonly canManage: boolean
  /** Callback data of "connect Base". */
  readonly connectData: string
}

/** Keys of Base, or how to connect one. */
export function baseScreen(lang: Lang, { keys, canManage, connectData }: KeysView): Screen {
  const add: Button = { text: lang.t('button-base-connect'), data: connectData }
  return {
    text: [lang.t('base-title'), lang.t(keys.length === 0 ? 'base-empty' : 'base-choose-key')].join(
      '\n',
    ),
    keyboard: [
      ...keys.map(({ id, name }): Button[] => [
        { text: fitLabel(name, 34), data: actions.openBaseKey({ key: id }) },
      ]),
      ...(canManage ? [[add]] : []),
      [toStock(lang)],
    ],
  }
}

export interface KeyView {
  readonly key: Named
  readonly link: BaseLink | undefined
  /** Keys beside this one. */
  readonly others: number
  readonly isOtherWriter: boolean
  readonly canManage: boolean
}

/** One Base account: what is read from it and whether our numbers are written to it. */
export function keyScreen(lang: Lang, view: KeyView): Screen {
  const { key, link, canManage } = view
  const counted = link?.warehouses.filter(({ isCounted }) => isCounted).map(({ name }) => name)
  return {
    text: [
      lang.t('base-key-title', { name: key.name }),
      ...(link
        ? [
            lang.t('base-line-inventory', { name: link.inventoryName }),
            lang.t('base-line-warehouses', { names: counted?.join(', ') ?? '' }),
            link.importedAt
              ? lang.t('base-imported', { time: lang.dateTime(link.importedAt.getTime()) })
              : lang.t('base-not-imported'),
            pushLine(lang, link, view.isOtherWriter),
          ]
        : [lang.t('base-new')]),
    ].join('\n'),
    keyboard: [
      ...(canManage ? managed(lang, key.id, link) : []),
      [view.others > 0 ? toBase(lang) : toStock(lang)],
    ],
  }
}

function managed(lang: Lang, key: string, link: BaseLink | undefined): Button[][] {
  const choose: Button = {
    text: lang.t(link ? 'button-base-other' : 'button-base-start'),
    data: actions.chooseBase({ key }),
    ...(!link && { style: 'primary' as const }),
  }
  if (!link) return [[choose]]
  const again: Button = {
    text: lang.t('button-base-again'),
    data: actions.readBase({ link: link.id }),
    style: 'primary',
  }
  const push: Button = {
    text: lang.t('button-base-push', { on: link.pushTo === null ? 0 : 1 }),
    data: actions.openPush({ link: link.id }),
  }
  return [[again], [choose], ...(link.importedAt ? [[push]] : [])]
}

function pushLine(lang: Lang, link: BaseLink, isOtherWriter: boolean): string {
  const warehouse = link.warehouses.find(({ key }) => key === link.pushTo)?.name ?? ''
  if (link.pushTo === null) return lang.t('base-push-off')
  if (isOtherWriter) return lang.t('base-push-other-writer')
  if (link.pushFailures > 0) return lang.t('base-push-failing', { warehouse })
  return lang.t('base-push-on', { warehouse })
}

/** To which warehouse our numbers are written, and what that does there. */
export function pushScreen(
  lang: Lang,
  { link, products, isOtherWriter }: { link: BaseLink; products: number; isOtherWriter: boolean },
): Screen {
  const back: Button = {
    text: lang.t('button-base-key-back'),
    data: actions.openBaseKey({ key: link.credentialId }),
  }
  const writable = link.warehouses.flatMap(({ key, name, isWritable }, at) =>
    isWritable ? [{ key, name, at }] : [],
  )
  const off: Button = {
    text: lang.t('button-base-push-off'),
    data: actions.setPush({ link: link.id, at: -1 }),
  }
  if (isOtherWriter) {
    return { text: lang.t('base-push-other-writer'), keyboard: [[back]] }
  }
  return {
    text: [
      lang.t('base-push-title'),
      writable.length === 0 ? lang.t('base-push-none') : lang.t('base-push-ask', { products }),
    ].join('\n'),
    keyboard: [
      ...writable.map(({ key, name, at }): Button[] => [
        {
          text: `${key === link.pushTo ? '✓ ' : ''}${fitLabel(name, 30)}`,
          data: actions.setPush({ link: link.id, at }),
        },
      ]),
      ...(link.pushTo === null ? [] : [[off]]),
      [back],
    ],
  }
}
