/** Where a sandbox answers, and the bot token it knows. */
export interface SandboxAddress {
  readonly url: string
  readonly token: string
}

/** What an operator would write into .env to let a sandbox play every outside service, cabinet booking included. */
export function sandboxEnvironment({ url, token }: SandboxAddress): Record<string, string> {
  return {
    DEMO: 'yes',
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: `${url}/telegram`,
    HTTP_PORT: '0',
    WB_COMMON_URL: `${url}/wb/common`,
    WB_SUPPLIES_URL: `${url}/wb/supplies`,
    WB_SELLER_URL: `${url}/wb/seller`,
    WB_SELLER_SUPPLY_URL: `${url}/wb/seller-supply`,
    WB_CABINET_PAGE_URL: `${url}/control`,
    WORDSTAT_CLOUD_URL: `${url}/wordstat/cloud`,
    WORDSTAT_OAUTH_URL: `${url}/wordstat/oauth`,
    DIRECT_URL: `${url}/direct`,
    DIRECT_REPORTS_URL: `${url}/direct`,
    YANDEX_OAUTH_URL: `${url}/yandex-oauth`,
    YANDEX_CLIENT_ID: 'demo',
    OPENAI_URL: `${url}/openai/v1`,
    OPENAI_EMBEDDING_MODEL: '',
    GOOGLE_SHEETS_URL: `${url}/google/sheets`,
    GOOGLE_DRIVE_URL: `${url}/google/drive`,
    GOOGLE_TOKEN_URL: `${url}/google/token`,
    GOOGLE_ACCOUNTS_URL: `${url}/google/accounts`,
    GOOGLE_CLIENT_ID: 'demo',
    GOOGLE_CLIENT_SECRET: 'demo-secret',
    SITES_URL: `${url}/sites`,
    WB_BOOKING: 'cabinet',
    WB_CABINET_ACCEPT_RISK: 'yes',
  }
}
