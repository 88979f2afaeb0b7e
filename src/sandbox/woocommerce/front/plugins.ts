import { html } from 'hono/html'
import { permalinkOf } from '../catalog/links.ts'
import { noRoute, WpError } from '../wp/problems.ts'
import { paramsOf, restUrl, type WpAnswer, type WpRequest } from '../wp/request.ts'
import { textOf } from '../wp/values.ts'
import { headOf } from './seo.ts'

/** The interface of an SEO plugin. */
export function pluginIndex(request: WpRequest, namespace: string): WpAnswer {
  mustBeThere(request, namespace)
  return {
    status: 200,
    body: { namespace, routes: {}, _links: { up: [{ href: restUrl(request, '/') }] } },
  }
}

/** `GET yoast/v1/get_head?url=`: what stands in the head of a page, which everybody may read (Yoast REST API). */
export function yoastHead(request: WpRequest): WpAnswer {
  mustBeThere(request, 'yoast/v1')
  const { shop, home } = request
  const { url } = paramsOf(request)
  if (url === undefined) {
    const message = 'Missing parameter(s): url'
    throw new WpError('rest_missing_callback_param', message, 400, { params: ['url'] })
  }
  const product = [...shop.products.values()].find(
    (one) => !one.isVariation && permalinkOf(shop, home, one) === textOf(url),
  )
  const isShown = product?.status === 'publish'
  const { title, description } = isShown
    ? headOf(shop, product)
    : { title: `Page not found – ${shop.settings.name}`, description: '' }
  const status = isShown ? 200 : 404
  const json = { title, ...(description !== '' && { description }), og_locale: 'ru_RU' }
  const meta = html`<meta name="description" content="${description}" />`
  const head = html`<title>${title}</title>${description === '' ? '' : meta}`
  return { status, body: { html: String(head), json, status } }
}

function mustBeThere({ shop }: WpRequest, namespace: string): void {
  if (!shop.settings.plugins.includes(namespace)) throw noRoute()
}
