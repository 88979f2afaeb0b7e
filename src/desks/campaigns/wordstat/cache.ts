import type { Cache, CacheLife } from '#platform/cache/cache.ts'
import type { Phrase } from '../phrase.ts'
import type { WordstatProvider } from '../ports.ts'

/** What was asked of whom: the same question has the same answer for two weeks, whoever asks. */
export interface TopQuestion {
  readonly provider: WordstatProvider
  readonly regionIds: readonly number[]
  /** Phrases wanted a seed. */
  readonly limit: number
}

const TWO_WEEKS = 14 * 86_400
const LIFE: CacheLife = {
  memorySeconds: 3_600,
  sharedSeconds: TWO_WEEKS,
  databaseSeconds: TWO_WEEKS,
}

/** Wordstat's answers by seed; they tell what people search for and nothing of who asked. */
export function createWordstatCache(cache: Cache) {
  /** Who asks now, or waits to, by question. */
  const askers = new Map<string, Promise<unknown>>()

  return {
    /** Lets one at a time ask for the same seeds: the next one finds what was bought before it. */
    async inTurn<T>(
      question: TopQuestion,
      seeds: readonly string[],
      ask: () => Promise<T>,
    ): Promise<T> {
      const key = seeds.map((seed) => keyOf(question, seed)).join('\n')
      const before = askers.get(key)
      const next = () => ask()
      const asked = before ? before.then(next, next) : ask()
      askers.set(key, asked)
      try {
        return await asked
      } finally {
        if (askers.get(key) === asked) askers.delete(key)
      }
    },
    get: (question: TopQuestion, seed: string): Promise<readonly Phrase[] | undefined> =>
      cache.get(keyOf(question, seed)),
    set: (question: TopQuestion, seed: string, phrases: readonly Phrase[]): Promise<void> =>
      cache.set(keyOf(question, seed), phrases, LIFE),
  }
}

function keyOf({ provider, regionIds, limit }: TopQuestion, seed: string): string {
  const regions = [...new Set(regionIds)].sort((a, b) => a - b).join(',')
  const phrase = seed.normalize('NFC').toLowerCase().trim().replace(/\s+/gu, ' ')
  return `wordstat/${provider}/${regions}/${limit}/${phrase}`
}
