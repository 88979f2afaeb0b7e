import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { fingerprint } from '#desks/account/keys/fingerprint.ts'
import type { KeyUse } from '#desks/account/keys/use.ts'
import { type Credential, deactivate, findCredential, replaceSecret } from '#desks/account/store.ts'
import type { KeySecrets } from '#desks/stock/ports.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { Leases } from '#platform/limits/leases.ts'

/**
 * Who renews a secret holds a lease, so that nothing in the database is held over a call. After a crash it ends well within the minute in
 * which Allegro takes the old refresh token again.
 */
const LEASE_MS = 20_000
const KEEP_MS = 5_000
const LOOK_MS = 250
/** Longer than the longest renewal. */
const PATIENCE_MS = 120_000

/** Secrets of the account desk's keys for clients that renew them. */
export function createKeySecrets(deps: {
  readonly db: Database
  readonly vault: Vault
  readonly leases: Leases
  readonly clock: Clock
  /** Tells the owner once that a key stopped working, in the transaction that says so. */
  readonly tellRefused: (tx: Transaction, key: Credential) => Promise<void>
  /** Notes that work went out with a key. */
  readonly use?: KeyUse
}): KeySecrets {
  const { db, vault, leases, clock } = deps

  async function stored(id: string): Promise<{ key: Credential; secret: string }> {
    const key = await findCredential(db, id)
    if (!key) throw new AppError({ kind: 'not-found', code: 'account.no_key' })
    if (key.status !== 'active') {
      throw new AppError({ kind: 'auth', code: 'account.key_not_active' })
    }
    const { workspaceId, service } = key
    return { key, secret: vault.open(key.secret, { workspaceId, service }) }
  }

  /** Makes the secret that follows and stores it, unless the stored one is another by now. */
  async function replace(
    id: string,
    used: string,
    make: (used: string) => Promise<string>,
  ): Promise<string> {
    const { key, secret } = await stored(id)
    if (secret !== used) return secret
    const next = await make(used)
    const { workspaceId, service } = key
    const row = await replaceSecret(db, id, fingerprint(used), {
      secret: vault.seal(next, { workspaceId, service }),
      keyVersion: vault.keyVersion,
      fingerprint: fingerprint(next),
    })
    // Linked anew while we asked: that one counts.
    return row ? next : (await stored(id)).secret
  }

  async function whileHeld<T>(name: string, owner: string, work: () => Promise<T>): Promise<T> {
    const over = new AbortController()
    const keep = async (): Promise<void> => {
      await clock.sleep(KEEP_MS, over.signal)
      await leases.hold(name, owner, LEASE_MS)
      return keep()
    }
    const keeping = keep().catch(() => undefined)
    try {
      return await work()
    } finally {
      over.abort()
      await keeping
      await leases.release(name, owner).catch(() => undefined)
    }
  }

  return {
    open: async (id) => {
      deps.use?.(id)
      return (await stored(id)).secret
    },
    async renew(id, used, make) {
      const name = `key-secret:${id}`
      const owner = randomUUID()
      const deadline = clock.now() + PATIENCE_MS
      for (;;) {
        if (await leases.hold(name, owner, LEASE_MS)) {
          return whileHeld(name, owner, () => replace(id, used, make))
        }
        const { secret } = await stored(id)
        if (secret !== used) return secret
        if (clock.now() >= deadline) {
          throw new AppError({ kind: 'unavailable', code: 'account.renewal_late' })
        }
        await clock.sleep(LOOK_MS)
      }
    },
    refused: (id, code) =>
      db.transaction(async (tx) => {
        const key = await deactivate(tx, id, 'invalid', code)
        if (key) await deps.tellRefused(tx, key)
      }),
  }
}
