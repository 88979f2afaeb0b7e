import { definedActions } from '#telegram/action.ts'
import { createTelegram } from '#telegram/api/api.ts'
import { createAttachments } from '#telegram/attachments/attachments.ts'
import { createBot, homeDesk } from '#telegram/bot/bot.ts'
import { createCards } from '#telegram/cards/cards.ts'
import type { ActionHandler, Desk } from '#telegram/desk.ts'
import type { Access } from '#telegram/identity/access.ts'
import { createPeople } from '#telegram/identity/people.ts'
import { createInbox } from '#telegram/inbox/inbox.ts'
import { createNotifier } from '#telegram/outbox/notifier.ts'
import { createRegistry } from '#telegram/registry.ts'
import { createScreens } from '#telegram/screens/screens.ts'
import { createWizards } from '#telegram/wizard/engine.ts'
import type { Base } from './base.ts'

export type Surface = ReturnType<typeof openSurface>

/** How we reach people: the Bot API client, who they are, and everything that sends. */
export function openSurface(base: Base) {
  const { config, clock, log, db, limiter, metrics, texts } = base
  const telegram = createTelegram({
    token: config.telegram.token,
    apiRoot: config.telegram.apiRoot,
    ...{ limiter, log, metrics },
  })
  const people = createPeople({ db, clock, adminIds: config.access.adminIds })
  const { bare } = telegram
  const attachments = createAttachments()
  return {
    telegram,
    people,
    attachments,
    screens: createScreens({ db, api: telegram.api, clock, log }),
    cards: createCards({ api: bare, limiter, people }),
    notifier: createNotifier({
      database: base.database,
      api: bare,
      limiter,
      people,
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
    readonly handlers: readonly ActionHandler[]
    readonly access: Access
    readonly username: string
  },
) {
  const { config, clock, log, db, limiter, texts, vault } = base
  const { telegram, people, screens } = surface
  const wizards = createWizards({
    db,
    vault,
    clock,
    log,
    wizards: options.desks.flatMap((desk) => desk.wizards ?? []),
  })
  const registry = createRegistry(
    [
      ...options.desks,
      homeDesk,
      { name: 'wizards', handlers: wizards.handlers },
      { name: 'shared', handlers: options.handlers },
    ],
    definedActions(),
  )
  const bot = createBot({
    api: telegram.api,
    people,
    texts,
    limiter,
    access: options.access,
    adminIds: config.access.adminIds,
    username: options.username,
    clock,
    screens,
    wizards,
    registry,
    log,
  })
  const inbox = createInbox({
    database: base.database,
    vault,
    clock,
    log,
    expect: bot.expect,
    handle: bot.handle,
    apologise: bot.apologise,
  })
  return { registry, inbox, wizards }
}
