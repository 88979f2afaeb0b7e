import { readFileSync } from 'node:fs'
import type { Phrase } from '#desks/campaigns/phrase.ts'

export interface LabelledPhrase extends Phrase {
  readonly label: string
}

/** What the parameters of the engine were chosen on: three sellers, a town's services, a shop of doors and a pet shop. */
export const CHOSEN_ON = ['car-parts', 'furniture', 'thermo-mugs', 'services', 'doors-and-pets']
/** What no parameter and no family of words was chosen by. */
export const HELD_OUT = ['children-shoes', 'cosmetics']

/** Phrases of the niches together, as one seller of all of them would collect them. A group by hand belongs to its niche. */
export function labelled(niches: readonly string[]): LabelledPhrase[] {
  return niches.flatMap((niche) =>
    readFileSync(new URL(`../labelled/${niche}.tsv`, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [text = '', frequency = '', group = ''] = line.split('\t')
        return { text, frequency: Number(frequency), label: `${niche}: ${group}` }
      }),
  )
}
