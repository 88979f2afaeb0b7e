import { and, eq, sql } from 'drizzle-orm'
import { AppError } from '#core/errors.ts'
import { OPERATORS, type ServiceKey } from '#core/keys.ts'
import type { Database } from '#db/connection.ts'
import { toJson } from '#db/storable.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import { credentials } from '#desks/account/schema.ts'
import type { Credential } from '#desks/account/store.ts'
import type { ImportKeys, NamedKey } from '#desks/imports/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { withAuthority } from '#telegram/identity/authority.ts'

/** The account desk's keys as Imports asks for them; the operator's for the language model where a workspace has none. */
export function createImportKeys(deps: {
  readonly db: Database
  readonly keys: Pick<Keys, 'list' | 'get' | 'open'>
  readonly refused: ImportKeys['refused']
  /** The operator's own key to the language model. */
  readonly modelKey: string | undefined
  readonly log: Log
}): ImportKeys {
  const { keys, log } = deps

  /** Working keys, the main one first, then as they were added. */
  async function working(workspaceId: string, service: string) {
    const rows = await keys.list(workspaceId, service)
    return rows
      .filter(({ status }) => status === 'active')
      .sort(
        (a, b) =>
          Number(b.isDefault) - Number(a.isDefault) ||
          a.createdAt.getTime() - b.createdAt.getTime(),
      )
  }

  const named = async (workspaceId: string, service: string): Promise<NamedKey[]> =>
    (await working(workspaceId, service)).map(({ id, accountKey, facts, name }) => ({
      ...{ credentialId: id, accountKey, facts, name },
    }))

  return {
    shops: (workspaceId) => named(workspaceId, 'woocommerce'),
    sources: (workspaceId) => named(workspaceId, 'poizon'),
    async get(workspaceId, credentialId) {
      const wanted = await keys.get(workspaceId, credentialId)
      const isInPlace = wanted.status === 'active'
      const found = isInPlace
        ? wanted
        : (await working(workspaceId, wanted.service)).find((one) => isSameAccount(one, wanted))
      if (!found) throw new AppError({ kind: 'auth', code: 'account.key_not_active' })
      const { id, accountKey, facts } = found
      return { credentialId: id, accountKey, facts }
    },
    async model(workspaceId): Promise<ServiceKey | undefined> {
      for (const row of await working(workspaceId, 'openai')) {
        const { id: credentialId, accountKey, facts } = row
        try {
          return { credentialId, accountKey, facts, secret: keys.open(row) }
        } catch (error) {
          log.error({ err: error, credentialId }, 'key cannot be opened')
        }
      }
      const secret = deps.modelKey
      return secret
        ? { credentialId: OPERATORS, accountKey: OPERATORS, secret, facts: {} }
        : undefined
    },
    setPlan: (by, credentialId, { monthlyCalls, rps }) =>
      withAuthority(deps.db, by, 'manager', async (tx) => {
        const told = {
          ...(monthlyCalls !== null && { monthlyCalls }),
          ...(rps !== null && { rps }),
        }
        const changed = await tx
          .update(credentials)
          .set({ facts: sql`${credentials.facts} || ${toJson(told)}::jsonb` })
          .where(
            and(
              eq(credentials.id, credentialId),
              eq(credentials.workspaceId, by.workspaceId),
              eq(credentials.service, 'poizon'),
            ),
          )
          .returning({ id: credentials.id })
        return changed.length > 0
      }),
    refused: deps.refused,
  }
}

/**
 * The same shop is one account. Keys to Poizon name none: all of one source and address read the same catalogue, and
 * differ in whose calls they spend.
 */
function isSameAccount(one: Credential, other: Credential): boolean {
  if (one.service !== 'poizon') return one.accountKey === other.accountKey
  return one.facts.source === other.facts.source && one.facts.baseUrl === other.facts.baseUrl
}
