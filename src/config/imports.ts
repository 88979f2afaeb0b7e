import type { Values } from './variables.ts'

/** Services of the imports desk. It has no keys of the operator's. */
export type ImportsConfig = ReturnType<typeof importsConfig>

export function importsConfig(values: Values) {
  return {
    poizon: {
      /** Poizon-API, for keys that name no mirror of it. */
      url: values.POIZON_URL,
      distributionUrl: values.POIZON_DISTRIBUTION_URL,
      /** Pictures are asked for there instead of on the open internet; see createPictureSource. */
      picturesUrl: values.POIZON_PICTURES_URL,
    },
    /** Products of one import at most. */
    batchMax: values.IMPORT_BATCH_MAX,
    /** Longest wait for an answer of the source or of a shop, ms. */
    timeoutMs: values.IMPORT_TIMEOUT * 1_000,
    /** Seconds an answer of the source is kept at most, by level; what it is about may shorten them. */
    cache: {
      memorySeconds: values.IMPORT_CACHE_MEMORY,
      sharedSeconds: values.IMPORT_CACHE_SHARED,
      databaseSeconds: values.IMPORT_CACHE_DATABASE,
    },
    /** Hosts of shops, with their port, that may be private and without TLS. */
    privateHosts: values.WOO_PRIVATE_HOSTS,
  }
}
