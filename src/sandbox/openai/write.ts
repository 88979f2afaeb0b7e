import type { Item, Material } from './material.ts'
import { capital, cut, LENGTHS, type StringKind, stringsOf } from './phrasing.ts'
import type { Schema } from './strict-schema.ts'
import { wishFor } from './wishes.ts'

/** How many items a list gets when neither schema nor instructions say. */
const USUAL_COUNT: Readonly<Record<StringKind, number>> = {
  title: 7,
  text: 3,
  callout: 4,
  'sitelink-title': 4,
  'sitelink-text': 4,
  path: 1,
  label: 3,
}
/** Properties that tie an answer's item to an item of the input. */
const TIE = /^(id|index|number|page|place|key|ref|position)$/i

interface Place {
  /** Names of the properties that lead here. */
  readonly path: readonly string[]
  /** Which item of the lists around it this is. */
  readonly at: number
  /** Item of the input that this part of the answer is for. */
  readonly source?: Item
}

export interface Task {
  readonly material: Material
  readonly instructions: string
  /** How often the same was asked before. */
  readonly turn: number
}

/** Fills a schema with strings made of the material, as many and as long as the instructions ask. */
export function write(schema: Schema, { material, instructions, turn }: Task): unknown {
  return fill(schema, { path: [], at: 0 })

  function fill(part: Schema, place: Place): unknown {
    const { at, path, source } = place
    if (part.const !== undefined) return part.const
    if (part.enum) return part.enum[at % part.enum.length]
    if (part.anyOf) return part.anyOf[0] ? fill(part.anyOf[0], place) : null
    const name = path.at(-1) ?? ''
    const tied = TIE.test(name) ? source?.[name] : undefined
    if (tied !== undefined) return tied
    switch ([part.type ?? 'null'].flat()[0]) {
      case 'object':
        return Object.fromEntries(
          Object.entries(part.properties ?? {}).map(([key, inner]) => [
            key,
            fill(inner, { ...place, path: [...path, key] }),
          ]),
        )
      case 'array':
        return part.items ? fillArray(part, part.items, place) : []
      case 'string':
        return stringAt(place)
      case 'integer':
      case 'number':
        return Math.min(part.maximum ?? at, Math.max(part.minimum ?? at, at))
      case 'boolean':
        return true
      default:
        return null
    }
  }

  function fillArray(array: Schema, item: Schema, { path, at }: Place): unknown[] {
    const name = path.at(-1) ?? ''
    // Second titles belong to the older format of ads alone.
    if (/2$/.test(name) && material.values.format === 'responsive') return []
    const isPlain = item.properties === undefined
    const ties = Object.keys(item.properties ?? {}).filter((property) => TIE.test(property))
    const sources = material.lists.find((list) =>
      list.some((one) => ties.some((property) => property in one)),
    )
    if (ties.length > 0 && sources === undefined) return []
    const wished = wishFor(instructions, name).count
    const inInput = Number(material.values[name])
    const usual = isPlain ? USUAL_COUNT[kindOf(path)] : inInput > 0 ? inInput : 2
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = array
    const count = Math.min(maxItems, Math.max(minItems, wished ?? sources?.length ?? usual))
    return Array.from({ length: Math.min(count, sources?.length ?? count) }, (_, index) => {
      const source = sources?.[index]
      const within = isPlain ? index + at * count : index
      return fill(item, { path, at: within, ...(source && { source }) })
    })
  }

  function stringAt({ path, at, source }: Place): string {
    const kind = kindOf(typeof source?.kind === 'string' ? [source.kind] : path)
    const own = Number(source?.limit)
    const limit = own > 0 ? own : wishFor(instructions, path.at(-1) ?? '').limit
    if (kind === 'sitelink-title' && typeof source?.text === 'string') {
      return cut(capital(source.text.trim()), limit ?? LENGTHS[kind])
    }
    const strings = stringsOf(kind, material, { turn, limit })
    return strings[at % Math.max(1, strings.length)] ?? ''
  }
}

/** What a string is, by the names of the properties that lead to it. */
export function kindOf(path: readonly string[]): StringKind {
  const name = path.at(-1) ?? ''
  const whole = path.join('.')
  if (/sitelink|быстр/i.test(whole)) {
    return /desc|text/i.test(name) ? 'sitelink-text' : 'sitelink-title'
  }
  if (/callout|уточн/i.test(whole)) return 'callout'
  if (/path|display/i.test(name)) return 'path'
  if (/title|headline|заголов/i.test(whole)) return 'title'
  if (/text|desc|body|опис/i.test(whole)) return 'text'
  return 'label'
}
