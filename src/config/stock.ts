import type { Values } from './variables.ts'

/** Services of the stock desk. */
export type StockConfig = ReturnType<typeof stockConfig>

export function stockConfig(values: Values) {
  return {
    /** How often a channel is compared whole, min; a seller can set another for each. */
    syncMinutes: values.STOCK_SYNC_MINUTES,
    /** SKUs of an account that are leased and read together; Allegro takes 100 at most. */
    batch: values.STOCK_BATCH,
    /** Of one offer or variant; see the table in desks/stock/sync/retries.ts. */
    retries: {
      itemRetries: values.STOCK_RETRIES,
      itemDelayMs: values.STOCK_RETRY_DELAY * 1_000,
    },
    /** Longest wait for an answer of a channel, ms. */
    timeoutMs: values.STOCK_TIMEOUT * 1_000,
    wix: { url: values.WIX_URL },
    base: { url: values.BASE_URL },
    allegro: {
      /** REST and OAuth. */
      url: values.ALLEGRO_URL,
      authUrl: values.ALLEGRO_AUTH_URL,
      /** Where pictures are sent to. */
      uploadUrl: values.ALLEGRO_UPLOAD_URL,
      /** The operator's application; sellers link their accounts through it. */
      clientId: values.ALLEGRO_CLIENT_ID,
      clientSecret: values.ALLEGRO_CLIENT_SECRET,
      /** Requests a minute of the application, all processes together. */
      rateLimit: values.ALLEGRO_RATE_LIMIT,
    },
  }
}

/** Texts of it that must never be printed. */
export function stockSecrets({ allegro }: StockConfig): string[] {
  return [allegro.clientSecret].filter((secret) => secret !== undefined)
}

/** As it may be printed. */
export function describeStock({ allegro, ...rest }: StockConfig): Record<string, unknown> {
  return { ...rest, allegro: { ...allegro, clientSecret: allegro.clientSecret !== undefined } }
}
