import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { DraftCampaigns, Region, ServiceKey } from '#desks/campaigns/ports.ts'
import { type Caller, createDirectApi, type DirectApiDeps } from './api.ts'
import { createDraftSaver } from './draft.ts'

export interface Direct extends DraftCampaigns {
  /** The whole tree of regions in Russian: 17 000 rows, to be kept for days. */
  regions(key: ServiceKey, signal: AbortSignal): Promise<Region[]>
  /** Whose account a secret opens and in which currency it pays. */
  account(
    secret: string,
    signal?: AbortSignal,
  ): Promise<{ readonly login: string; readonly currency: string }>
  close(): Promise<void>
}

const clients = z.object({
  Clients: z.array(z.looseObject({ Login: z.string(), Currency: z.string() })).min(1),
})
const currencies = z.object({
  Currencies: z.array(
    z.looseObject({
      Currency: z.string(),
      Properties: z.array(z.looseObject({ Name: z.string(), Value: z.coerce.string() })),
    }),
  ),
})
const geoRegions = z.object({
  GeoRegions: z.array(
    z.object({
      GeoRegionId: z.number(),
      GeoRegionName: z.string(),
      ParentId: z.number().nullish(),
    }),
  ),
})

/**
 * Yandex.Direct: drafts of campaigns in the seller's own account. Throws AppError: `auth` (direct.token, direct.not_approved: the operator's
 * application has no access to the API yet, direct.no_rights, direct.no_access, direct.no_account), `limit` (direct.points,
 * direct.connections, direct.method_limit), `unavailable`, `conflict` direct.not_draft, `invalid` with Direct's own words in `detail`.
 */
export function createDirect(deps: DirectApiDeps): Direct {
  const api = createDirectApi(deps)

  async function minimumWeeklyBudget(key: ServiceKey, signal: AbortSignal): Promise<number> {
    const params = { DictionaryNames: ['Currencies'] }
    const answer = await api.call(callerOf(key, signal), 'dictionaries', 'get', params, currencies)
    const name = String(key.facts.currency ?? 'RUB')
    const row = answer.Currencies.find(({ Currency }) => Currency === name)
    const value = row?.Properties.find((one) => one.Name === 'MinimumWeeklySpendLimit')?.Value
    if (!value || !/^\d+$/.test(value)) {
      throw new AppError({ kind: 'unavailable', code: 'direct.bad_answer' })
    }
    return Math.ceil(Number(value) / 1_000_000)
  }

  return {
    save: createDraftSaver(api, minimumWeeklyBudget),
    minimumWeeklyBudget,
    async regions(key, signal) {
      const params = { DictionaryNames: ['GeoRegions'] }
      const caller = callerOf(key, signal)
      const answer = await api.call(caller, 'dictionaries', 'get', params, geoRegions)
      return answer.GeoRegions.map((row) => ({
        id: row.GeoRegionId,
        name: row.GeoRegionName,
        parentId: row.ParentId ?? null,
      }))
    },
    async account(secret, signal = new AbortController().signal) {
      const params = { FieldNames: ['Login', 'Currency'] }
      const caller = { secret, accountKey: secret, signal }
      const { Clients } = await api.call(caller, 'clients', 'get', params, clients)
      const [client] = Clients
      return { login: client?.Login ?? '', currency: client?.Currency ?? '' }
    },
    close: api.close,
  }
}

function callerOf({ secret, accountKey }: ServiceKey, signal: AbortSignal): Caller {
  return { secret, accountKey, signal }
}
