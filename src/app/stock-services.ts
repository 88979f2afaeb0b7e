import { createBase } from '#integrations/base/base.ts'
import { createBaseKeys } from '#integrations/base/keys.ts'
import { createWixKeys } from '#integrations/wix/keys.ts'
import { createWix } from '#integrations/wix/wix.ts'
import type { Base } from './base.ts'
import { createKeySecrets } from './key-secrets.ts'

export type StockServices = ReturnType<typeof openStockServices>

/** Clients of the shops whose stock is kept, and what their keys look like. */
export function openStockServices({ config, db, limiter, clock, log, metrics }: Base) {
  const secrets = createKeySecrets({ db })
  const shared = { secrets, limiter, clock, log, metrics }
  const wix = createWix({ ...shared, baseUrl: config.stock.wix.url })
  const base = createBase({ ...shared, baseUrl: config.stock.base.url })

  return {
    secrets,
    wix,
    base,
    keyServices: [createWixKeys({ wix }), createBaseKeys({ base })],
    async close() {
      await Promise.all([wix.close(), base.close()])
    },
  }
}
