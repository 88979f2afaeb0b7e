import { toAppError } from '#core/errors.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { KeyService, KeyTest } from '../ports.ts'
import { lockAccount, ownerOf } from '../store.ts'

/** A key as ownership sees it. */
interface Claim {
  readonly workspaceId: string
  readonly accountKey: string
  readonly secret: string
}

export interface OwnershipDeps {
  readonly db: Database
  /** The code that proves a workspace's right to an account: the same each time, secret to all others. */
  readonly proofCode: (workspaceId: string, accountKey: string) => string
}

const TAKEN = {
  verdict: 'refused',
  code: 'account.taken',
  messageKey: 'key-bad-google-taken',
} as const satisfies KeyTest

/**
 * Some keys are no secrets: whoever has the link of a sheet that was opened for the bot could have the bot write into it. Such an account
 * belongs to the first workspace that put our code there by hand, until its key is removed; others are refused.
 */
export function createOwnership({ db, proofCode }: OwnershipDeps) {
  return {
    /** The service's verdict, held back until the workspace has shown that it may write there. */
    async proven(
      service: KeyService,
      { workspaceId, accountKey, secret }: Claim,
      test: KeyTest,
      signal?: AbortSignal,
    ): Promise<KeyTest> {
      const { ownership } = service
      if (test.verdict !== 'accepted' || !ownership?.isNeeded(secret)) return test
      const owner = await ownerOf(db, service.service, accountKey)
      if (owner !== undefined) return owner === workspaceId ? test : TAKEN
      const code = proofCode(workspaceId, accountKey)
      try {
        if (await ownership.holds(secret, code, signal)) return test
      } catch (thrown) {
        signal?.throwIfAborted()
        return { verdict: 'unreachable', code: toAppError(thrown).code }
      }
      return { verdict: 'unproven', facts: { ...test.facts, proofCode: code } }
    },

    /** Looked at again where the key is stored: did another workspace prove itself meanwhile? */
    async isTaken(
      tx: Transaction,
      service: KeyService,
      { workspaceId, accountKey, secret }: Claim,
    ): Promise<boolean> {
      if (!service.ownership?.isNeeded(secret)) return false
      await lockAccount(tx, service.service, accountKey)
      const owner = await ownerOf(tx, service.service, accountKey)
      return owner !== undefined && owner !== workspaceId
    },
  }
}
