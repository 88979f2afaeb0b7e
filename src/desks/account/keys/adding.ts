import { AppError } from '#core/errors.ts'
import { idFrom, newId } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { KeyReading, KeyService } from '../ports.ts'
import {
  type Credential,
  countAddedBy,
  deactivate,
  deleteCredential,
  insertCredential,
  listCredentials,
  lockCredentials,
  updateCredential,
} from '../store.ts'
import { fingerprint } from './fingerprint.ts'
import { nameFor } from './naming.ts'
import type { KeyUse } from './use.ts'
import type { VerdictDeps, Verdicts } from './verdicts.ts'

export interface AddingDeps extends VerdictDeps {
  /** Keys a person may add, by service. A service that is not named has no limit: a seller has as many shops as they have. */
  readonly maxPerUser: Readonly<Record<string, number>>
  /** Notes that work went out with a key. */
  readonly use?: KeyUse
}

/** What became of a pasted key. */
export type AddOutcome =
  | { readonly kind: 'added'; readonly key: Credential; readonly sameSellerAs: string | undefined }
  /** Saved, but the service could not be asked yet: checked again by itself. */
  | { readonly kind: 'unchecked'; readonly key: Credential }
  /** Saved, but not used before the code in `key.facts` is where it shall be. */
  | { readonly kind: 'unproven'; readonly key: Credential }
  | { readonly kind: 'known'; readonly key: Credential }
  /** `link`: where to get another code, when it was a code. */
  | {
      readonly kind: 'rejected'
      readonly messageKey: MessageKey
      readonly link?: string | undefined
    }
  | { readonly kind: 'too-many' }

/** A paste, known by what is said again when its update is handled again. */
interface Paste {
  readonly who: Actor
  readonly service: KeyService
  readonly cause: string
}

/** How a pasted key comes to be stored. */
export function createAdding(deps: AddingDeps, verdicts: Verdicts) {
  const { db, vault, clock } = deps
  const { ownership, serviceOf, settle } = verdicts

  const isFull = async (
    reader: Database | Transaction,
    userId: number,
    service: string,
  ): Promise<boolean> => {
    const max = deps.maxPerUser[service]
    return max !== undefined && (await countAddedBy(reader, userId, service)) >= max
  }

  /** Saves a key, unless it came in or the limit was reached while it was being tested. */
  const save = (
    { who, service, cause }: Paste,
    reading: KeyReading,
    status: 'active' | 'unchecked' | 'unproven',
  ): Promise<AddOutcome> =>
    withAuthority(db, who, 'manager', async (tx) => {
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
        connectedBy: cause,
      })
      if (status !== 'active') return { kind: status, key }
      return { kind: 'added', key, sameSellerAs: sameSeller(key, siblings) }
    })

  /** A stored key pasted again after it stopped working, or before it was ever tested. */
  const revive = async ({ who, cause }: Paste, key: Credential): Promise<AddOutcome> => {
    const test = await verdicts.ask(key, 'added')
    return withAuthority(db, who, 'manager', async (tx) => {
      if (test.verdict === 'refused') {
        // The person reads it on the screen: no notice besides. What this paste stored only to be tested is not kept.
        if (key.connectedBy === cause && key.checkedAt === null) await deleteCredential(tx, key.id)
        else await deactivate(tx, key.id, 'invalid', test.code)
        return { kind: 'rejected', messageKey: test.messageKey }
      }
      if (test.verdict === 'unreachable') {
        const waiting = await updateCredential(tx, key.id, { status: 'unchecked', reason: null })
        return { kind: 'unchecked', key: waiting ?? key }
      }
      const siblings = await listCredentials(tx, key.workspaceId, key.service)
      const settled = await settle(tx, key, test, cause)
      if (settled.status === 'unproven') return { kind: 'unproven', key: settled }
      if (settled.status !== 'active') {
        return { kind: 'rejected', messageKey: 'key-bad-google-taken' }
      }
      return { kind: 'added', key: settled, sameSellerAs: sameSeller(settled, siblings) }
    })
  }

  /** The key that a code stands for; anything else is the key itself. */
  const redeemed = async (
    { who, service }: Paste,
    text: string,
  ): Promise<Result<string, MessageKey>> => {
    try {
      return (await service.redeem?.(text, who)) ?? ok(text)
    } catch (thrown) {
      // The service may have taken the code, and would not take it again.
      const isLost = thrown instanceof AppError && thrown.kind === 'unknown-outcome'
      if (!isLost) throw thrown
      return fail('key-code-lost')
    }
  }

  /**
   * Reads, tests with a real call and stores a pasted key. The same update handled again, after a crash, is answered as
   * it was the first time.
   */
  return async (
    who: Actor,
    serviceName: string,
    text: string,
    updateId: number,
  ): Promise<AddOutcome> => {
    const service = serviceOf(serviceName)
    const cause = idFrom(`key:${serviceName}:${updateId}:${text}`)
    const paste = { who, service, cause }
    const siblings = await listCredentials(db, who.workspaceId, serviceName)
    const mine = siblings.find((key) => key.connectedBy === cause)
    if (mine?.status === 'active')
      return { kind: 'added', key: mine, sameSellerAs: sameSeller(mine, siblings) }
    if (mine) return revive(paste, mine)
    const bought = await redeemed(paste, text)
    if (!bought.ok) return { kind: 'rejected', messageKey: bought.error, link: service.link?.(who) }
    const reading = service.read(bought.value)
    if (!reading.ok) return { kind: 'rejected', messageKey: reading.error }
    const { secret } = reading.value
    const print = fingerprint(secret)
    const known = siblings.find((key) => key.fingerprint === print)
    if (known?.status === 'active') return { kind: 'known', key: known }
    if (known) return revive(paste, known)
    if (bought.value !== text) {
      // Nobody can buy it a second time: it is stored before anything else.
      const saved = await save(paste, reading.value, 'unchecked')
      return saved.kind === 'unchecked' ? revive(paste, saved.key) : saved
    }
    if (await isFull(db, who.userId, serviceName)) return { kind: 'too-many' }
    const claim = { ...reading.value, workspaceId: who.workspaceId }
    const test = await ownership.proven(service, claim, await service.test(secret, 'added'))
    if (test.verdict === 'refused') return { kind: 'rejected', messageKey: test.messageKey }
    if (test.verdict === 'unreachable') return save(paste, reading.value, 'unchecked')
    const facts = { ...reading.value.facts, ...test.facts }
    const status = test.verdict === 'accepted' ? 'active' : 'unproven'
    return save(paste, { ...reading.value, facts }, status)
  }
}

/** Name of another key of the same account. */
function sameSeller(key: Credential, siblings: readonly Credential[]): string | undefined {
  return siblings.find((one) => one.id !== key.id && one.accountKey === key.accountKey)?.name
}
