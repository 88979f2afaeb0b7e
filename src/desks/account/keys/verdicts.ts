import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Transaction } from '#db/connection.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { KeyService, KeyTest, TestOccasion } from '../ports.ts'
import {
  type Credential,
  deactivate,
  findCredential,
  listCredentials,
  updateCredential,
} from '../store.ts'
import { nameFor } from './naming.ts'
import { createOwnership, type OwnershipDeps } from './ownership.ts'

export interface VerdictDeps extends OwnershipDeps {
  readonly vault: Vault
  readonly clock: Clock
  readonly services: readonly KeyService[]
  /** Tells the owner once that a key stopped working, in the transaction that says so. */
  readonly tellRefused: (tx: Transaction, key: Credential) => Promise<void>
}

export type Verdicts = ReturnType<typeof createVerdicts>

/** What services say of keys, and what is written down of it. */
export function createVerdicts(deps: VerdictDeps) {
  const { vault, clock } = deps
  const ownership = createOwnership(deps)

  const serviceOf = (name: string): KeyService => {
    const found = deps.services.find((one) => one.service === name)
    if (!found) throw new AppError({ kind: 'internal', code: 'account.unknown_service' })
    return found
  }

  const open = (key: Credential): string =>
    vault.open(key.secret, { workspaceId: key.workspaceId, service: key.service })

  const retire = async (
    tx: Transaction,
    id: string,
    code: string,
    used?: string,
  ): Promise<void> => {
    const key = await deactivate(tx, id, 'invalid', code, used)
    if (key) await deps.tellRefused(tx, key)
  }

  /** A key that was stored before anybody could say whose it is takes its account's name, unless a person named it. */
  const newName = async (tx: Transaction, key: Credential, test: KeyTest) => {
    if (key.checkedAt !== null || !('facts' in test)) return {}
    const all = await listCredentials(tx, key.workspaceId, key.service)
    const others = all.filter(({ id }) => id !== key.id)
    if (key.name !== nameFor(key.service, {}, others)) return {}
    return { name: nameFor(key.service, { ...key.facts, ...test.facts }, others) }
  }

  return {
    ...{ ownership, serviceOf, open, retire },

    /** Asks the service about a stored key. */
    async ask(key: Credential, occasion: TestOccasion, signal?: AbortSignal): Promise<KeyTest> {
      const { workspaceId, accountKey } = key
      const service = serviceOf(key.service)
      const secret = open(key)
      const test = await (service.testStored?.(key, signal) ??
        service.test(secret, occasion, signal))
      return ownership.proven(service, { workspaceId, accountKey, secret }, test, signal)
    },

    /** Writes down a verdict. `cause`: what {@link Credential.connectedBy} becomes where a person waits for it. */
    async settle(
      tx: Transaction,
      key: Credential,
      test: KeyTest,
      cause?: string,
    ): Promise<Credential> {
      if (test.verdict === 'unreachable') return key
      const by = cause === undefined ? {} : { connectedBy: cause }
      if (test.verdict === 'refused') {
        // Of a key that never worked nobody has to be told that it stopped.
        const isNews = key.status !== 'unproven'
        if (isNews) await retire(tx, key.id, test.code, key.fingerprint)
        else await deactivate(tx, key.id, 'invalid', test.code, key.fingerprint)
        if (cause !== undefined) await updateCredential(tx, key.id, by)
        return (await findCredential(tx, key.id)) ?? key
      }
      const isActive = test.verdict === 'accepted'
      const claim = { workspaceId: key.workspaceId, accountKey: key.accountKey, secret: open(key) }
      if (isActive && (await ownership.isTaken(tx, serviceOf(key.service), claim))) {
        await retire(tx, key.id, 'account.taken')
        return (await findCredential(tx, key.id)) ?? key
      }
      const values = {
        status: isActive ? 'active' : 'unproven',
        reason: null,
        facts: { ...key.facts, ...test.facts },
        ...(await newName(tx, key, test)),
        ...(isActive && { checkedAt: new Date(clock.now()) }),
        ...by,
      }
      return (await updateCredential(tx, key.id, values)) ?? key
    },
  }
}
