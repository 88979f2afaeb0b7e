import { keyRefused } from '#desks/account/keys/notices.ts'
import { createKeyUse } from '#desks/account/keys/use.ts'
import { createCatalogue } from '#desks/imports/source/catalogue.ts'
import { createQuota } from '#desks/imports/source/quota.ts'
import { isPoizonHost } from '#integrations/poizon/hosts.ts'
import { createPoizonKeys } from '#integrations/poizon/keys.ts'
import { createPoizon } from '#integrations/poizon/poizon.ts'
import { createPictureSource } from '#integrations/sites/pictures.ts'
import { createWooKeys } from '#integrations/woocommerce/keys.ts'
import { createWooCommerce } from '#integrations/woocommerce/woocommerce.ts'
import { createCache } from '#platform/cache/layered-cache.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { createKeySecrets } from '../keys/key-secrets.ts'

/** Cards are big, so their memory is counted for itself: some 15 MB. */
const CARDS_IN_MEMORY = 500
const PICTURE_BYTES = 15_000_000

export type ImportServices = ReturnType<typeof openImportServices>

/** The source that is imported from, behind its cache, the shops that goods are brought into, and what keys of both look like. */
export function openImportServices(open: Base) {
  const { config, db, vault, leases, limiter, clock, log, metrics, cacheLevels } = open
  const { poizon: place, privateHosts, timeoutMs, cache: levels } = config.imports
  const secrets = createKeySecrets({
    ...{ db, vault, leases, clock },
    tellRefused: (tx, key) => enqueue(tx, keyRefused(key)),
    use: createKeyUse({ db, clock, log }),
  })
  const urls = { api: place.url, distribution: place.distributionUrl }
  const quota = createQuota({ db, clock })
  const poizon = createPoizon({
    ...{ urls, secrets, quota, limiter, clock, log, metrics, timeoutMs },
  })
  const catalogue = createCatalogue({
    ...{ source: poizon.source, downForMs: poizon.downForMs, baseOf: poizon.baseOf, quota },
    cache: createCache({ clock, log, ...cacheLevels, memoryEntries: CARDS_IN_MEMORY }),
    ...{ levels, db, clock, log, metrics },
  })
  const pictures = createPictureSource({
    ...{ limiter, clock, log, metrics, timeoutMs },
    ...{ gatewayUrl: place.picturesUrl, isAllowed: isPoizonHost, maxBytes: PICTURE_BYTES },
  })
  const shop = createWooCommerce({ secrets, limiter, clock, log, metrics, privateHosts, timeoutMs })

  return {
    catalogue,
    quota,
    /** Of cards: from the source's own hosts only. */
    pictures,
    shop,
    keyServices: [createPoizonKeys({ poizon, urls }), createWooKeys({ woo: shop, privateHosts })],
    async close() {
      await catalogue.close()
      await Promise.all([poizon, pictures, shop].map((client) => client.close()))
    },
  }
}
