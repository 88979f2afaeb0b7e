import { AppError } from '#core/errors.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Button } from '#telegram/screen.ts'
import type { KeyUsers } from '../ports.ts'
import * as actions from './actions.ts'
import type { AddOutcome } from './adding.ts'
import { CONNECT_FORM, RENAME_FORM } from './forms.ts'
import type { Keys } from './keys.ts'
import type { Chrome } from './screens.ts'
import {
  addedScreen,
  addScreen,
  keyScreen,
  keysScreen,
  removeScreen,
  servicesScreen,
} from './screens.ts'
import { SERVICES, type ServiceWord, serviceEntry } from './services.ts'

export interface KeyHandlerDeps {
  readonly keys: Keys
  readonly users: KeyUsers
  readonly maxKeys: number
  readonly cabinetAllowed: boolean
  readonly chrome: Chrome
  /** Address a seller shares a sheet with; empty when the operator has no service account. */
  readonly sheetsEmail: string
  /** Starts the run that checks all keys and warehouses. */
  readonly checkAll: (ctx: ChatContext) => Promise<void>
  /** Tests the workspace's keys later, unseen: a new one could not be tested at once. */
  readonly checkLater: (ctx: ChatContext) => Promise<void>
  /** Starts linking an account of the service; what was started before and is not over goes on. */
  readonly linkAccount: (ctx: ChatContext, service: string, from?: actions.Origin) => Promise<void>
  /** Back to where one came from. */
  readonly origin: (lang: Lang, from: actions.Origin) => Button
  /** What to do with a key just added: the first monitor, the first campaign. */
  readonly nextStep: (ctx: ChatContext, outcome: AddOutcome) => Button | undefined
}

/** Everything a seller does with keys. */
export function createKeyHandlers(desk: Desk, deps: KeyHandlerDeps) {
  const { keys, chrome } = deps

  const canManage = (ctx: ChatContext) => ctx.role !== 'viewer'

  const offered = () => {
    const known = keys.services()
    return SERVICES.filter(
      ({ word, service }) => known.includes(service) && (word !== 'cabinet' || deps.cabinetAllowed),
    )
  }

  const showKeys = async (ctx: ChatContext, page = 0): Promise<void> => {
    await ctx.show(
      keysScreen(
        ctx.lang,
        {
          keys: await keys.list(ctx.workspace.id),
          maxKeys: deps.maxKeys,
          canManage: canManage(ctx),
          page,
        },
        chrome,
      ),
    )
  }

  const showKey = async (ctx: ChatContext, id: string): Promise<void> => {
    await ctx.show(keyScreen(ctx.lang, await keys.get(ctx.workspace.id, id), canManage(ctx)))
  }

  const showHow = async (
    ctx: ChatContext,
    word: ServiceWord,
    from?: actions.Origin,
  ): Promise<void> => {
    const { service } = serviceEntry({ word })
    if (word === 'allegro') return deps.linkAccount(ctx, service, from)
    const link = keys.link(service, { workspaceId: ctx.workspace.id })
    const { sheetsEmail } = deps
    const origin = from && { from, back: deps.origin(ctx.lang, from) }
    await ctx.show(addScreen(ctx.lang, word, { link, sheetsEmail, origin }))
  }

  /** Nothing is typed of an account that is linked. */
  const enter = (ctx: ChatContext, word: ServiceWord, from?: actions.Origin) =>
    word === 'allegro' ? showHow(ctx, word, from) : ctx.startForm(CONNECT_FORM, { word, from })

  desk.tap(actions.openKeys, (ctx) => showKeys(ctx))
  desk.tap(actions.pageKeys, (ctx, { page }) => showKeys(ctx, page))
  desk.tap(actions.openKey, (ctx, { id }) => showKey(ctx, id))
  desk.tap(actions.chooseService, (ctx) => ctx.show(servicesScreen(ctx.lang, offered())), {
    role: 'manager',
  })
  desk.tap(actions.addKey, (ctx, { service: word }) => showHow(ctx, word), { role: 'manager' })
  desk.tap(actions.addKeyFrom, (ctx, { service, from }) => showHow(ctx, service, from), {
    role: 'manager',
  })
  desk.tap(actions.enterKey, (ctx, { service: word }) => enter(ctx, word), { role: 'manager' })
  desk.tap(actions.enterKeyFrom, (ctx, { service, from }) => enter(ctx, service, from), {
    role: 'manager',
  })
  desk.tap(
    actions.testKey,
    async (ctx, { id }) => {
      const { key, test, isFirst } = await keys.testFor(actorOf(ctx), id, ctx.update.update_id)
      if (isFirst && test.verdict === 'refused') {
        return showOutcome(ctx, { kind: 'rejected', messageKey: test.messageKey })
      }
      if (isFirst && key.status === 'active') {
        return showOutcome(ctx, { kind: 'added', key, sameSellerAs: undefined })
      }
      await ctx.toast(
        ctx.lang.t('toast-key-test', {
          verdict: test.verdict,
          service: ctx.lang.t('service-name', { service: key.service }),
        }),
      )
      await showKey(ctx, id)
    },
    { role: 'manager' },
  )
  desk.tap(actions.testAll, (ctx) => deps.checkAll(ctx), { role: 'manager' })
  desk.tap(
    actions.renameKey,
    async (ctx, { id }) => {
      await keys.get(ctx.workspace.id, id)
      await ctx.startForm(RENAME_FORM, { id })
    },
    { role: 'manager' },
  )
  desk.tap(
    actions.defaultKey,
    async (ctx, { id }) => {
      await keys.makeDefault(actorOf(ctx), id)
      await showKey(ctx, id)
    },
    { role: 'manager' },
  )
  desk.tap(
    actions.shareKey,
    async (ctx, { id, share }) => {
      await keys.share(actorOf(ctx), id, share === 'on')
      await showKey(ctx, id)
    },
    { role: 'manager' },
  )
  desk.tap(
    actions.askRemoveKey,
    async (ctx, { id }) => {
      const key = await keys.get(ctx.workspace.id, id)
      const users = await deps.users.count(ctx.workspace.id, id)
      await ctx.show(removeScreen(ctx.lang, key, users))
    },
    { role: 'manager' },
  )
  desk.tap(
    actions.removeKey,
    async (ctx, { id }) => {
      await keys.remove(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-key-removed'))
      await showKeys(ctx)
    },
    { role: 'manager' },
  )

  /** Says what became of a key; one that could not be tested yet is tested later by itself. */
  async function showOutcome(
    ctx: ChatContext,
    outcome: AddOutcome,
    isDeleted?: boolean,
  ): Promise<void> {
    if (outcome.kind === 'unchecked') await deps.checkLater(ctx)
    await ctx.show(
      addedScreen(ctx.lang, outcome, isDeleted, deps.maxKeys, deps.nextStep(ctx, outcome)),
    )
  }

  /** A pasted key: out of the chat first, then looked at. */
  const takeSecret = async (ctx: ChatContext, text: string): Promise<boolean> => {
    const found = keys.find(text)
    if (found === undefined) return false
    const deleted = await ctx.removeIncoming()
    if (!canManage(ctx)) {
      throw new AppError({ kind: 'auth', code: 'account.viewer', messageKey: 'error-viewer' })
    }
    const outcome = await keys.add(actorOf(ctx), found.service, found.key, ctx.update.update_id)
    await showOutcome(ctx, outcome, deleted)
    return true
  }

  return { showKeys, showHow, showOutcome, takeSecret }
}
