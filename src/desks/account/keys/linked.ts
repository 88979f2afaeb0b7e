import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import {
  type Credential,
  insertCredential,
  listCredentials,
  lockCredentials,
  updateCredential,
} from '../store.ts'
import { fingerprint } from './fingerprint.ts'
import { nameFor } from './naming.ts'

export interface LinkedAccount {
  readonly service: string
  readonly secret: string
  readonly owner: { readonly id: string; readonly login: string }
}

export type LinkedKeys = ReturnType<typeof createLinkedKeys>

/** Keys of accounts that were linked on the service's own page. */
export function createLinkedKeys({
  db,
  vault,
  clock,
}: {
  readonly db: Database
  readonly vault: Vault
  readonly clock: Clock
}) {
  return {
    /** Stores the secret: with the key the workspace has of this account, which works again then, or as a new one. */
    keep: (by: Actor, { service, secret, owner }: LinkedAccount): Promise<Credential> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const { workspaceId, userId: addedBy } = by
        await lockCredentials(tx, workspaceId, service)
        const siblings = await listCredentials(tx, workspaceId, service)
        const known = siblings.find(({ accountKey }) => accountKey === owner.id)
        const facts = { ...known?.facts, ownerName: owner.login, login: owner.login }
        const values = {
          secret: vault.seal(secret, { workspaceId, service }),
          keyVersion: vault.keyVersion,
          fingerprint: fingerprint(secret),
          facts: { ...facts, sellerId: owner.id },
          status: 'active',
          reason: null,
          checkedAt: new Date(clock.now()),
        }
        const again = known && (await updateCredential(tx, known.id, values))
        if (again) return again
        return insertCredential(tx, {
          ...values,
          ...{ id: newId(clock.now()), workspaceId, service, addedBy },
          accountKey: owner.id,
          name: nameFor(service, facts, siblings),
          mask: `…${owner.id.slice(-4)}`,
          isDefault: siblings.length === 0,
        })
      }),
  }
}
