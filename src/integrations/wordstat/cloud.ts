import { z } from 'zod'
import type { Region, ServiceKey, Wordstat } from '#desks/campaigns/ports.ts'
import { checkBatch, countedPhrases, realRegions } from './answer.ts'
import { regionTree } from './region-tree.ts'
import { secondLimit, type WordstatDeps, wordstatHttp } from './service.ts'

/** Wordstat of Yandex Cloud's Search API, v2 (cloudapi, wordstat_service.proto, 2026-07-23). */
const CLOUD_URL = 'https://searchapi.api.cloud.yandex.net'
const SERVICE = 'wordstat-cloud'

/** 100 statistics calls an hour for one cloud, unless support raised it; the tree is free. */
const QUOTA = { calls: 100, windowMs: 3_600_000 } as const

const treeAnswer = z.object({ regions: regionTree })

/** Whose key the free tree is read with. */
export interface CloudKey {
  readonly secret: string
  readonly folderId?: string
}

export interface CloudWordstat extends Wordstat {
  /** All regions. Not charged, so also what tests a key; not repeated by itself. Throws as {@link Wordstat} does. */
  getRegionsTree(key: CloudKey, signal?: AbortSignal): Promise<Region[]>
  close(): Promise<void>
}

/** Yandex Cloud as the source of frequencies: paid by the call, with an Api-Key. */
export function createCloudWordstat(deps: WordstatDeps): CloudWordstat {
  const http = wordstatHttp(SERVICE, CLOUD_URL, deps)
  const rows = countedPhrases(deps.log)
  // Of a phrase nobody looks for nothing is left but an empty object.
  const topAnswer = z.object({ results: rows, associations: rows })
  // Somebody waits for the answer on a screen, and a tree has a fall-back.
  const treeDeps = { ...deps, timeoutMs: deps.timeoutMs ?? 5_000, retry: { times: 0 } }
  const treeHttp = wordstatHttp(`${SERVICE}-tree`, CLOUD_URL, treeDeps)

  return {
    provider: 'cloud',
    batch: 1,
    quota: QUOTA,
    async top(key, { phrases, regionIds, limit }, signal) {
      checkBatch(phrases, 1)
      const [phrase] = phrases
      if (phrase === undefined) return []
      const regions = realRegions(regionIds).map(String)
      const { data } = await http.request({
        method: 'POST',
        path: '/v2/wordstat/topRequests',
        headers: authorization(key.secret),
        body: {
          phrase,
          numPhrases: limit,
          ...(regions.length > 0 && { regions }),
          devices: ['DEVICE_ALL'],
          ...folder(folderOf(key)),
        },
        schema: topAnswer,
        idempotent: true,
        limits: secondLimit(SERVICE, key.accountKey),
        signal,
      })
      return [{ phrases: data.results, similar: data.associations }]
    },
    async getRegionsTree({ secret, folderId }, signal) {
      const { data } = await treeHttp.request({
        method: 'POST',
        path: '/v2/wordstat/getRegionsTree',
        headers: authorization(secret),
        body: folder(folderId),
        schema: treeAnswer,
        idempotent: true,
        ...(signal && { signal }),
      })
      return data.regions
    },
    async close() {
      await Promise.all([http.close(), treeHttp.close()])
    },
  }
}

const authorization = (secret: string) => ({ authorization: `Api-Key ${secret}` })

/** Left out when the key's own folder is meant. */
const folder = (folderId: string | undefined) => (folderId === undefined ? {} : { folderId })

function folderOf(key: ServiceKey): string | undefined {
  const { folderId } = key.facts
  return typeof folderId === 'string' && folderId !== '' ? folderId : undefined
}
