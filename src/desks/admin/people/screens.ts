import { dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { adminBack, dollars, nameOf } from '../chat/parts.ts'
import type { Deed, PersonFigures, PersonPlan, Spent } from '../ports.ts'
import { PEOPLE_FILTERS, type PeopleFilter, type PeoplePage, type PersonRow } from './store.ts'

/** People on a page. */
export const PAGE = 8
/** What they did, on a page. */
export const DEEDS = 10

export interface PeopleView extends PeoplePage {
  readonly text: string
  readonly filter: PeopleFilter
  readonly page: number
}

/** Everybody, or who was looked for. */
export function peopleScreen(lang: Lang, view: PeopleView): Screen {
  const { text, filter, page, total } = view
  const at = (to: number) => actions.openPeople({ is: filter, text, page: to })
  const filters = PEOPLE_FILTERS.filter((one) => one !== filter).map(
    (is): Button => ({
      text: lang.t('admin-button-filter', { filter: is }),
      data: actions.openPeople({ is, text, page: 0 }),
    }),
  )
  return {
    text: [
      lang.t('admin-people-title'),
      lang.t('admin-people-found', { filter, total }),
      ...(text === '' ? [] : [lang.t('admin-people-search', { text })]),
    ].join('\n'),
    keyboard: [
      ...view.people.map((person) => [personButton(person)]),
      ...pager({ page, pages: Math.ceil(total / PAGE) }, at),
      filters,
      [
        { text: lang.t('admin-button-find'), data: actions.startFind({}), style: 'primary' },
        adminBack(lang),
      ],
    ],
  }
}

function personButton(person: PersonRow): Button {
  const sign = person.blockedAt ? '✕ ' : person.leftAt ? '🚪 ' : ''
  // Names repeat.
  const who = person.username ? `@${person.username}` : person.id
  return {
    text: fitLabel(`${sign}${nameOf(person)} · ${who}`, 36),
    data: actions.openPerson({ userId: person.id }),
  }
}

export interface PersonView {
  readonly person: PersonRow
  readonly isAdmin: boolean
  readonly shops: readonly { readonly name: string; readonly role: string }[]
  readonly figures: PersonFigures
  readonly spending: Spent
  readonly plan?: PersonPlan
}

function planLine(lang: Lang, { plan, state, paidUntil }: PersonPlan): string {
  const until = paidUntil === null ? '–' : lang.day(dayIn(lang.timeZone, paidUntil))
  return lang.t('admin-person-plan', { plan: plan ?? '–', state, until })
}

/** Shops named on the card. */
const SHOPS = 3

/** One person: who, since when, what is theirs, what can be done. */
export function personScreen(lang: Lang, view: PersonView, extra: readonly Button[][]): Screen {
  const { person, figures, spending, plan } = view
  const { id: userId } = person
  const state = person.blockedAt ? 'blocked' : person.leftAt ? 'left' : 'active'
  const change: Button = person.blockedAt
    ? { text: lang.t('admin-button-unblock'), data: actions.askUnblock({ userId }) }
    : { text: lang.t('admin-button-block'), data: actions.startBlock({ userId }), style: 'danger' }
  const lines = [
    lang.t('admin-person-title', { name: nameOf(person), id: String(userId) }),
    lang.t('admin-person-name', {
      username: person.username ? `@${person.username}` : '–',
      locale: person.locale,
      zone: person.timeZone,
    }),
    lang.t('admin-person-since', {
      created: lang.dateTime(person.createdAt.getTime()),
      active: lang.dateTime(person.lastActiveAt.getTime()),
    }),
    lang.t('admin-person-state', { state, admin: view.isAdmin ? 'yes' : 'no' }),
    ...(person.blockReason ? [lang.t('admin-person-reason', { reason: person.blockReason })] : []),
    ...view.shops
      .slice(0, SHOPS)
      .map(({ name, role }) => lang.t('admin-person-shop', { name, role })),
    lang.t('admin-person-figures', { ...figures }),
    ...(plan ? [planLine(lang, plan)] : []),
    ...(plan?.uses ?? []).map(({ kind, used, limit, extra }) =>
      lang.t('admin-person-use', { kind, used, limit, extra }),
    ),
    lang.t('admin-person-spent', {
      calls: spending.spent.calls,
      spent: dollars(lang, spending.spent.micros),
      limit: dollars(lang, spending.limit.micros),
    }),
  ]
  return {
    text: lines.join('\n'),
    keyboard: [
      [
        { text: lang.t('admin-button-deeds'), data: actions.openDeeds({ userId, page: 0 }) },
        {
          text: lang.t('admin-button-audit-of'),
          data: actions.openAudit({ userId, looks: '1', page: 0 }),
        },
      ],
      ...extra,
      [
        ...(view.isAdmin ? [] : [change]),
        {
          text: lang.t('admin-button-people'),
          data: actions.openPeople({ is: 'all', text: '', page: 0 }),
        },
      ],
      [
        ...(state === 'active'
          ? [{ text: lang.t('admin-button-write'), data: actions.startWriting({ userId }) }]
          : []),
        adminBack(lang),
      ],
    ],
  }
}

/** What the person did lately. */
export function deedsScreen(
  lang: Lang,
  view: {
    readonly userId: number
    readonly name: string
    readonly deeds: readonly Deed[]
    readonly page: number
  },
): Screen {
  const { userId, deeds, page } = view
  const lines = deeds.slice(0, DEEDS).map(({ at, kind, about, state }) =>
    lang.t('admin-deed', {
      at: lang.dateTime(at.getTime()),
      kind,
      about: aboutText(lang, kind, about.slice(0, 40)),
      state: state === '' ? 'none' : state,
    }),
  )
  // Nobody has counted: one more than a page was asked for.
  const pages = deeds.length > DEEDS ? page + 2 : page + 1
  return {
    text: [
      lang.t('admin-deeds-title', { name: view.name }),
      ...(lines.length > 0 ? lines : [lang.t('admin-deeds-none')]),
    ].join('\n'),
    keyboard: [
      ...pager({ page, pages, isCounted: false }, (to) => actions.openDeeds({ userId, page: to })),
      [personBack(lang, userId)],
    ],
  }
}

/** What a deed was about, in the reader's words where it is none of the person's own. */
function aboutText(lang: Lang, kind: Deed['kind'], about: string): string {
  switch (kind) {
    case 'campaign':
    case 'import':
      return about
    case 'catch':
      return lang.day(about)
    case 'key':
      return lang.t('service-name', { service: about })
    default:
      return lang.t('admin-deed-about', { what: about.replaceAll('.', '-'), about })
  }
}

export function unblockScreen(lang: Lang, person: PersonRow): Screen {
  const { id: userId } = person
  return {
    text: lang.t('admin-unblock-ask', {
      name: nameOf(person),
      reason: person.blockReason ?? '–',
    }),
    keyboard: [
      [personBack(lang, userId)],
      [
        {
          text: lang.t('admin-button-unblock'),
          data: actions.unblockPerson({ userId }),
          style: 'success',
        },
      ],
    ],
  }
}

export function personBack(lang: Lang, userId: number): Button {
  return { text: lang.t('admin-button-person'), data: actions.openPerson({ userId }) }
}
