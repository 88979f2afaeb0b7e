import type { Keys } from '#desks/account/keys/keys.ts'
import type { Credential } from '#desks/account/store.ts'
import {
  type CampaignKeys,
  OPERATORS,
  type ServiceKey,
  type WordstatProvider,
} from '#desks/campaigns/ports.ts'
import type { Log } from '#platform/log/log.ts'
import type { CampaignsConfig } from '#src/config/campaigns.ts'

/** The account desk's keys as the campaigns desk asks for them; the operator's where a workspace has none. */
export function createCampaignKeys(deps: {
  readonly keys: Keys
  readonly config: CampaignsConfig
  readonly log: Log
}): CampaignKeys {
  const { keys, config, log } = deps

  /** The workspace's working key of a service: the main one if it works. A record that no longer opens counts as none. */
  async function own(
    workspaceId: string,
    service: string,
    isWanted: (row: Credential) => boolean = () => true,
  ): Promise<ServiceKey | undefined> {
    const rows = (await keys.list(workspaceId, service))
      .filter((row) => row.status === 'active' && isWanted(row))
      .sort((a, b) => Number(b.isDefault) - Number(a.isDefault))
    for (const row of rows) {
      try {
        return serviceKey(row, keys.open(row))
      } catch (error) {
        log.error({ err: error, credentialId: row.id }, 'key cannot be opened')
      }
    }
    return undefined
  }

  return {
    async wordstat(workspaceId) {
      const found = (provider: WordstatProvider, key: ServiceKey, isShared: boolean) => ({
        ...{ provider, key, isShared },
      })
      const cloud = await own(workspaceId, 'yandex-cloud')
      if (cloud) return found('cloud', cloud, false)
      const { cloudKey, cloudFolder, oauthToken } = config.wordstat
      if (cloudKey)
        return found('cloud', operatorKey(cloudKey, { folderId: cloudFolder ?? null }), true)
      if (oauthToken) return found('oauth', operatorKey(oauthToken), true)
      const direct = await own(workspaceId, 'yandex-direct')
      return direct && found('reports', direct, false)
    },

    async model(workspaceId) {
      const operators = config.openai.key
      return (await own(workspaceId, 'openai')) ?? (operators ? operatorKey(operators) : undefined)
    },

    direct: (workspaceId, like) =>
      own(
        workspaceId,
        'yandex-direct',
        like &&
          (({ id, facts }) =>
            id !== like.credentialId && Boolean(facts.login) && facts.login === like.facts.login),
      ),

    async sheets(workspaceId) {
      const key = await own(workspaceId, 'google')
      const { kind, spreadsheetId, email } = key?.facts ?? {}
      if (key && kind === 'own') return { kind, key }
      if (kind === 'shared-sheet') return { kind, spreadsheetId: String(spreadsheetId) }
      if (kind === 'shared-drive') return { kind, email: String(email) }
      return undefined
    },

    async refused(credentialId, code) {
      if (credentialId !== OPERATORS) return keys.refused(credentialId, code)
      log.error({ code }, "the operator's own key was refused")
    },
  }
}

function serviceKey(row: Credential, secret: string): ServiceKey {
  return { credentialId: row.id, accountKey: row.accountKey, secret, facts: row.facts }
}

function operatorKey(secret: string, facts: ServiceKey['facts'] = {}): ServiceKey {
  return { credentialId: OPERATORS, accountKey: OPERATORS, secret, facts }
}
