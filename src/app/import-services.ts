import { keyRefused } from '#desks/account/keys/notices.ts'
import { createWooKeys } from '#integrations/woocommerce/keys.ts'
import { createWooCommerce } from '#integrations/woocommerce/woocommerce.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from './base.ts'
import { createKeySecrets } from './key-secrets.ts'

export type ImportServices = ReturnType<typeof openImportServices>

/** Clients of the shops that goods are brought into, and what their keys look like. */
export function openImportServices(open: Base) {
  const { config, db, vault, leases, limiter, clock, log, metrics } = open
  const { privateHosts, timeoutMs } = config.imports
  const secrets = createKeySecrets({
    ...{ db, vault, leases, clock },
    tellRefused: (tx, key) => enqueue(tx, keyRefused(key)),
  })
  const shop = createWooCommerce({ secrets, limiter, clock, log, metrics, privateHosts, timeoutMs })

  return {
    shop,
    keyServices: [createWooKeys({ woo: shop, privateHosts })],
    async close() {
      await shop.close()
    },
  }
}
