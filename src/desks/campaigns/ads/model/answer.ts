import { z } from 'zod'
import { tidy } from '../words.ts'

/** Strings of one variant as a model wrote them, tidied, not yet checked. */
export interface Variant {
  readonly titles: readonly string[]
  readonly titles2: readonly string[]
  readonly texts: readonly string[]
}

/** Sitelink by the number of its page. */
export interface WrittenSitelink {
  readonly page: number
  readonly title: string
  readonly description: string
}

export interface WrittenExtras {
  readonly callouts: readonly string[]
  readonly sitelinks: readonly WrittenSitelink[]
  readonly displayPath: string
}

const MOST_STRINGS = 30
const MOST_ITEMS = 60
/** Beyond it a string is junk, not worth reading. */
const LONGEST_STRING = 500

/** Whatever is not as asked is left out, never an error: the template stands behind every string. */
const string = z.string().max(LONGEST_STRING).transform(tidy).catch('')
const strings = z
  .array(string)
  .catch([])
  .transform((texts) => texts.filter((text) => text !== '').slice(0, MOST_STRINGS))
const items = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.slice(0, MOST_ITEMS).flatMap((one): z.output<T>[] => {
        const parsed = item.safeParse(one)
        return parsed.success ? [parsed.data] : []
      }),
    )

const variant = z.object({ titles: strings, titles2: strings, texts: strings })
const adSet = z.object({ variants: items(variant) })
const repaired = z.object({ strings: items(z.object({ id: z.int(), text: string })) })
const extras = z.object({
  callouts: strings,
  sitelinks: items(z.object({ page: z.int(), title: string, description: string })),
  displayPath: string,
})

/** Variants of an `ad_set` answer, whatever it is. */
export function readVariants(json: unknown): Variant[] {
  const parsed = adSet.safeParse(json)
  return parsed.success ? parsed.data.variants : []
}

/** Texts of an `ad_repair` answer by id. */
export function readRepaired(json: unknown): Map<number, string> {
  const parsed = repaired.safeParse(json)
  return new Map(parsed.success ? parsed.data.strings.map(({ id, text }) => [id, text]) : [])
}

/** An `ad_extras` answer, whatever it is. */
export function readExtras(json: unknown): WrittenExtras {
  const parsed = extras.safeParse(json)
  return parsed.success ? parsed.data : { callouts: [], sitelinks: [], displayPath: '' }
}
