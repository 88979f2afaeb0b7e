import { AppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import type { Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { TestOccasion } from '../ports.ts'
import {
  type Credential,
  deleteCredential,
  findCredential,
  listCredentials,
  lockCredentials,
  updateCredential,
} from '../store.ts'
import { type AddingDeps, createAdding } from './adding.ts'
import { createVerdicts } from './verdicts.ts'

export type Keys = ReturnType<typeof createKeys>

/** Keys of all services: added, tested, rotated, forgotten. The secret leaves only through {@link Keys.open}. */
export function createKeys(deps: AddingDeps) {
  const { db } = deps
  const verdicts = createVerdicts(deps)
  const { serviceOf, settle, retire } = verdicts

  const get = async (workspaceId: string, id: string): Promise<Credential> => {
    const key = await findCredential(db, id, workspaceId)
    if (!key) {
      throw new AppError({
        kind: 'not-found',
        code: 'account.no_key',
        messageKey: 'error-key-not-found',
      })
    }
    return key
  }

  const asManager = <T>(by: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    withAuthority(db, by, 'manager', work)

  return {
    get,
    /** For work: what it opens counts as used. */
    open: (key: Credential): string => {
      deps.use?.(key.id)
      return verdicts.open(key)
    },
    add: createAdding(deps, verdicts),
    refused: (id: string, code: string) => db.transaction((tx) => retire(tx, id, code)),
    list: (workspaceId: string, service?: string) => listCredentials(db, workspaceId, service),

    /** The first key of a service in a pasted text. */
    find(text: string): { readonly service: string; readonly key: string } | undefined {
      for (const { service, find } of deps.services) {
        const key = find(text)
        if (key !== undefined) return { service, key }
      }
      return undefined
    },

    /** Services that take keys in this installation. */
    services: (): readonly string[] => deps.services.map(({ service }) => service),

    /** Where a person gets a code for a key of the service; undefined where keys are simply copied. */
    link: (serviceName: string, who: { workspaceId: string }): string | undefined =>
      serviceOf(serviceName).link?.(who),

    /** Asks the service about a stored key and keeps the answer, for the workspace's own sake. */
    async test(workspaceId: string, id: string, occasion: TestOccasion, signal?: AbortSignal) {
      const key = await get(workspaceId, id)
      const test = await verdicts.ask(key, occasion, signal)
      return { key: await db.transaction((tx) => settle(tx, key, test)), test }
    },

    /**
     * The same for a person who asked, and who may be gone by the time the service answers. `isFirst`: it was this update
     * that could put the key to use.
     */
    async testFor(by: Actor, id: string, updateId: number) {
      const key = await get(by.workspaceId, id)
      const cause = idFrom(`key-test:${id}:${updateId}`)
      const isFirst = key.status === 'unproven' || key.connectedBy === cause
      const test = await verdicts.ask(key, 'asked')
      const settled = await asManager(by, (tx) =>
        settle(tx, key, test, isFirst ? cause : undefined),
      )
      return { key: settled, test, isFirst }
    },

    async rename(by: Actor, id: string, name: string): Promise<void> {
      await get(by.workspaceId, id)
      await asManager(by, (tx) => updateCredential(tx, id, { name }))
    },

    async makeDefault(by: Actor, id: string): Promise<void> {
      const { workspaceId, service } = await get(by.workspaceId, id)
      await asManager(by, async (tx) => {
        await lockCredentials(tx, workspaceId, service)
        const all = await listCredentials(tx, workspaceId, service)
        if (all.some((one) => one.id === id)) await moveDefault(tx, all, id)
      })
    },

    async share(by: Actor, id: string, isShared: boolean): Promise<void> {
      await get(by.workspaceId, id)
      await asManager(by, (tx) => updateCredential(tx, id, { isShared }))
    },

    /** Forgets the key for good; a working one of the service becomes the default, if there is one. */
    async remove(by: Actor, id: string): Promise<void> {
      const { workspaceId } = by
      const key = await findCredential(db, id, workspaceId)
      if (!key) return
      await asManager(by, async (tx) => {
        await lockCredentials(tx, workspaceId, key.service)
        await deleteCredential(tx, id)
        const rest = await listCredentials(tx, workspaceId, key.service)
        if (rest.some((one) => one.isDefault)) return
        const next = rest.find((one) => one.status === 'active') ?? rest[0]
        if (next) await moveDefault(tx, rest, next.id)
      })
    },
  }
}

/** The old default goes first: the database allows one. */
async function moveDefault(tx: Transaction, all: readonly Credential[], id: string): Promise<void> {
  for (const one of all) {
    if (one.isDefault && one.id !== id) await updateCredential(tx, one.id, { isDefault: false })
  }
  await updateCredential(tx, id, { isDefault: true })
}
