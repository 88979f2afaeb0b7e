import type { Database } from '#db/connection.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import { type Credential, listCredentialsOf, listFeedCredentials } from '#desks/account/store.ts'
import type { CabinetAccount, KeyRing, KeySummary, WbKey } from '#desks/supplies/ports.ts'
import type { Log } from '#platform/log/log.ts'

const OFFICIAL = 'wildberries'
const CABINET = 'wb-cabinet'

/** The account desk's keys as the supplies desk asks for them. */
export function createKeyRing(deps: {
  readonly db: Database
  readonly keys: Keys
  readonly log: Log
  /** The operator's own official tokens: they look for everybody. */
  readonly operatorKeys: readonly WbKey[]
}): KeyRing {
  const { db, keys, log } = deps

  /** A record that no longer opens (lost master key) must not stop the others. */
  const opened = <T>(rows: readonly Credential[], make: (row: Credential, secret: string) => T) =>
    rows.flatMap((row) => {
      try {
        return [make(row, keys.open(row))]
      } catch (error) {
        log.error({ err: error, credentialId: row.id }, 'key cannot be opened')
        return []
      }
    })

  const active = async (workspaceId: string, service: string) =>
    (await keys.list(workspaceId, service)).filter((row) => row.status === 'active')

  const lists = async (workspaceIds: readonly string[]) => {
    const rows = await listCredentialsOf(db, workspaceIds, [OFFICIAL, CABINET])
    const sessions = new Set(
      rows
        .filter(({ service, status }) => service === CABINET && status === 'active')
        .map((row) => accountId(row)),
    )
    const official = Map.groupBy(
      rows.filter(({ service }) => service === OFFICIAL),
      ({ workspaceId }) => workspaceId,
    )
    const summary = (row: Credential): KeySummary => ({
      credentialId: row.id,
      accountKey: row.accountKey,
      name: row.name,
      mask: row.mask,
      isDefault: row.isDefault,
      isValid: row.status === 'active',
      hasCabinetSession: sessions.has(accountId(row)),
    })
    return new Map(workspaceIds.map((id) => [id, (official.get(id) ?? []).map(summary)]))
  }

  return {
    async feedKeys(watching) {
      const rows = await listFeedCredentials(db, OFFICIAL, watching)
      return [...deps.operatorKeys, ...opened(rows, wbKey)]
    },

    async key(workspaceId, credentialId) {
      const rows = await active(workspaceId, OFFICIAL)
      const wanted = credentialId ? rows.filter((row) => row.id === credentialId) : rows
      return opened(wanted.slice(0, 1), wbKey)[0]
    },

    list: async (workspaceId) => (await lists([workspaceId])).get(workspaceId) ?? [],

    lists,

    async sessions(accounts) {
      const wanted = new Set(accounts.map((one) => accountId(one)))
      const ids = [...new Set(accounts.map(({ workspaceId }) => workspaceId))]
      const rows = await listCredentialsOf(db, ids, [CABINET])
      const usable = rows.filter((row) => row.status === 'active' && wanted.has(accountId(row)))
      return opened(usable, ({ id, workspaceId, accountKey }, secret) => {
        return { credentialId: id, workspaceId, accountKey, secret }
      })
    },

    refused: (credentialId, code) => keys.refused(credentialId, code),
  }
}

const accountId = ({ workspaceId, accountKey }: CabinetAccount) => `${workspaceId} ${accountKey}`

function wbKey(row: Credential, token: string): WbKey {
  return {
    credentialId: row.id,
    workspaceId: row.workspaceId,
    accountKey: row.accountKey,
    token,
    tokenType: String(row.facts.tokenType ?? 'base'),
  }
}
