import { AppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import { findCredential } from '#desks/account/store.ts'
import type { KeySecrets } from '#desks/stock/ports.ts'

export interface LateSecrets extends Pick<KeySecrets, 'open' | 'refused'> {
  /** Clients are made before the keys, because the keys are read by what the clients know of them. */
  bring(keys: Keys): void
}

/** Secrets of stored keys as clients ask for them. */
export function createKeySecrets({ db }: { db: Database }): LateSecrets {
  let brought: Keys | undefined

  function keys(): Keys {
    if (brought) return brought
    throw new AppError({ kind: 'internal', code: 'account.no_keys_yet' })
  }

  return {
    bring(made) {
      brought = made
    },
    async open(credentialId) {
      const key = await findCredential(db, credentialId)
      if (!key) throw new AppError({ kind: 'not-found', code: 'account.no_key' })
      if (key.status === 'active') return keys().open(key)
      throw new AppError({ kind: 'auth', code: 'account.key_not_active' })
    },
    refused: (credentialId, code) => keys().refused(credentialId, code),
  }
}
