import { AppError } from '#core/errors.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { LIMITS } from '../ads/limits.ts'
import type { Ad } from '../campaign.ts'
import type { Intent, Phrase } from '../phrase.ts'
import { byFrequency } from '../wordstat/minimum.ts'

/** A cluster as it is stored. */
export interface Group {
  readonly id: string
  readonly name: string
  readonly intent: Intent
  readonly phrases: readonly Phrase[]
  readonly ads: readonly Ad[]
}

/** What a seller may do to clusters before ads are written. */
export type Edit =
  | { readonly do: 'merge'; readonly group: string; readonly into: string }
  | { readonly do: 'split'; readonly group: string; readonly newId: string }
  | { readonly do: 'rename'; readonly group: string; readonly name: string }
  | { readonly do: 'drop'; readonly group: string }
  | {
      readonly do: 'move'
      readonly group: string
      readonly phrase: string
      /** Null: the phrase leaves the campaign. */
      readonly into: string | null
    }
  | {
      readonly do: 'detach'
      readonly group: string
      readonly phrase: string
      readonly newId: string
    }

/** Cuts two or more phrases into two parts where they are loosest. */
export type Cut = (phrases: readonly Phrase[]) => readonly [readonly Phrase[], readonly Phrase[]]

const MAX_NAME = 255

/**
 * The groups after an edit; those it does not touch are the same objects. An edit that was done already changes nothing. Throws AppError
 * `conflict`, `invalid` or `not-found` with words for the seller.
 */
export function edited(groups: readonly Group[], edit: Edit, cut: Cut): readonly Group[] {
  const group = groups.find(({ id }) => id === edit.group)
  if (!group) return groups
  switch (edit.do) {
    case 'merge':
      return merged(groups, group, edit.into)
    case 'split':
      return split(groups, group, edit.newId, cut)
    case 'rename': {
      const name = edit.name.normalize('NFC').trim().replace(/\s+/gu, ' ')
      if (name === '' || name.length > MAX_NAME) throw refusal('invalid', 'campaigns-error-name')
      return name === group.name ? groups : replaced(groups, { ...group, name })
    }
    case 'drop':
      return without(groups, group)
    case 'move':
      return moved(groups, group, edit.phrase, edit.into)
    case 'detach':
      return detached(groups, group, edit.phrase, edit.newId)
  }
}

function merged(groups: readonly Group[], group: Group, intoId: string): readonly Group[] {
  const into = groups.find(({ id }) => id === intoId)
  if (!into || into === group) throw refusal('not-found', 'campaigns-error-group-gone')
  const whole = withPhrases(into, [...into.phrases, ...group.phrases])
  return replaced(without(groups, group), whole)
}

function split(groups: readonly Group[], group: Group, newId: string, cut: Cut): readonly Group[] {
  if (groups.some(({ id }) => id === newId)) return groups
  if (group.phrases.length < 2) throw refusal('conflict', 'campaigns-error-one-phrase')
  const [kept, cutOff] = cut(group.phrases)
  return [...replaced(groups, withPhrases(group, kept)), made(group, cutOff, newId)]
}

function moved(
  groups: readonly Group[],
  group: Group,
  text: string,
  intoId: string | null,
): readonly Group[] {
  const phrase = group.phrases.find((one) => one.text === text)
  if (!phrase || intoId === group.id) return groups
  const rest = withoutPhrase(groups, group, phrase)
  if (intoId === null) return rest
  const into = rest.find(({ id }) => id === intoId)
  if (!into) throw refusal('not-found', 'campaigns-error-group-gone')
  return replaced(rest, withPhrases(into, [...into.phrases, phrase]))
}

function detached(
  groups: readonly Group[],
  group: Group,
  text: string,
  newId: string,
): readonly Group[] {
  const phrase = group.phrases.find((one) => one.text === text)
  if (!phrase || group.phrases.length < 2) return groups
  return [...withoutPhrase(groups, group, phrase), made(group, [phrase], newId)]
}

function withoutPhrase(groups: readonly Group[], group: Group, phrase: Phrase): readonly Group[] {
  const phrases = group.phrases.filter((one) => one !== phrase)
  if (phrases.length === 0) return without(groups, group)
  return replaced(groups, withPhrases(group, phrases))
}

function without(groups: readonly Group[], group: Group): readonly Group[] {
  if (groups.length < 2) throw refusal('conflict', 'campaigns-error-last-group')
  return groups.filter((one) => one !== group)
}

/** A group that was called by its most frequent phrase still is; a name the seller gave stays. */
function withPhrases(group: Group, phrases: readonly Phrase[]): Group {
  if (phrases.length > LIMITS.keywords) {
    throw refusal('conflict', 'campaigns-error-group-full', { limit: LIMITS.keywords })
  }
  const sorted = [...phrases].sort(byFrequency)
  const isNamedByPhrase = group.name === group.phrases[0]?.text
  return { ...group, phrases: sorted, name: (isNamedByPhrase && sorted[0]?.text) || group.name }
}

function made(from: Group, phrases: readonly Phrase[], id: string): Group {
  const sorted = [...phrases].sort(byFrequency)
  return { id, name: sorted[0]?.text ?? from.name, intent: from.intent, phrases: sorted, ads: [] }
}

function replaced(groups: readonly Group[], group: Group): readonly Group[] {
  return groups.map((one) => (one.id === group.id ? group : one))
}

function refusal(
  kind: 'conflict' | 'invalid' | 'not-found',
  messageKey: MessageKey,
  vars: Readonly<Record<string, number>> = {},
): AppError {
  const code = messageKey.replace('campaigns-error-', 'campaigns.').replaceAll('-', '_')
  return new AppError({ kind, code, messageKey, vars })
}
