import { keyRefused } from '#desks/account/keys/notices.ts'
import { createKeyUse } from '#desks/account/keys/use.ts'
import { createAllegro } from '#integrations/allegro/allegro.ts'
import { createAllegroKeys, createAllegroLink } from '#integrations/allegro/keys.ts'
import { createBase } from '#integrations/base/base.ts'
import { createBaseKeys } from '#integrations/base/keys.ts'
import { createPictureSource } from '#integrations/sites/pictures.ts'
import { createWixKeys } from '#integrations/wix/keys.ts'
import { createWix } from '#integrations/wix/wix.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { createKeySecrets } from '../keys/key-secrets.ts'

export type StockServices = ReturnType<typeof openStockServices>

/** Clients of the shops whose stock is kept, and what their keys look like. */
export function openStockServices(open: Base) {
  const { config, db, vault, leases, limiter, seats, clock, log, metrics } = open
  const secrets = createKeySecrets({
    ...{ db, vault, leases, clock },
    tellRefused: (tx, key) => enqueue(tx, keyRefused(key)),
    use: createKeyUse({ db, clock, log }),
  })
  const shared = { secrets, limiter, clock, log, metrics, timeoutMs: config.stock.timeoutMs }
  const wix = createWix({ ...shared, baseUrl: config.stock.wix.url })
  const base = createBase({ ...shared, baseUrl: config.stock.base.url })
  const { url, authUrl, uploadUrl, clientId, clientSecret, rateLimit } = config.stock.allegro
  const allegro = createAllegro({
    ...{ ...shared, seats, apiUrl: url, authUrl, uploadUrl, rateLimit },
    clientId: clientId ?? '',
    clientSecret: clientSecret ?? '',
  })
  const pictures = createPictureSource({
    ...{ limiter, clock, log, metrics },
    gatewayUrl: config.campaigns.sitesUrl,
  })
  /** Accounts are linked through an application of the operator's: without one there are none. */
  const hasAllegro = clientId !== undefined && clientSecret !== undefined

  return {
    wix,
    base,
    allegro,
    pictures,
    hasAllegro,
    keyServices: [
      createWixKeys({ wix }),
      createBaseKeys({ base }),
      ...(hasAllegro ? [createAllegroKeys(allegro)] : []),
    ],
    links: hasAllegro ? [createAllegroLink(allegro)] : [],
    async close() {
      await Promise.all([wix, base, allegro, pictures].map((client) => client.close()))
    },
  }
}
