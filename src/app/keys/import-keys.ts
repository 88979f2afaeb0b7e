import { AppError } from '#core/errors.ts'
import { OPERATORS, type ServiceKey } from '#core/keys.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import type { ImportKeys, NamedKey } from '#desks/imports/ports.ts'
import type { Log } from '#platform/log/log.ts'

/** The account desk's keys as Imports asks for them; the operator's for the language model where a workspace has none. */
export function createImportKeys(deps: {
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
      const { id, accountKey, facts, status } = await keys.get(workspaceId, credentialId)
      if (status !== 'active') throw new AppError({ kind: 'auth', code: 'account.key_not_active' })
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
    refused: deps.refused,
  }
}
