import type { Database } from '#db/connection.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import { type Credential, listFeedCredentials } from '#desks/account/store.ts'
import type { KeyRing, WbKey } from '#desks/supplies/ports.ts'
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
  const opened = (rows: readonly Credential[]): WbKey[] =>
    rows.flatMap((row) => {
      try {
        return [wbKey(row, keys.open(row))]
      } catch (error) {
        log.error({ err: error, credentialId: row.id }, 'key cannot be opened')
        return []
      }
    })

  const active = async (workspaceId: string, service: string) =>
    (await keys.list(workspaceId, service)).filter((row) => row.status === 'active')

  return {
    async feedKeys(watching) {
      const rows = await listFeedCredentials(db, OFFICIAL, watching)
      return [...deps.operatorKeys, ...opened(rows)]
    },

    async key(workspaceId, credentialId) {
      const rows = await active(workspaceId, OFFICIAL)
      const wanted = credentialId ? rows.filter((row) => row.id === credentialId) : rows
      return opened(wanted.slice(0, 1))[0]
    },

    async list(workspaceId) {
      const [official, sessions] = await Promise.all([
        keys.list(workspaceId, OFFICIAL),
        active(workspaceId, CABINET),
      ])
      const cabinets = new Set(sessions.map((row) => row.accountKey))
      return official.map((row) => ({
        credentialId: row.id,
        accountKey: row.accountKey,
        name: row.name,
        mask: row.mask,
        isDefault: row.isDefault,
        isValid: row.status === 'active',
        hasCabinetSession: cabinets.has(row.accountKey),
      }))
    },

    async session(workspaceId, accountKey) {
      const rows = await active(workspaceId, CABINET)
      const row = rows.find((one) => one.accountKey === accountKey)
      return row && { credentialId: row.id, accountKey, secret: keys.open(row) }
    },

    refused: (credentialId, code) => keys.refused(credentialId, code),
  }
}

function wbKey(row: Credential, token: string): WbKey {
  return {
    credentialId: row.id,
    workspaceId: row.workspaceId,
    accountKey: row.accountKey,
    token,
    tokenType: String(row.facts.tokenType ?? 'base'),
  }
}
