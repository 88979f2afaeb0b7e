import type { UserFromGetMe } from 'grammy/types'
import { definedActions } from '#telegram/action.ts'
import { createTelegram } from '#telegram/api/api.ts'
import { createAttachments } from '#telegram/attachments/attachments.ts'
import { createChat } from '#telegram/bot/chat.ts'
import type { Access } from '#telegram/bot/middlewares/identity.ts'
import { homeDesk, isNavigation } from '#telegram/bot/middlewares/navigation.ts'
import type { Payments } from '#telegram/bot/middlewares/payments.ts'
import { createCards } from '#telegram/cards/cards.ts'
import type { Desk } from '#telegram/desk.ts'
import { createForms } from '#telegram/forms/forms.ts'
import { createGroups } from '#telegram/groups/groups.ts'
import { createActivity } from '#telegram/identity/activity.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { createInbox } from '#telegram/inbox/inbox.ts'
import { createNotifier } from '#telegram/outbox/notifier.ts'
import { createRegistry } from '#telegram/registry.ts'
import { createScreens } from '#telegram/screens/screens.ts'
import type { Base } from './base.ts'
import { releaseName } from './release.ts'

export type Surface = ReturnType<typeof openSurface>

/** How we reach people: the Bot API client, who they are, and everything that sends. */
export function openSurface(base: Base) {
  const { config, clock, log, db, limiter, metrics, texts } = base
  const telegram = createTelegram({
    token: config.telegram.token,
    apiRoot: config.telegram.apiRoot,
    ...{ limiter, log, metrics },
  })
  const people = createPeople({
    db,
    clock,
    adminIds: config.access.adminIds,
    defaultLocale: config.defaultLocale,
  })
  const { bare } = telegram
  const attachments = createAttachments()
  const groups = createGroups({ db, clock })
  return {
    telegram,
    people,
    groups,
    attachments,
    screens: createScreens({ db, api: telegram.api, clock, log }),
    cards: createCards({ api: bare, limiter, people }),
    notifier: createNotifier({
      database: base.database,
      api: bare,
      limiter,
      people,
      groups,
      attachments,
      texts,
      clock,
      log,
    }),
  }
}

/** The bot itself: desks behind one registry, updates through the inbox. */
export function openBot(
  base: Base,
  surface: Surface,
  options: {
    readonly desks: readonly Desk[]
    readonly access: Access
    readonly payments: Payments
    /** Known where updates are handled. */
    readonly me: UserFromGetMe | undefined
  },
) {
  const { config, clock, log, db, limiter, texts, vault } = base
  const { telegram, people, groups, screens } = surface
  const forms = createForms({
    db,
    vault,
    clock,
    log,
    screens,
    release: releaseName(),
    forms: options.desks.flatMap((desk) => desk.forms),
    isCommand: (name) =>
      isNavigation(name) || options.desks.some(({ commands }) => commands.has(name)),
  })
  const registry = createRegistry(
    [...options.desks, homeDesk({ leave: forms.cancel, desks: options.desks }), forms.desk],
    definedActions(),
  )
  const chat = createChat({
    api: telegram.api,
    me: options.me,
    people,
    activity: createActivity({ db, clock, log, tally: base.tally }),
    texts,
    defaultLocale: config.defaultLocale,
    limiter,
    groups,
    access: options.access,
    payments: options.payments,
    adminIds: config.access.adminIds,
    patienceMs: config.telegram.patienceMs,
    clock,
    screens,
    forms,
    readFile: telegram.readFile,
    registry,
    log,
  })
  const inbox = createInbox({
    database: base.database,
    vault,
    clock,
    log,
    expect: chat.expect,
    handle: chat.handle,
    apologise: chat.apologise,
  })
  return { registry, inbox }
}
