import type { ModelAnswer, ModelUsage } from '#core/language-model.ts'
import type { CardAttribute } from '../cards/attributes.ts'

/** Texts of which a model writes one each, and the template another. */
export interface WrittenTexts {
  readonly title: string
  /** Plain. */
  readonly short: string
  /** HTML of p, ul, li, h3, table, strong and br. */
  readonly description: string
  readonly seoTitle: string
  readonly seoDescription: string
}
export type TextField = keyof WrittenTexts

export type Origin = 'model' | 'repaired' | 'template'

/** One paid answer. */
export interface TextCall {
  readonly step: string
  readonly outcome: ModelAnswer['kind']
  readonly usage: ModelUsage
}

export interface ProductTexts extends WrittenTexts {
  /** Latin, at most 60 characters, made here and never by a model. */
  readonly slug: string
  readonly tags: readonly string[]
  readonly attributes: readonly CardAttribute[]
  readonly origins: Readonly<Record<TextField, Origin>>
  readonly calls: readonly TextCall[]
}

/** Characters, ends included. */
export const LENGTHS: Readonly<Record<TextField, { readonly min: number; readonly max: number }>> =
  {
    title: { min: 3, max: 70 },
    short: { min: 200, max: 350 },
    description: { min: 100, max: 20_000 },
    seoTitle: { min: 3, max: 60 },
    seoDescription: { min: 140, max: 160 },
  }

export function lengthOf(text: string): number {
  return [...text.normalize('NFC')].length
}
