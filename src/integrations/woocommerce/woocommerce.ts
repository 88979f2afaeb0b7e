import { AppError } from '#core/errors.ts'
import type { ShopApi } from '#desks/imports/ports/shop.ts'
import { createWooCalls, type WooDeps } from './calls.ts'
import { createCatalog, createPages } from './catalog.ts'
import { checkShop } from './check.ts'
import { blocked } from './failure.ts'
import { createHead } from './head.ts'
import { createMedia } from './media.ts'
import { createPace } from './pace.ts'
import { createProducts } from './products.ts'
import { createRemove } from './remove.ts'
import { readSecret } from './secret.ts'
import { createVariations } from './variations.ts'

export interface WooCommerce extends ShopApi {
  /** What a shop is, by the secret itself: what tests a key. Throws as {@link checkShop} does. */
  probe(
    secret: string,
    options: { readonly account: string; readonly isWriting: boolean },
    signal: AbortSignal,
  ): ReturnType<typeof checkShop>
  close(): Promise<void>
}

/** WooCommerce shops with their owners' application passwords. */
export function createWooCommerce(deps: WooDeps): WooCommerce {
  const { secrets } = deps
  const calls = createWooCalls(deps)
  const pages = createPages(calls)
  const remove = createRemove(calls)

  return {
    probe: (secret, options, signal) =>
      checkShop(calls, { ...options, secret: readSecret(secret) }, signal),
    async facts({ credentialId, accountKey: account }, signal) {
      const secret = readSecret(await secrets.open(credentialId))
      try {
        const asked = { account, secret, isWriting: false }
        const { site: _site, ...facts } = await checkShop(calls, asked, signal)
        return facts
      } catch (thrown) {
        throw isNoShop(thrown) ? blocked(200, thrown) : thrown
      }
    },
    ...createCatalog(calls, pages),
    ...createMedia(calls, remove),
    ...createHead(calls, deps.clock),
    ...createProducts(calls, remove),
    ...createVariations(calls, pages, createPace()),
    close: calls.close,
  }
}

/** A page where WordPress answered when the key was added: maintenance, a firewall or a host in trouble, which all pass. */
function isNoShop(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code === 'woo.no_wordpress'
}
