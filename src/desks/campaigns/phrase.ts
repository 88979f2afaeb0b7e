/** A search phrase with its shows a month, as the service told them: never guessed. */
export interface Phrase {
  readonly text: string
  readonly frequency: number
}

/** What somebody who types the phrase wants. */
export const INTENTS = ['buy', 'info', 'brand', 'free', 'used', 'other'] as const
export type Intent = (typeof INTENTS)[number]

/** Why a word should keep an ad away: the seller reads the reason before accepting it. */
export const MINUS_REASONS = ['info', 'free', 'used', 'job', 'diy', 'place', 'stop-list'] as const
export type MinusReason = (typeof MINUS_REASONS)[number]

export interface MinusWord {
  readonly word: string
  readonly reason: MinusReason
  /** How many collected phrases hold it. */
  readonly phrases: number
}

export interface Cluster {
  /** Its own most frequent phrase. */
  readonly name: string
  readonly intent: Intent
  /** Most frequent first; 200 at most. */
  readonly phrases: readonly Phrase[]
}

/** Why a collected phrase is in no cluster. */
export type DropReason = 'duplicate' | 'too-long' | 'minus-word' | 'rare' | 'over-limit'

export interface Dropped {
  readonly phrase: Phrase
  readonly reason: DropReason
  /** The phrase it doubles, or the minus-word it holds. */
  readonly because: string
}

export interface Clustering {
  readonly clusters: readonly Cluster[]
  readonly minusWords: readonly MinusWord[]
  readonly dropped: readonly Dropped[]
}
