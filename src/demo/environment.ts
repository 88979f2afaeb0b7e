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
    WB_BOOKING: 'cabinet',
    WB_CABINET_ACCEPT_RISK: 'yes',
  }
}
