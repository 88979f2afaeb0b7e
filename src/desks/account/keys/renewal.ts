import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { Log } from '#platform/log/log.ts'
import type { KeyService } from '../ports.ts'
import { listExpiring, replaceSecret } from '../store.ts'
import { fingerprint } from './fingerprint.ts'

/** So long before its end a key is renewed, if it can be: a month of failures passes before anybody has to act. */
const AHEAD_MS = 30 * 86_400_000

export interface RenewalDeps {
  readonly db: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  readonly services: readonly KeyService[]
}

/** Puts keys that last longer in the place of those that end soon. One that fails is announced as ending, like any other. */
export async function renewEnding(deps: RenewalDeps): Promise<void> {
  const { db, vault, clock, log } = deps
  for (const key of await listExpiring(db, new Date(clock.now() + AHEAD_MS))) {
    const service = deps.services.find(({ service }) => service === key.service)
    if (!service?.renew || key.status !== 'active') continue
    const place = { workspaceId: key.workspaceId, service: key.service }
    try {
      const next = await service.renew(vault.open(key.secret, place))
      if (!next) continue
      await replaceSecret(db, key.id, key.fingerprint, {
        secret: vault.seal(next.secret, place),
        keyVersion: vault.keyVersion,
        fingerprint: fingerprint(next.secret),
        expiresAt: next.expiresAt === null ? null : new Date(next.expiresAt),
      })
      log.info({ credentialId: key.id, service: key.service }, 'key renewed')
    } catch (error) {
      log.warn({ err: toAppError(error), credentialId: key.id }, 'key not renewed')
    }
  }
}
