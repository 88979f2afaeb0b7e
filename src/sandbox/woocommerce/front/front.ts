import type { Context } from 'hono'
import type { SandboxEnv } from '../../service/play-fault.ts'
import type { WooProduct, WooShop } from '../records.ts'
import { frontPage, productPage } from './pages.ts'
import type { Pictures } from './pictures.ts'
import { langOf } from './words.ts'

/** What a visitor of a shop gets: its pages and pictures. */
export function visit(
  context: Context<SandboxEnv>,
  asked: { readonly shop: WooShop; readonly home: string; readonly path: string },
  { pictures, now }: { readonly pictures: Pictures; readonly now: number },
): Response | Promise<Response> {
  const { shop, home, path } = asked
  const file = /^\/wp-content\/uploads\/(.+)$/.exec(path)?.[1]
  if (file !== undefined) return pictures.answer(shop, decodeURIComponent(file))
  const lang = langOf(context.req.query('lang') ?? context.req.header('accept-language'))
  const look = { shop, home, now, lang }
  const product = productOf(context, shop, path)
  if (product) return context.html(productPage(look, product))
  const isFront = path === '/' || path === ''
  if (isFront) return context.html(frontPage(look, context.req.query('q') ?? ''))
  return context.html('<!DOCTYPE html><title>Page not found</title><h1>Not found</h1>', 404)
}

function productOf(
  { req }: Context<SandboxEnv>,
  shop: WooShop,
  path: string,
): WooProduct | undefined {
  const id = Number(req.query('p'))
  const slug = /^\/product\/([^/]+)\/?$/.exec(path)?.[1]?.toLowerCase()
  return [...shop.products.values()].find(
    (one) => !one.isVariation && (one.id === id || (slug !== undefined && one.slug === slug)),
  )
}
