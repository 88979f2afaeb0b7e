import { WP_CONTEXT } from '../media/schema.ts'
import type { JsonObject, Role, WooUser } from '../records.ts'
import { checkKeeper, mayKeepShop, mayUpload } from './auth.ts'
import { WpError } from './problems.ts'
import { linksOf, paramsOf, restUrl, type WpAnswer, type WpRequest } from './request.ts'
import { checkParams } from './schema.ts'
import { dateOf, textOf } from './values.ts'

const WORDPRESS = ['oembed/1.0', 'wp/v2', 'wp-site-health/v1', 'wp-block-editor/v1']
const WOOCOMMERCE = ['wc/v1', 'wc/v2', 'wc/v3', 'wc-analytics', 'wc/store/v1']

/** `GET /wp-json/`, which everybody may read. */
export function siteIndex(request: WpRequest): WpAnswer {
  const { shop, home } = request
  const { settings } = shop
  const hasPasswords = settings.hasApplicationPasswords && settings.isHttps
  const namespaces = [...WORDPRESS, ...(settings.hasWoo ? WOOCOMMERCE : []), ...settings.plugins]
  const brands = `/wc/v3/products/brands`
  return {
    status: 200,
    body: {
      name: settings.name,
      description: '',
      ...{ url: home, home, gmt_offset: 0, timezone_string: '' },
      ...{ page_for_posts: 0, page_on_front: 0, show_on_front: 'posts' },
      namespaces,
      authentication: hasPasswords
        ? {
            'application-passwords': {
              endpoints: { authorization: `${home}/wp-admin/authorize-application.php` },
            },
          }
        : [],
      routes: {
        '/': { namespace: '', methods: ['GET'] },
        ...(settings.hasWoo && settings.hasBrands && { [brands]: { namespace: 'wc/v3' } }),
      },
      ...{ site_logo: 0, site_icon: 0, site_icon_url: '' },
    },
  }
}

/** `GET /wc/v3`: what there is in it, which everybody may read. */
export function shopIndex(request: WpRequest): WpAnswer {
  const { hasBrands } = request.shop.settings
  const names = ['products', 'products/batch', 'products/categories', 'products/tags']
  const routes = [...names, 'products/attributes', ...(hasBrands ? ['products/brands'] : [])]
  return {
    status: 200,
    body: {
      namespace: 'wc/v3',
      routes: Object.fromEntries(
        routes.map((name) => [`/wc/v3/${name}`, { namespace: 'wc/v3', methods: ['GET', 'POST'] }]),
      ),
      _links: { up: [{ href: restUrl(request, '/') }] },
    },
  }
}

const ROLE_NAMES: Readonly<Record<Role, readonly string[]>> = {
  administrator: ['manage_options', 'unfiltered_html', 'manage_categories', 'level_10'],
  shop_manager: ['manage_categories', 'level_9'],
  editor: ['manage_categories', 'level_7'],
  author: ['level_2'],
  customer: [],
}
const KEEPING = [
  'manage_woocommerce',
  'edit_product',
  'read_product',
  'delete_product',
  'edit_products',
  'edit_others_products',
  'publish_products',
  'delete_products',
  'manage_product_terms',
  'edit_product_terms',
  'delete_product_terms',
  'assign_product_terms',
]

/** `GET /wp/v2/users/me`. */
export function currentUser(request: WpRequest): WpAnswer {
  const params = paramsOf(request)
  checkParams(WP_CONTEXT, params, false)
  const { user } = request.caller
  if (!user) {
    throw new WpError('rest_not_logged_in', 'You are not currently logged in.', 401)
  }
  const granted = [
    'read',
    ...ROLE_NAMES[user.role],
    ...(mayUpload(request.caller) ? ['upload_files', 'edit_posts', 'publish_posts'] : []),
    ...(mayKeepShop(request.caller) ? KEEPING : []),
    user.role,
  ]
  const all = Object.fromEntries(granted.map((name) => [name, true]))
  const { _links = [], ...seen } = userView(request, user)
  const edited: JsonObject = {
    ...{ username: user.login, first_name: '', last_name: '', nickname: user.login },
    ...{ email: `${user.login}@example.test`, locale: 'en_US', roles: [user.role] },
    registered_date: `${dateOf(request.now)}+00:00`,
    ...{ capabilities: all, extra_capabilities: { [user.role]: true } },
  }
  return {
    status: 200,
    body: {
      ...{ ...seen, woocommerce_meta: {} },
      ...(params.context === 'edit' && edited),
      ...{ _links },
    },
  }
}

