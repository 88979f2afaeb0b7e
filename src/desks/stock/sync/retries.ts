/** How often something is tried again by itself, and after how long. */
interface RetryRule {
  readonly times: number
  /** Ms before try `failures` + 1. */
  readonly pauseMs: (failures: number) => number
}

/** Times and pauses of .env: STOCK_RETRIES and STOCK_RETRY_DELAY (s) are the item's. */
export interface RetrySettings {
  readonly itemRetries: number
  readonly itemDelayMs: number
}

const LONGEST_ITEM_MS = 300_000

/**
 * The one table of retries; docs/stock.md shows the same. A call is repeated by the HTTP client (4 tries with jitter, where a repeat is
 * harmless). An item: one listing refused; then it waits in the inbox. A batch: 100 SKUs that failed together. An account: it cannot be
 * read at all. The whole: a run over all accounts.
 */
export function retryRules({ itemRetries, itemDelayMs }: RetrySettings) {
  return {
    item: {
      times: itemRetries,
      pauseMs: (failures) => Math.min(LONGEST_ITEM_MS, itemDelayMs * 2 ** (failures - 1)),
    },
    batch: { times: 2, pauseMs: () => 180_000 },
    account: { times: 2, pauseMs: () => 120_000 },
    whole: { times: 3, pauseMs: () => 60_000 },
  } as const satisfies Readonly<Record<string, RetryRule>>
}

export type RetryRules = ReturnType<typeof retryRules>
