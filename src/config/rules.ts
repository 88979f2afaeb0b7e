import { ROLES, type Values, type VariableName } from './variables.ts'

/** Outside services, which a demo must not reach. */
const OUTSIDE = [
  'TELEGRAM_API_ROOT',
  'WB_COMMON_URL',
  'WB_SUPPLIES_URL',
  'WB_SELLER_URL',
  'WB_SELLER_SUPPLY_URL',
  'WB_SELLER_WEEKLY_URL',
  'WB_CABINET_PAGE_URL',
  'WORDSTAT_CLOUD_URL',
  'WORDSTAT_OAUTH_URL',
  'DIRECT_URL',
  'DIRECT_REPORTS_URL',
  'YANDEX_OAUTH_URL',
  'OPENAI_URL',
  'GOOGLE_SHEETS_URL',
  'GOOGLE_DRIVE_URL',
  'GOOGLE_TOKEN_URL',
  'GOOGLE_ACCOUNTS_URL',
  'ALLEGRO_URL',
  'ALLEGRO_AUTH_URL',
  'ALLEGRO_UPLOAD_URL',
  'WIX_URL',
  'BASE_URL',
  'POIZON_URL',
  'POIZON_DISTRIBUTION_URL',
  'SITES_URL',
  'POIZON_PICTURES_URL',
] as const satisfies readonly VariableName[]

/**
 * Combinations that would lose data, leak or surprise; a sentence each. Values that are wrong in themselves are
 * missing from `values` and are not talked about again.
 */
export function brokenRules(values: Partial<Values>, wrong: ReadonlySet<string>): string[] {
  const faults: string[] = []
  const isDemo = values.DEMO === 'yes'
  const isUnset = (name: VariableName) => values[name] === undefined && !wrong.has(name)

  if (!isDemo && isUnset('MASTER_KEY')) {
    faults.push(
      'MASTER_KEY must be set, it seals the keys people give: openssl rand -base64 32 (keep a copy apart from the database)',
    )
  }
  const version = values.MASTER_KEY_VERSION
  if (version !== undefined && values.MASTER_KEYS_PREVIOUS?.some((old) => old.version >= version)) {
    faults.push('MASTER_KEY_VERSION must be higher than every version in MASTER_KEYS_PREVIOUS')
  }

  if (values.ROLES && values.ROLES.length === 0) {
    faults.push(`ROLES must name at least one of ${ROLES.join(', ')}, or be left out for all`)
  } else if (values.ROLES && ROLES.some((role) => !values.ROLES?.includes(role))) {
    if (isUnset('REDIS_URL')) {
      faults.push(
        'REDIS_URL must be set when ROLES is not all of them: processes share limits there',
      )
    }
    if (isUnset('DATABASE_URL')) {
      faults.push(
        'DATABASE_URL must be set when ROLES is not all of them: the embedded database serves one process',
      )
    }
  }

  if (values.TELEGRAM_MODE === 'webhook') {
    if (isUnset('WEBHOOK_URL')) {
      faults.push(
        'WEBHOOK_URL must be set for TELEGRAM_MODE=webhook: the https address of this bot',
      )
    } else if (values.WEBHOOK_URL && !isSafeWebhook(values.WEBHOOK_URL)) {
      faults.push('WEBHOOK_URL must start with https://, Telegram delivers to nothing else')
    }
    if (isUnset('WEBHOOK_SECRET')) {
      faults.push(
        'WEBHOOK_SECRET must be set for TELEGRAM_MODE=webhook, else anybody could send updates: openssl rand -hex 32',
      )
    }
  }

  if (values.WB_BOOKING === 'cabinet' && values.WB_CABINET_ACCEPT_RISK === 'no') {
    faults.push(
      'WB_CABINET_ACCEPT_RISK must be yes for WB_BOOKING=cabinet: it acts in the seller’s cabinet, which Wildberries does not offer as an API; otherwise write WB_BOOKING=hand-over',
    )
  }

  if (values.ACCESS_MODE === 'allow-list') {
    if (values.ALLOWED_USERS?.length === 0 && values.ADMIN_IDS?.length === 0) {
      faults.push(
        'ALLOWED_USERS must name somebody for ACCESS_MODE=allow-list: Telegram ids with commas',
      )
    }
  }

  if (isUnset('ALLEGRO_CLIENT_ID') !== isUnset('ALLEGRO_CLIENT_SECRET')) {
    faults.push('ALLEGRO_CLIENT_ID and ALLEGRO_CLIENT_SECRET must be set together, or neither')
  }

  if (isDemo) {
    for (const name of OUTSIDE) {
      const url = values[name]
      // Without these two the open internet would be read.
      if (url === undefined ? /^(SITES|POIZON_PICTURES)_URL$/.test(name) : !isLoopback(url)) {
        faults.push(`${name} must point at the sandbox on this machine when DEMO=yes`)
      }
    }
  }
  return faults
}

function isSafeWebhook(url: string): boolean {
  return url.startsWith('https://') || isLoopback(url)
}

function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
}
