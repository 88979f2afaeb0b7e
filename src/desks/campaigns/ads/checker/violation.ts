import type { TextKind } from '../limits.ts'

export const RULES = [
  // Form of one string.
  'empty',
  'length',
  'narrow',
  'word-length',
  'spaces',
  'symbols',
  'times',
  'emoji',
  'control',
  'formula',
  'caps',
  'spaced-letters',
  'repeated-word',
  'repeated-mark',
  'exclamation',
  'question',
  'display-path',
  // What moderators refuse.
  'phone',
  'email',
  'messenger',
  'link',
  'superlative',
  'promise',
  'free',
  'click',
  'slang',
  'foreign',
  // What the seller's own text does not say.
  'unsaid-number',
  'unsaid-claim',
  'unsaid-name',
  // An ad, its extras, a campaign.
  'count',
  'duplicate',
  'same-ads',
  'unnamed',
  'sitelink-sum',
  'href',
  'tracking',
  'keyword',
  'minus-word',
  'minus-length',
  'topic',
] as const
export type Rule = (typeof RULES)[number]

/** Where in a campaign; numbers from 1 as the seller counts, null: not in one, or the only one. */
export interface Place {
  readonly group: number | null
  readonly ad: number | null
  readonly part:
    | TextKind
    | 'ad'
    | 'keyword'
    | 'minus-words'
    | 'sitelinks'
    | 'callouts'
    | 'link'
    | 'tracking'
    | 'group'
    | 'campaign'
  readonly index: number | null
}

/** What would put it right, for code that repairs. `rewrite`: only somebody who can write can. */
export type Fix =
  | { readonly do: 'shorten'; readonly to: number }
  | { readonly do: 'remove'; readonly words: readonly string[] }
  | { readonly do: 'lower-case'; readonly words: readonly string[] }
  | { readonly do: 'replace'; readonly signs: readonly string[]; readonly by: string }
  | { readonly do: 'drop' }
  | { readonly do: 'rewrite' }
  /** Nothing to change: the seller needs papers or a disclaimer. */
  | { readonly do: 'warn' }

export interface Violation {
  readonly rule: Rule
  /** A warning does not keep a string out of an ad. */
  readonly level: 'error' | 'warning'
  readonly place: Place
  /** What was found: the word, the count, the length. */
  readonly value: string
  /** What is allowed, where that is a number. */
  readonly limit: number | null
  readonly fix: Fix
  /** Fluent message with `$value` and `$limit`; see describe.ts for the place. */
  readonly messageKey: `ads-rule-${Rule}`
}

/** A rule's finding before anybody knows where the string stands. */
export type Finding = Pick<Violation, 'rule' | 'value' | 'fix'> & { readonly limit?: number }

export function violation(finding: Finding, place: Place): Violation {
  return {
    rule: finding.rule,
    level: finding.rule === 'topic' ? 'warning' : 'error',
    place,
    value: finding.value,
    limit: finding.limit ?? null,
    fix: finding.fix,
    messageKey: `ads-rule-${finding.rule}`,
  }
}

export function remove(rule: Rule, ...words: readonly string[]): Finding {
  return { rule, value: words.join(', '), fix: { do: 'remove', words } }
}
