import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { ok } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { KeyReading, KeyService, KeyTest, TestOccasion } from '../ports.ts'
import {
  type Credential,
  countAddedBy,
  deactivate,
  deleteCredential,
  findCredential,
  insertCredential,
  listCredentials,
  lockCredentials,
  updateCredential,
} from '../store.ts'
import { fingerprint } from './fingerprint.ts'
import { nameFor } from './naming.ts'
import { createOwnership, type OwnershipDeps } from './ownership.ts'

export interface KeysDeps extends OwnershipDeps {
  readonly vault: Vault
  readonly clock: Clock
  readonly services: readonly KeyService[]
  /** Keys a person may add, by service. A service that is not named has no limit: a seller has as many shops as they have. */
  readonly maxPerUser: Readonly<Record<string, number>>
  /** Tells the owner once that a key stopped working, in the transaction that says so. */
  readonly tellRefused: (tx: Transaction, key: Credential) => Promise<void>
}

/** What became of a pasted key. */
export type AddOutcome =
  | { readonly kind: 'added'; readonly key: Credential; readonly sameSellerAs: string | undefined }
  /** Saved, but the service could not be asked yet: checked again by itself. */
  | { readonly kind: 'unchecked'; readonly key: Credential }
  /** Saved, but not used before the code in `key.facts` is where it shall be. */
  | { readonly kind: 'unproven'; readonly key: Credential }
  | { readonly kind: 'known'; readonly key: Credential }
  | { readonly kind: 'rejected'; readonly messageKey: MessageKey }
  | { readonly kind: 'too-many' }

export type Keys = ReturnType<typeof createKeys>

