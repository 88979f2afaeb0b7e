import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { SeoPlugin, ShopFacts } from '#desks/imports/ports/shop.ts'
import { findIndex } from './address.ts'
import type { WooCalls, WooRequest } from './calls.ts'
import * as rows from './rows.ts'
import type { WooSecret } from './secret.ts'
import { misfit } from './sentences.ts'
import type { Site } from './site.ts'

const index = z.object({
  name: z.string().catch(''),
  namespaces: z.array(z.string()).catch([]),
  authentication: z.unknown().optional(),
})
/** Namespaces of SEO plugins, in the order in which one is chosen. */
const PLUGINS: readonly (readonly [string, SeoPlugin])[] = [
  ['yoast/v1', 'yoast'],
  ['rankmath/v1', 'rank-math'],
  ['seopress/v1', 'seopress'],
  ['aioseo/v1', 'aioseo'],
]
const user = z.object({ capabilities: z.record(z.string(), z.unknown()).catch({}) })
const NEEDED = ['upload_files', 'edit_products', 'publish_products', 'manage_woocommerce']
const status = z.object({
  environment: z.object({ version: z.string().catch(''), wp_version: z.string().catch('') }),
})
const setting = z.object({ value: z.string() })
const created = z.object({ id: z.int() })

export interface Checked extends ShopFacts {
  readonly site: Site
}

/**
 * Finds out what a shop is and whether everything that an import needs is allowed, in the order in which it can be put right: the address, the
 * interface, WooCommerce, the password, its rights. With `isWriting` a draft is made and deleted again, because a key may only read.
 * Throws AppError whose `woo.…` code names the fault.
 */
export async function checkShop(
  calls: WooCalls,
  asked: { readonly account: string; readonly secret: WooSecret; readonly isWriting: boolean },
  signal: AbortSignal,
): Promise<Checked> {
  const { account, secret } = asked
  const { url, hasPermalinks, body } = await findIndex(calls, secret.url, signal)
  const site: Site = { account, url, hasPermalinks, secret }
  const { name, namespaces, authentication } = index.parse(body)
  if (!namespaces.includes('wc/v3')) throw misfit('woo.no_woocommerce')
  const methods = (authentication ?? {}) as Record<string, unknown>
  if (methods['application-passwords'] === undefined) {
    throw misfit(url.startsWith('https:') ? 'woo.no_app_passwords' : 'woo.http')
  }
  const get = <T>(path: string, schema: z.ZodType<T>, query = {}) =>
    ask(calls, site, { method: 'GET', path, schema, query, signal })

  const me = await get('/wp/v2/users/me', user, { context: 'edit' })
  const needed = secret.keys && hasPermalinks ? ['upload_files'] : NEEDED
  if (needed.some((one) => me.capabilities[one] !== true)) throw misfit('woo.no_rights')
  const { environment } = await get('/wc/v3/system_status', status, {
    _fields: 'environment.version,environment.wp_version',
  })
  const currency = await get('/wc/v3/settings/general/woocommerce_currency', setting)
  if (asked.isWriting) await tryWriting(calls, site, signal)
  const hasBrands = await hasRoute(calls, site, '/wc/v3/products/brands', signal)
  return {
    ...{ site, name, url, hasPermalinks, hasBrands, currency: currency.value },
    ...{ wooVersion: environment.version, wpVersion: environment.wp_version },
    seo: PLUGINS.find(([namespace]) => namespaces.includes(namespace))?.[1] ?? null,
  }
}

async function ask<T>(calls: WooCalls, site: Site, request: WooRequest<T>): Promise<T> {
  return (await calls.send(site, request)).data
}

/** A draft nobody sees, gone at once. */
async function tryWriting(calls: WooCalls, site: Site, signal: AbortSignal): Promise<void> {
  const path = '/wc/v3/products'
  const body = { name: 'Prilavok', status: 'draft', catalog_visibility: 'hidden' }
  const { id } = await ask(calls, site, { method: 'POST', path, body, schema: created, signal })
  await ask(calls, site, {
    ...{ method: 'POST', path: `${path}/batch`, body: { delete: [id] }, idempotent: true },
    ...{ schema: rows.anything, signal },
  })
}

async function hasRoute(
  calls: WooCalls,
  site: Site,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const query = { per_page: '1', _fields: 'id' }
    await ask(calls, site, { method: 'GET', path, query, schema: rows.anything, signal })
    return true
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.kind === 'not-found') return false
    throw thrown
  }
}
