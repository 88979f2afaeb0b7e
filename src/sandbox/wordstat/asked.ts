/** A phrase that was looked up and charged, and how many times. */
export interface AskedPhrase {
  readonly account: string
  readonly provider: 'cloud' | 'oauth' | 'reports'
  readonly phrase: string
  readonly regions: readonly string[]
  times: number
}

export type Asked = ReturnType<typeof createAsked>

/** What was bought, so that a test sees whether anything was bought twice. */
export function createAsked() {
  const phrases = new Map<string, AskedPhrase>()

  return {
    note(bought: Omit<AskedPhrase, 'times'>): void {
      const { account, provider, phrase, regions } = bought
      const key = JSON.stringify([account, provider, phrase, regions])
      const known = phrases.get(key)
      if (known) known.times += 1
      else phrases.set(key, { ...bought, times: 1 })
    },
    report: (): AskedPhrase[] => [...phrases.values()].map((one) => ({ ...one })),
    clear: () => phrases.clear(),
    load(saved: readonly AskedPhrase[]): void {
      phrases.clear()
      for (const { account, provider, phrase, regions, times } of saved) {
        const key = JSON.stringify([account, provider, phrase, regions])
        phrases.set(key, { account, provider, phrase, regions, times })
      }
    },
  }
}
