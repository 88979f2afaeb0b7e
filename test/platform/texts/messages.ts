import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Message, parse } from '@fluent/syntax'
import type { Locale } from '#platform/texts/lang.ts'

/** A message as it is written: its file, its variables, and its plain pieces of text without placeables. */
export interface Written {
  readonly file: string
  readonly variables: readonly string[]
  readonly attributes: readonly string[]
  readonly pieces: readonly string[]
}

/** Every message of a language. Throws where a file is not Fluent. */
export function readMessages(locale: Locale): Map<string, Written> {
  const messages = new Map<string, Written & { readonly takesIn: readonly string[] }>()
  const variablesOf = (key: string): string[] => {
    const { variables = [], takesIn = [] } = messages.get(key) ?? {}
    return [...new Set([...variables, ...takesIn.flatMap(variablesOf)])].sort()
  }
  for (const file of readdirSync(join('locales', locale))) {
    const { body } = parse(readFileSync(join('locales', locale, file), 'utf8'), {})
    for (const entry of body)
      if (entry.type === 'Junk') throw new Error(`${file}: ${entry.content}`)
    for (const message of body.filter((entry): entry is Message => entry.type === 'Message')) {
      const found: Found = { variables: new Set(), takesIn: new Set(), pieces: [] }
      collect(message.value, found)
      messages.set(message.id.name, {
        file,
        variables: [...found.variables],
        takesIn: [...found.takesIn],
        attributes: message.attributes.map(({ id }) => id.name).sort(),
        pieces: found.pieces,
      })
    }
  }
  return new Map(
    [...messages].map(([key, { takesIn: _, ...message }]) => [
      key,
      { ...message, variables: variablesOf(key) },
    ]),
  )
}

interface Found {
  readonly variables: Set<string>
  /** Messages it refers to. */
  readonly takesIn: Set<string>
  readonly pieces: string[]
}

function collect(node: unknown, found: Found): void {
  if (node === null || typeof node !== 'object') return
  const { type, id, value } = node as { type?: string; id?: { name: string }; value?: unknown }
  if (type === 'VariableReference' && id) found.variables.add(id.name)
  if (type === 'MessageReference' && id) found.takesIn.add(id.name)
  if ((type === 'TextElement' || type === 'StringLiteral') && typeof value === 'string') {
    found.pieces.push(value)
  }
  // Keys of variants and names are no text.
  for (const [name, child] of Object.entries(node)) if (name !== 'key') collect(child, found)
}
