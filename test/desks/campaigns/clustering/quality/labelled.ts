import { readdirSync, readFileSync } from 'node:fs'
import type { Phrase } from '#desks/campaigns/phrase.ts'

export interface LabelledPhrase extends Phrase {
  readonly label: string
}

const FOLDER = new URL('../labelled/', import.meta.url)

/**
 * Shops, services and trades whose phrases were grouped by hand: car-parts, children-shoes, cosmetics, furniture, services and thermo-mugs
 * as one would group ads, the others by the sections of a catalogue, which hold several things («секатор» and «лопата») and no word in common.
 */
export const NICHES: readonly string[] = readdirSync(FOLDER)
  .map((file) => file.replace('.tsv', ''))
  .sort()

/** Phrases of the niches together, as one seller of all of them would collect them. A group by hand belongs to its niche. */
export function labelled(niches: readonly string[]): LabelledPhrase[] {
  return niches.flatMap((niche) =>
    readFileSync(new URL(`${niche}.tsv`, FOLDER), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [text = '', frequency = '', group = ''] = line.split('\t')
        return { text, frequency: Number(frequency), label: `${niche}: ${group}` }
      }),
  )
}
