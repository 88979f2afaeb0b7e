import { z } from 'zod'
import { searchCorpus } from './corpus/corpus.ts'

export const forecastParam = z.object({
  Phrases: z.array(z.string().trim().min(1)).min(1).max(100),
  GeoID: z.array(z.int()).default([]),
  Currency: z.literal('RUB'),
  AuctionBids: z.enum(['Yes', 'No']).default('No'),
  CommonMinusWords: z.array(z.string()).default([]),
})
export type ForecastParam = z.output<typeof forecastParam>

const MOST_SUGGESTED = 20
const roubles = (value: number) => Math.round(value * 100) / 100

/** What a month of a phrase would bring and cost; the rarer a phrase, the dearer its place. */
function phraseRow(phrase: string, regions: readonly string[]) {
  const shows = searchCorpus(phrase, [...regions]).results[0]?.count ?? 0
  const least = roubles(3 + 200 / Math.log2(shows + 2))
  const clicks = Math.round(shows * 0.01)
  return {
    ...{ Phrase: phrase, Shows: shows, Clicks: clicks },
    ...{ FirstPlaceClicks: Math.round(clicks * 1.5), PremiumClicks: clicks * 5 },
    ...{ Min: least, Max: roubles(least * 1.4), CTR: 1, FirstPlaceCTR: 1.5, PremiumCTR: 5 },
    ...{ PremiumMin: roubles(least * 2), PremiumMax: roubles(least * 3), Currency: 'RUB' },
  }
}

/** A forecast of budget as `GetForecast` gives it. */
export function forecastOf({ Phrases, GeoID }: ForecastParam): object {
  const rows = Phrases.map((phrase) => phraseRow(phrase, GeoID.map(String)))
  type Row = (typeof rows)[number]
  const sum = (value: (row: Row) => number) =>
    roubles(rows.reduce((all, row) => all + value(row), 0))
  return {
    Phrases: rows,
    Common: {
      Geo: GeoID.join(','),
      ...{ Min: sum((row) => row.Min * row.Clicks), Max: sum((row) => row.Max * row.Clicks) },
      PremiumMin: sum((row) => row.PremiumMin * row.PremiumClicks),
      ...{ Shows: sum((row) => row.Shows), Clicks: sum((row) => row.Clicks) },
      FirstPlaceClicks: sum((row) => row.FirstPlaceClicks),
      PremiumClicks: sum((row) => row.PremiumClicks),
    },
  }
}

/** Phrases that go with those given. */
export function suggestionsOf(keywords: readonly string[]): string[] {
  const found = keywords.flatMap((keyword) => searchCorpus(keyword, []).associations)
  return [...new Set(found.map(({ phrase }) => phrase))].slice(0, MOST_SUGGESTED)
}
