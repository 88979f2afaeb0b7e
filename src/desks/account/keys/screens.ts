import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel, inRows } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Credential } from '../store.ts'
import * as actions from './actions.ts'
import type { AddOutcome } from './adding.ts'
import { type PastedWord, type ServiceEntry, serviceEntry } from './services.ts'

/** Data of the home button, owned by the surface. */
export interface Chrome {
  readonly homeData: string
}

export interface KeysView {
  readonly keys: readonly Credential[]
  readonly maxKeys: number
  readonly canManage: boolean
  /** Counted from 0; beyond the end it is the last one. */
  readonly page: number
}

/** Keys on one screen: Telegram takes a hundred buttons, a phone shows ten rows. */
const PAGE = 10

const back = (lang: Lang): Button => ({
  text: lang.t('button-keys-back'),
  data: actions.openKeys({}),
})

export function keysScreen(lang: Lang, view: KeysView, chrome: Chrome): Screen {
  const last = Math.max(0, Math.ceil(view.keys.length / PAGE) - 1)
  const page = Math.min(Math.max(0, view.page), last)
  const shown = view.keys.slice(page * PAGE, (page + 1) * PAGE)
  const lines = shown.map((key) => lang.t('keys-line', lineVars(lang, key)))
  const rows: Button[][] = inRows(
    shown.map((key) => ({
      text: fitLabel(`${key.name} ${key.mask}`),
      data: actions.openKey({ id: key.id }),
    })),
    2,
  )
  rows.push(...pager({ page, pages: last + 1 }, (wanted) => actions.pageKeys({ page: wanted })))
  if (view.canManage) {
    rows.push([
      { text: lang.t('button-key-add'), data: actions.chooseService({}), style: 'primary' },
    ])
  }
  if (view.keys.length > 0 && view.canManage) {
    rows.push([{ text: lang.t('button-keys-test-all'), data: actions.testAll({}) }])
  }
  rows.push([{ text: lang.t('button-home'), data: chrome.homeData }])
  const body = view.keys.length === 0 ? [lang.t('keys-empty')] : lines
  return { text: [lang.t('keys-title'), ...body].join('\n'), keyboard: rows }
}

/** Which service a new key is for. */
export function servicesScreen(lang: Lang, offered: readonly ServiceEntry[]): Screen {
  const buttons = offered.map(({ word, service }) => ({
    text: lang.t('service-button', { service }),
    data: actions.addKey({ service: word }),
  }))
  return { text: lang.t('keys-choose'), keyboard: [...inRows(buttons, 2), [back(lang)]] }
}

/** To the page where a code is to be had. */
export const codeButton = (lang: Lang, link: string): Button => ({
  text: lang.t('button-key-code'),
  url: link,
})

/** How to get a key, and where to send it. */
export function addScreen(
  lang: Lang,
  word: PastedWord,
  view: {
    readonly link: string | undefined
    readonly sheetsEmail: string
    /** Where one came from, if not from the keys. */
    readonly origin?: { readonly from: actions.Origin; readonly back: Button } | undefined
  },
): Screen {
  const { link, sheetsEmail, origin } = view
  const rows: Button[][] = []
  if (link !== undefined) rows.push([codeButton(lang, link)])
  // Keys of Wildberries are recognised wherever they are pasted; codes and links are not.
  const isTyped = word !== 'wb' && word !== 'cabinet'
  const hasWay = word !== 'google' || link !== undefined || sheetsEmail !== ''
  if (isTyped && hasWay) {
    const data = origin
      ? actions.enterKeyFrom({ service: word, from: origin.from })
      : actions.enterKey({ service: word })
    rows.push([{ text: lang.t('button-key-enter'), data }])
  }
  return {
    text: lang.say(`keys-add-${word}`, {
      email: sheetsEmail || 'none',
      link: link === undefined ? 'no' : 'yes',
    }),
    keyboard: [...rows, [origin?.back ?? back(lang)]],
  }
}

export function keyScreen(lang: Lang, key: Credential, canManage: boolean): Screen {
  const rows: Button[][] = []
  if (canManage) {
    rows.push([
      key.status === 'unproven'
        ? proveButton(lang, key)
        : { text: lang.t('button-key-test'), data: actions.testKey({ id: key.id }) },
      { text: lang.t('button-key-rename'), data: actions.renameKey({ id: key.id }) },
    ])
    const second: Button[] = []
    if (!key.isDefault && serviceEntry(key).hasDefault) {
      second.push({ text: lang.t('button-key-default'), data: actions.defaultKey({ id: key.id }) })
    }
    if (key.service === 'wildberries') {
      second.push(
        key.isShared
          ? {
              text: lang.t('button-key-unshare'),
              data: actions.shareKey({ id: key.id, share: 'off' }),
            }
          : {
              text: lang.t('button-key-share'),
              data: actions.shareKey({ id: key.id, share: 'on' }),
            },
      )
    }
    if (second.length > 0) rows.push(second)
    rows.push([
      {
        text: lang.t('button-key-remove'),
        data: actions.askRemoveKey({ id: key.id }),
        style: 'danger',
      },
      back(lang),
    ])
  } else {
    rows.push([back(lang)])
  }
  return { text: keyText(lang, key), keyboard: rows }
}

