import type { OperatorKeys } from '#sandbox/services.ts'

/** Where a sandbox answers, and the keys it knows. */
export interface SandboxAddress {
  readonly url: string
  readonly token: string
  readonly operator: OperatorKeys
}

/** What an operator would write into .env to let a sandbox play every outside service, cabinet booking included. */
export function sandboxEnvironment({
  url,
  token,
  operator,
}: SandboxAddress): Record<string, string> {
  const { client, serviceAccount } = operator.google
  return {
    DEMO: 'yes',
    BACKUP_HOURS: '0',
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: `${url}/telegram`,
    HTTP_PORT: '0',
    WB_COMMON_URL: `${url}/wb/common`,
    WB_SUPPLIES_URL: `${url}/wb/supplies`,
    WB_SELLER_URL: `${url}/wb/seller`,
    WB_SELLER_SUPPLY_URL: `${url}/wb/seller-supply`,
    WB_SELLER_WEEKLY_URL: `${url}/wb/seller-weekly`,
    WB_CABINET_PAGE_URL: `${url}/control`,
    WORDSTAT_CLOUD_URL: `${url}/wordstat/cloud`,
    WORDSTAT_OAUTH_URL: `${url}/wordstat/oauth`,
    DIRECT_URL: `${url}/direct`,
    DIRECT_REPORTS_URL: `${url}/direct`,
    YANDEX_OAUTH_URL: `${url}/yandex-oauth`,
    YANDEX_CLOUD_KEY: operator.cloudKey,
    YANDEX_CLIENT_ID: 'demo',
    YANDEX_CLIENT_SECRET: 'demo-secret',
    OPENAI_URL: `${url}/openai/v1`,
    OPENAI_API_KEY: operator.openAiKey,
    GOOGLE_SHEETS_URL: `${url}/google/sheets/v4`,
    GOOGLE_DRIVE_URL: `${url}/google/drive/v3`,
    GOOGLE_TOKEN_URL: `${url}/google/token`,
    GOOGLE_ACCOUNTS_URL: `${url}/google/accounts`,
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify({
      client_email: serviceAccount.email,
      private_key: serviceAccount.privateKey,
    }),
    GOOGLE_CLIENT_ID: client.id,
    GOOGLE_CLIENT_SECRET: client.secret,
    ALLEGRO_URL: `${url}/allegro/api`,
    ALLEGRO_AUTH_URL: `${url}/allegro`,
    ALLEGRO_UPLOAD_URL: `${url}/allegro/api`,
    ALLEGRO_CLIENT_ID: operator.allegro.id,
    ALLEGRO_CLIENT_SECRET: operator.allegro.secret,
    SITES_URL: `${url}/sites`,
    WIX_URL: `${url}/wix`,
    BASE_URL: `${url}/base`,
    POIZON_URL: `${url}/poizon/api/dewu`,
    POIZON_DISTRIBUTION_URL: `${url}/poizon/open/api/v1`,
    POIZON_PICTURES_URL: `${url}/poizon/cdn`,
    WOO_PRIVATE_HOSTS: new URL(url).host,
    WB_BOOKING: 'cabinet',
    WB_CABINET_ACCEPT_RISK: 'yes',
  }
}
