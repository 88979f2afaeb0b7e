import { AppError } from '#core/errors.ts'
import type { ActionHandler } from '#telegram/desk.ts'
import { on } from '#telegram/desk.ts'
import type { Button } from '#telegram/screen.ts'
import { actorOf, type Turn } from '#telegram/turn.ts'
import {
  addKey,
  askRemoveKey,
  chooseService,
  defaultKey,
  enterKey,
  openKey,
  openKeys,
  removeKey,
  renameKey,
  shareKey,
  testAll,
  testKey,
} from '../actions.ts'
import type { KeyUsers } from '../ports.ts'
import type { AddOutcome, Keys } from './keys.ts'
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
import { CONNECT_WIZARD, RENAME_WIZARD } from './wizard.ts'

export interface KeyHandlerDeps {
  readonly keys: Keys
  readonly users: KeyUsers
  readonly maxKeys: number
  readonly cabinetAllowed: boolean
  readonly chrome: Chrome
  /** Address a seller shares a sheet with; empty when the operator has no service account. */
  readonly sheetsEmail: string
  /** Starts the run that checks all keys and warehouses. */
  readonly checkAll: (turn: Turn) => Promise<void>
  /** Tests the workspace's keys later, unseen: a new one could not be tested at once. */
  readonly checkLater: (turn: Turn) => Promise<void>
  /** What to do with a key just added: the first monitor, the first campaign. */
  readonly nextStep: (turn: Turn, outcome: AddOutcome) => Button | undefined
}

/** Everything a seller does with keys. */
export function createKeyHandlers(deps: KeyHandlerDeps) {
  const { keys, chrome } = deps

  const canManage = (turn: Turn) => turn.role !== 'viewer'

  const offered = () => {
    const known = keys.services()
    return SERVICES.filter(
      ({ word, service }) => known.includes(service) && (word !== 'cabinet' || deps.cabinetAllowed),
    )
  }

  const showKeys = async (turn: Turn): Promise<void> => {
    await turn.show(
      keysScreen(
        turn.lang,
        {
          keys: await keys.list(turn.workspace.id),
          maxKeys: deps.maxKeys,
          canManage: canManage(turn),
        },
        chrome,
      ),
    )
  }

  const showKey = async (turn: Turn, id: string): Promise<void> => {
    await turn.show(keyScreen(turn.lang, await keys.get(turn.workspace.id, id), canManage(turn)))
  }

  const showHow = async (turn: Turn, word: ServiceWord): Promise<void> => {
    const { service } = serviceEntry({ word })
    const link = keys.link(service, { workspaceId: turn.workspace.id })
    await turn.show(addScreen(turn.lang, word, { link, sheetsEmail: deps.sheetsEmail }))
  }

  const handlers: readonly ActionHandler[] = [
    on(openKeys, showKeys),
    on(openKey, (turn, { id }) => showKey(turn, id)),
    on(chooseService, (turn) => turn.show(servicesScreen(turn.lang, offered())), {
      role: 'manager',
    }),
    on(addKey, (turn, { service: word }) => showHow(turn, word), { role: 'manager' }),
    on(enterKey, (turn, { service: word }) => turn.startWizard(CONNECT_WIZARD, { word }), {
      role: 'manager',
    }),
    on(
      testKey,
      async (turn, { id }) => {
        const { key, test, before } = await keys.testFor(actorOf(turn), id)
        if (before === 'unproven' && test.verdict === 'refused') {
          return showOutcome(turn, { kind: 'rejected', messageKey: test.messageKey })
        }
        if (before === 'unproven' && key.status === 'active') {
          return showOutcome(turn, { kind: 'added', key, sameSellerAs: undefined })
        }
        await turn.toast(
          turn.lang.t('toast-key-test', {
            verdict: test.verdict,
            service: turn.lang.t('service-name', { service: key.service }),
          }),
        )
        await showKey(turn, id)
      },
      { role: 'manager' },
    ),
    on(testAll, (turn) => deps.checkAll(turn), { role: 'manager' }),
    on(
      renameKey,
      async (turn, { id }) => {
        await keys.get(turn.workspace.id, id)
        await turn.startWizard(RENAME_WIZARD, { id })
      },
      { role: 'manager' },
    ),
    on(
      defaultKey,
      async (turn, { id }) => {
        await keys.makeDefault(actorOf(turn), id)
        await showKey(turn, id)
      },
      { role: 'manager' },
    ),
    on(
      shareKey,
      async (turn, { id, share }) => {
        await keys.share(actorOf(turn), id, share === 'on')
        await showKey(turn, id)
      },
      { role: 'manager' },
    ),
    on(
      askRemoveKey,
      async (turn, { id }) => {
        const key = await keys.get(turn.workspace.id, id)
        const users = await deps.users.count(turn.workspace.id, id)
        await turn.show(removeScreen(turn.lang, key, users))
      },
      { role: 'manager' },
    ),
    on(
      removeKey,
      async (turn, { id }) => {
        await keys.remove(actorOf(turn), id)
        await turn.toast(turn.lang.t('toast-key-removed'))
        await showKeys(turn)
      },
      { role: 'manager' },
    ),
  ]

  /** Says what became of a key; one that could not be tested yet is tested later by itself. */
  async function showOutcome(turn: Turn, outcome: AddOutcome, isDeleted?: boolean): Promise<void> {
    if (outcome.kind === 'unchecked') await deps.checkLater(turn)
    await turn.show(
      addedScreen(turn.lang, outcome, isDeleted, deps.maxKeys, deps.nextStep(turn, outcome)),
    )
  }

  /** A pasted key: out of the chat first, then looked at. */
  const takeSecret = async (turn: Turn, text: string): Promise<boolean> => {
    const found = keys.find(text)
    if (found === undefined) return false
    const deleted = await turn.removeIncoming()
    if (!canManage(turn)) {
      throw new AppError({ kind: 'auth', code: 'account.viewer', messageKey: 'error-viewer' })
    }
    const outcome = await keys.add(actorOf(turn), found.service, found.key)
    await showOutcome(turn, outcome, deleted)
    return true
  }

  return { handlers, showKeys, showHow, showOutcome, takeSecret }
}