/** What everybody sees of a user. */
export function userView(request: Pick<WpRequest, 'shop' | 'home'>, user: WooUser): JsonObject {
  const { home } = request
  const links = { self: `/wp/v2/users/${user.id}`, collection: '/wp/v2/users' }
  return {
    ...{ id: user.id, name: user.login, url: home, description: '' },
    ...{ link: `${home}/author/${user.login}/`, slug: user.login, avatar_urls: {} },
    meta: { persisted_preferences: [] },
    is_super_admin: user.role === 'administrator',
    _links: linksOf(request, links),
  }
}

const SYMBOLS: Readonly<Record<string, string>> = {
  RUB: '&#8381;',
  USD: '&#36;',
  EUR: '&euro;',
  CNY: '&yen;',
  KZT: '&#8376;',
  BYN: 'Br',
}

export const currencySymbol = (currency: string): string => SYMBOLS[currency] ?? currency

/** `GET /wc/v3/system_status`, what of it a caller may want. */
export function systemStatus(request: WpRequest): WpAnswer {
  checkKeeper(request, 'list')
  const { settings } = request.shop
  return {
    status: 200,
    body: {
      environment: {
        ...{ home_url: request.home, site_url: request.home },
        ...{ version: settings.wooVersion, wp_version: settings.wpVersion },
        ...{ wp_memory_limit: 268_435_456, php_version: '8.4.11', language: 'en_US' },
      },
      settings: {
        ...{ api_enabled: false, force_ssl: false, currency: settings.currency },
        currency_symbol: currencySymbol(settings.currency),
        ...{ currency_position: 'right_space', thousand_separator: ',', decimal_separator: '.' },
        ...{ number_of_decimals: 0, geolocation_enabled: false },
        taxonomies: sameNames(['external', 'grouped', 'simple', 'variable']),
        product_visibility_terms: sameNames([
          ...['exclude-from-catalog', 'exclude-from-search', 'featured', 'outofstock'],
          ...[1, 2, 3, 4, 5].map((stars) => `rated-${stars}`),
        ]),
        ...{ woocommerce_com_connected: 'no', enforce_approved_download_dirs: true },
        ...{ order_datastore: 'WC_Order_Data_Store_CPT', HPOS_enabled: false },
        HPOS_sync_enabled: false,
        enabled_features: [
          ...['analytics', 'marketplace', 'order_attribution', 'site_visibility_badge'],
          ...['remote_logging', 'blueprint', 'point_of_sale'],
        ],
      },
    },
  }
}

const sameNames = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, name]))

/** `GET /wc/v3/settings/general/woocommerce_currency`. */
export function currencySetting(request: WpRequest, id: string): WpAnswer {
  const isRead = request.method === 'GET'
  checkKeeper(request, isRead ? 'list' : 'edit', {
    edit: ['woocommerce_rest_cannot_edit', 'Sorry, you cannot edit this resource.'],
  })
  if (id !== 'woocommerce_currency') {
    throw new WpError('rest_setting_setting_invalid', 'Invalid setting.', 404)
  }
  const { value } = paramsOf(request)
  if (!isRead && value !== undefined) {
    if (SYMBOLS[textOf(value)] === undefined) {
      const message = 'An invalid setting value was passed.'
      throw new WpError('rest_setting_value_invalid', message, 400)
    }
    request.shop.settings.currency = textOf(value)
  }
  const description =
    'This controls what currency prices are listed at in the catalog and which currency gateways will take payments in.'
  const collection = '/wc/v3/settings/general'
  return {
    status: 200,
    body: {
      ...{ id, label: 'Currency', description, type: 'select', default: 'USD' },
      options: Object.fromEntries(
        Object.entries(SYMBOLS).map(([code, symbol]) => [code, `${code} (${symbol}) — ${code}`]),
      ),
      ...{ tip: description, value: request.shop.settings.currency, group_id: 'general' },
      _links: linksOf(request, { self: `${collection}/${id}`, collection }, [
        ...['GET', 'POST', 'PUT', 'PATCH'],
      ]),
    },
  }
}