/** Keys of all services: added, tested, rotated, forgotten. The secret leaves only through {@link Keys.open}. */
export function createKeys(deps: KeysDeps) {
  const { db, vault, clock } = deps
  const ownership = createOwnership(deps)

  const serviceOf = (name: string): KeyService => {
    const found = deps.services.find((one) => one.service === name)
    if (!found) throw new AppError({ kind: 'internal', code: 'account.unknown_service' })
    return found
  }

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

  const open = (key: Credential): string =>
    vault.open(key.secret, { workspaceId: key.workspaceId, service: key.service })

  const isFull = async (
    reader: Database | Transaction,
    userId: number,
    service: string,
  ): Promise<boolean> => {
    const max = deps.maxPerUser[service]
    return max !== undefined && (await countAddedBy(reader, userId, service)) >= max
  }

  /** Saves a tested key, unless it came in or the limit was reached while it was being tested. */
  const save = (
    who: Actor,
    service: KeyService,
    reading: KeyReading,
    status: 'active' | 'unchecked' | 'unproven',
  ): Promise<AddOutcome> =>
    asManager(who, async (tx) => {
      const { workspaceId, userId } = who
      if (
        status === 'active' &&
        (await ownership.isTaken(tx, service, { ...reading, workspaceId }))
      )
        return { kind: 'rejected', messageKey: 'key-bad-google-taken' }
      await lockCredentials(tx, workspaceId, service.service)
      const siblings = await listCredentials(tx, workspaceId, service.service)
      const print = fingerprint(reading.secret)
      const known = siblings.find((key) => key.fingerprint === print)
      if (known) return { kind: 'known', key: known }
      if (await isFull(tx, userId, service.service)) return { kind: 'too-many' }
      const key = await insertCredential(tx, {
        id: newId(clock.now()),
        workspaceId,
        service: service.service,
        accountKey: reading.accountKey,
        fingerprint: print,
        name: nameFor(service.service, reading.facts, siblings),
        mask: `…${reading.secret.slice(-4)}`,
        secret: vault.seal(reading.secret, { workspaceId, service: service.service }),
        keyVersion: vault.keyVersion,
        facts: reading.facts,
        status,
        isDefault: siblings.length === 0,
        expiresAt: reading.expiresAt === null ? null : new Date(reading.expiresAt),
        checkedAt: status === 'active' ? new Date(clock.now()) : null,
        addedBy: userId,
      })
      if (status !== 'active') return { kind: status, key }
      return { kind: 'added', key, sameSellerAs: sameSeller(key, siblings) }
    })

  /** A key pasted again after it stopped working, or before it was ever tested. */
  const revive = (by: Actor, key: Credential, test: KeyTest): Promise<AddOutcome> =>
    asManager(by, async (tx) => {
      if (test.verdict === 'refused') {
        // The person reads it on the screen: no notice besides.
        await deactivate(tx, key.id, 'invalid', test.code)
        return { kind: 'rejected', messageKey: test.messageKey }
      }
      if (test.verdict === 'unreachable') {
        const waiting = await updateCredential(tx, key.id, { status: 'unchecked', reason: null })
        return { kind: 'unchecked', key: waiting ?? key }
      }
      const siblings = await listCredentials(tx, key.workspaceId, key.service)
      const settled = await settle(tx, key, test)
      if (settled.status === 'unproven') return { kind: 'unproven', key: settled }
      if (settled.status !== 'active') {
        return { kind: 'rejected', messageKey: 'key-bad-google-taken' }
      }
      return { kind: 'added', key: settled, sameSellerAs: sameSeller(key, siblings) }
    })

  const settle = async (tx: Transaction, key: Credential, test: KeyTest): Promise<Credential> => {
    if (test.verdict === 'unreachable') return key
    if (test.verdict === 'refused') {
      // Of a key that never worked nobody has to be told that it stopped.
      const isNews = key.status !== 'unproven'
      if (isNews) await retire(tx, key.id, test.code)
      else await deactivate(tx, key.id, 'invalid', test.code)
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
      ...(isActive && { checkedAt: new Date(clock.now()) }),
    }
    return (await updateCredential(tx, key.id, values)) ?? key
  }

  const retire = async (tx: Transaction, id: string, code: string): Promise<void> => {
    const key = await deactivate(tx, id, 'invalid', code)
    if (key) await deps.tellRefused(tx, key)
  }

  const ask = async (
    workspaceId: string,
    id: string,
    occasion: TestOccasion,
    signal?: AbortSignal,
  ) => {
    const key = await get(workspaceId, id)
    const service = serviceOf(key.service)
    const secret = open(key)
    const claim = { workspaceId, accountKey: key.accountKey, secret }
    const test = await (service.testStored?.(key, signal) ?? service.test(secret, occasion, signal))
    return { key, test: await ownership.proven(service, claim, test, signal) }
  }

  return {
    get,
    open,
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

    /** Reads, tests with a real call and stores a pasted key. A repeat of the same paste is harmless. */
    async add(who: Actor, serviceName: string, text: string): Promise<AddOutcome> {
      const service = serviceOf(serviceName)
      const redeemed = (await service.redeem?.(text, who)) ?? ok(text)
      if (!redeemed.ok) return { kind: 'rejected', messageKey: redeemed.error }
      const reading = service.read(redeemed.value)
      if (!reading.ok) return { kind: 'rejected', messageKey: reading.error }
      const print = fingerprint(reading.value.secret)
      const siblings = await listCredentials(db, who.workspaceId, service.service)
      const known = siblings.find((key) => key.fingerprint === print)
      if (known?.status === 'active') return { kind: 'known', key: known }
      if (!known && (await isFull(db, who.userId, service.service))) return { kind: 'too-many' }
      const claim = { ...reading.value, workspaceId: who.workspaceId }
      const asked = await service.test(reading.value.secret, 'added')
      const test = await ownership.proven(service, claim, asked)
      if (known) return revive(who, known, test)
      if (test.verdict === 'refused') return { kind: 'rejected', messageKey: test.messageKey }
      if (test.verdict === 'unreachable') return save(who, service, reading.value, 'unchecked')
      const facts = { ...reading.value.facts, ...test.facts }
      const status = test.verdict === 'accepted' ? 'active' : 'unproven'
      return save(who, service, { ...reading.value, facts }, status)
    },

    /** Asks the service about a stored key and keeps the answer, for the workspace's own sake. */
    async test(workspaceId: string, id: string, occasion: TestOccasion, signal?: AbortSignal) {
      const { key, test } = await ask(workspaceId, id, occasion, signal)
      return { key: await db.transaction((tx) => settle(tx, key, test)), test }
    },

    /** The same for a person who asked, and who may be gone by the time the service answers. */
    async testFor(by: Actor, id: string) {
      const { key, test } = await ask(by.workspaceId, id, 'asked')
      const settled = await asManager(by, (tx) => settle(tx, key, test))
      return { key: settled, test, before: key.status }
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

/** Name of another key of the same account. */
function sameSeller(key: Credential, siblings: readonly Credential[]): string | undefined {
  return siblings.find((one) => one.id !== key.id && one.accountKey === key.accountKey)?.name
}
