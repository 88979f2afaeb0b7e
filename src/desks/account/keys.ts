import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { KeyFacts, KeyService, KeyTest, TestOccasion } from './ports.ts'
import { credentials } from './schema.ts'
import {
  type Credential,
  countAddedBy,
  deactivate,
  findCredential,
  listCredentials,
  updateCredential,
} from './store.ts'

export interface KeysDeps {
  readonly db: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly services: readonly KeyService[]
  readonly maxPerUser: number
  /** Tells the owner once that a key stopped working, in the transaction that says so. */
  readonly tellRefused: (tx: Transaction, key: Credential) => Promise<void>
}

/** What became of a pasted key. */
export type AddOutcome =
  | { readonly kind: 'added'; readonly key: Credential; readonly sameSellerAs: string | undefined }
  /** Saved, but the service could not be asked yet: checked again by itself. */
  | { readonly kind: 'unchecked'; readonly key: Credential }
  | { readonly kind: 'known'; readonly key: Credential }
  | { readonly kind: 'rejected'; readonly messageKey: MessageKey }
  | { readonly kind: 'too-many' }

export type Keys = ReturnType<typeof createKeys>

/** Keys of all services: added, tested, rotated, forgotten. The secret leaves only through {@link Keys.open}. */
export function createKeys(deps: KeysDeps) {
  const { db, vault, clock } = deps

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

  const open = (key: Credential): string =>
    vault.open(key.secret, { workspaceId: key.workspaceId, service: key.service })

  const save = async (
    who: { workspaceId: string; userId: number },
    service: KeyService,
    reading: { secret: string; accountKey: string; expiresAt: number | null; facts: KeyFacts },
    status: 'active' | 'unchecked',
  ): Promise<Credential | undefined> => {
    const siblings = await listCredentials(db, who.workspaceId, service.service)
    const sealed = vault.seal(reading.secret, {
      workspaceId: who.workspaceId,
      service: service.service,
    })
    const [row] = await db
      .insert(credentials)
      .values({
        id: newId(clock.now()),
        workspaceId: who.workspaceId,
        service: service.service,
        accountKey: reading.accountKey,
        fingerprint: fingerprint(reading.secret),
        name: nameFor(reading.facts, siblings),
        mask: `…${reading.secret.slice(-4)}`,
        secret: sealed,
        keyVersion: vault.keyVersion,
        facts: reading.facts,
        status,
        isDefault: siblings.length === 0,
        expiresAt: reading.expiresAt === null ? null : new Date(reading.expiresAt),
        checkedAt: status === 'active' ? new Date(clock.now()) : null,
        addedBy: who.userId,
      })
      .onConflictDoNothing()
      .returning()
    return row
  }

  const settle = async (key: Credential, test: KeyTest): Promise<Credential> => {
    if (test.verdict === 'unreachable') return key
    if (test.verdict === 'refused') {
      await refused(key.id, test.code)
      return (await findCredential(db, key.id)) ?? key
    }
    const values = {
      status: 'active',
      reason: null,
      checkedAt: new Date(clock.now()),
      facts: { ...key.facts, ...test.facts },
    }
    return (await updateCredential(db, key.id, values)) ?? key
  }

  const refused = async (id: string, code: string): Promise<void> => {
    await db.transaction(async (tx) => {
      const key = await deactivate(tx, id, 'invalid', code)
      if (key) await deps.tellRefused(tx, key)
    })
  }

  return {
    get,
    open,
    refused,
    list: (workspaceId: string, service?: string) => listCredentials(db, workspaceId, service),

    /** The service a pasted text is a key of, if any. */
    recognise: (text: string): string | undefined =>
      deps.services.find((one) => one.recognises(text))?.service,

    /** Reads, tests with a real call and stores a pasted key. A repeat of the same paste is harmless. */
    async add(
      who: { workspaceId: string; userId: number },
      serviceName: string,
      text: string,
    ): Promise<AddOutcome> {
      const service = serviceOf(serviceName)
      const reading = service.read(text)
      if (!reading.ok) return { kind: 'rejected', messageKey: reading.error }
      const siblings = await listCredentials(db, who.workspaceId, service.service)
      const print = fingerprint(reading.value.secret)
      const known = siblings.find((key) => key.fingerprint === print)
      if (known) return { kind: 'known', key: known }
      if ((await countAddedBy(db, who.userId, service.service)) >= deps.maxPerUser) {
        return { kind: 'too-many' }
      }
      const test = await service.test(reading.value.secret, 'added')
      if (test.verdict === 'refused') return { kind: 'rejected', messageKey: test.messageKey }
      const facts =
        test.verdict === 'accepted'
          ? { ...reading.value.facts, ...test.facts }
          : reading.value.facts
      const status = test.verdict === 'accepted' ? 'active' : 'unchecked'
      const key = await save(who, service, { ...reading.value, facts }, status)
      if (!key) return { kind: 'known', key: await mustFind(who.workspaceId, service, print) }
      if (status === 'unchecked') return { kind: 'unchecked', key }
      const sibling = siblings.find((one) => one.accountKey === key.accountKey)
      return { kind: 'added', key, sameSellerAs: sibling?.name }
    },

    /** Asks the service about a stored key and keeps the answer. */
    async test(workspaceId: string, id: string, occasion: TestOccasion, signal?: AbortSignal) {
      const key = await get(workspaceId, id)
      const test = await serviceOf(key.service).test(open(key), occasion, signal)
      return { key: await settle(key, test), test }
    },

    async rename(workspaceId: string, id: string, name: string): Promise<void> {
      await get(workspaceId, id)
      await updateCredential(db, id, { name })
    },

    async makeDefault(workspaceId: string, id: string): Promise<void> {
      const key = await get(workspaceId, id)
      await db.transaction(async (tx) => {
        for (const one of await listCredentials(tx, workspaceId, key.service)) {
          if (one.isDefault && one.id !== id)
            await updateCredential(tx, one.id, { isDefault: false })
        }
        await updateCredential(tx, id, { isDefault: true })
      })
    },

    async share(workspaceId: string, id: string, isShared: boolean): Promise<void> {
      await get(workspaceId, id)
      await updateCredential(db, id, { isShared })
    },

    /** Forgets the key for good; the next one of the service becomes the default. */
    async remove(workspaceId: string, id: string): Promise<void> {
      const key = await findCredential(db, id, workspaceId)
      if (!key) return
      await db.transaction(async (tx) => {
        await tx.delete(credentials).where(eq(credentials.id, id))
        const [next] = await listCredentials(tx, workspaceId, key.service)
        if (key.isDefault && next) await updateCredential(tx, next.id, { isDefault: true })
      })
    },
  }

  async function mustFind(workspaceId: string, service: KeyService, print: string) {
    const rows = await listCredentials(db, workspaceId, service.service)
    const row = rows.find((key) => key.fingerprint === print)
    if (!row) throw new AppError({ kind: 'internal', code: 'account.key_vanished' })
    return row
  }
}

function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The seller's own name for the account where the service told it, numbered when taken. */
function nameFor(facts: KeyFacts, siblings: readonly Credential[]): string {
  const base =
    typeof facts.ownerName === 'string' && facts.ownerName ? facts.ownerName : 'Wildberries'
  const taken = new Set(siblings.map((key) => key.name))
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base} ${number}`)) number += 1
  return `${base} ${number}`
}
