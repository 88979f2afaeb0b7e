import { z } from 'zod'
import type { Axis, Gender } from '#desks/imports/ports.ts'

/** Ids come as numbers and as strings. */
export const idText = z.union([z.string().regex(/^\d+$/), z.int().min(0).transform(String)])
/** What is no text is none; a number is one, as of an article or a size. */
export const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
  .transform((one) => one?.trim() ?? '')
/** Whole numbers, also as text. */
export const whole = z.union([
  z.int(),
  z
    .string()
    .regex(/^\s*-?\d+(?:\.0+)?\s*$/)
    .transform(Number),
])
/** A field that is odd counts as absent. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish().catch(null)
}

/** An address of a picture, or null. */
export function pictureAt(address: string): string | null {
  const whole = address.startsWith('//') ? `https:${address}` : address
  return /^https?:\/\//.test(whole) && URL.canParse(whole) ? whole : null
}

export const orNull = (one: string): string | null => one || null

/** Without Chinese signs; null for a text with any, or for none. */
export function latinTitle(...titles: readonly string[]): string | null {
  return titles.find((title) => title !== '' && !/\p{Script=Han}/u.test(title)) ?? null
}

/** What a property means, by its name in either language: levels differ from card to card. */
export function axisOf(...names: readonly string[]): Axis {
  const name = names.join(' ')
  if (/颜色|配色|\bcolou?r/i.test(name)) return 'color'
  if (/尺码|尺寸|鞋码|码|\bsize/i.test(name)) return 'size'
  if (/版本|\b(?:edition|version)/i.test(name)) return 'edition'
  return 'other'
}

const FITS: Readonly<Record<number, Gender>> = { 1: 'unisex', 2: 'men', 3: 'women' }
const PEOPLE: readonly (readonly [RegExp, Gender])[] = [
  [/童|婴|kid|child|baby|infant/i, 'kids'],
  [/男女|中性|通用|unisex/i, 'unisex'],
  [/女|wom[ae]n/i, 'women'],
  [/男|\bm[ae]n/i, 'men'],
]

export function genderOf(fitId: number | null | undefined, people: string): Gender | null {
  const told = PEOPLE.find(([look]) => look.test(people))?.[1]
  return told === 'kids' ? told : (FITS[fitId ?? 0] ?? told ?? null)
}