function proveButton(lang: Lang, key: Credential): Button {
  return {
    text: lang.t('button-key-prove'),
    data: actions.testKey({ id: key.id }),
    style: 'primary',
  }
}

function proofText(lang: Lang, { name, facts }: Credential): string {
  return lang.t('key-unproven', { name, code: String(facts.proofCode) })
}

function keyText(lang: Lang, key: Credential): string {
  const lines = [
    lang.t('key-title', { name: key.name, mask: key.mask }),
    lang.t('key-status', {
      status: key.status,
      service: lang.t('service-name', { service: key.service }),
    }),
  ]
  if (key.service === 'wildberries') {
    lines.push(lang.t('key-type', { type: String(key.facts.tokenType ?? 'personal') }))
    if (key.facts.readOnly === true) lines.push(lang.t('key-read-only'))
  }
  if (key.expiresAt) {
    lines.push(lang.t('key-expires', { day: lang.dateTime(key.expiresAt.getTime()) }))
  }
  if (key.checkedAt) {
    lines.push(lang.t('key-checked', { time: lang.dateTime(key.checkedAt.getTime()) }))
  }
  lines.push(
    lang.t('key-used', {
      time: key.lastUsedAt ? lang.dateTime(key.lastUsedAt.getTime()) : 'never',
    }),
  )
  if (key.service === 'wildberries') {
    lines.push('', lang.t('key-share', { shared: key.isShared ? 'yes' : 'no' }))
  }
  if (key.status === 'unproven') lines.push('', proofText(lang, key))
  return lines.join('\n')
}

/** Confirms a deletion with what hangs on the key; the safe choice first. */
export function removeScreen(lang: Lang, key: Credential, users: number): Screen {
  return {
    text: lang.t('key-remove-ask', {
      service: key.service,
      name: key.name,
      mask: key.mask,
      count: users,
    }),
    keyboard: [
      [{ text: lang.t('button-key-keep'), data: actions.openKey({ id: key.id }) }],
      [
        {
          text: lang.t('button-key-remove'),
          data: actions.removeKey({ id: key.id }),
          style: 'danger',
        },
      ],
    ],
  }
}

/** What became of a key; `deleted` tells whether its message could be removed from the chat, if it came in one. */
export function addedScreen(
  lang: Lang,
  outcome: AddOutcome,
  deleted: boolean | undefined,
  maxKeys: number,
  nextStep: Button | undefined,
): Screen {
  const lines = [outcomeText(lang, outcome, maxKeys)]
  if (deleted !== undefined) {
    lines.push(lang.t(deleted ? 'key-message-deleted' : 'key-message-kept'))
  }
  const rows: Button[][] = []
  if (outcome.kind === 'added' && nextStep) rows.push([nextStep])
  if (outcome.kind === 'unproven') rows.push([proveButton(lang, outcome.key)])
  else if (outcome.kind === 'added' || outcome.kind === 'known' || outcome.kind === 'unchecked') {
    rows.push([{ text: lang.t('button-key-open'), data: actions.openKey({ id: outcome.key.id }) }])
  }
  if (outcome.kind === 'rejected') {
    if (outcome.link !== undefined) rows.push([codeButton(lang, outcome.link)])
    rows.push([{ text: lang.t('button-key-add'), data: actions.chooseService({}) }])
  }
  rows.push([back(lang)])
  return { text: lines.join('\n\n'), keyboard: rows }
}

function outcomeText(lang: Lang, outcome: AddOutcome, maxKeys: number): string {
  switch (outcome.kind) {
    case 'added': {
      const { name, mask, service } = outcome.key
      const added = lang.t(service === 'wb-cabinet' ? 'cabinet-added' : 'key-added', { name, mask })
      const spare =
        outcome.sameSellerAs !== undefined && service === 'wildberries'
          ? `\n${lang.t('key-same-seller', { name: outcome.sameSellerAs })}`
          : ''
      const readOnly = outcome.key.facts.readOnly === true ? `\n${lang.t('key-read-only')}` : ''
      return added + spare + readOnly
    }
    case 'unchecked':
      return lang.t('key-unchecked', {
        service: lang.t('service-name', { service: outcome.key.service }),
        name: outcome.key.name,
        mask: outcome.key.mask,
      })
    case 'unproven':
      return proofText(lang, outcome.key)
    case 'known':
      return lang.t('key-known', { name: outcome.key.name, mask: outcome.key.mask })
    case 'too-many':
      return lang.t('key-too-many', { max: maxKeys })
    case 'rejected':
      return lang.say(outcome.messageKey, {})
  }
}

function lineVars(lang: Lang, key: Credential) {
  return {
    name: key.name,
    mask: key.mask,
    status: key.status,
    main: key.isDefault && serviceEntry(key).hasDefault ? 'yes' : 'no',
    kind: key.service,
    until: key.expiresAt ? lang.dateTime(key.expiresAt.getTime()) : '',
  }
}
