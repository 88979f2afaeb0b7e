import type { Material } from './material.ts'
import { cut, LENGTHS, type StringKind, stringsOf } from './phrasing.ts'
import type { Schema } from './strict-schema.ts'

/** How many items an array gets when the schema leaves it open. */
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
const TIE = /^(id|index|number|place|key|ref|position)$/i
const LIMIT = /limit|max|length/i

interface Place {
  /** Names of the properties that lead here. */
  readonly path: readonly string[]
  /** Which item of the array around it this is. */
  readonly at: number
  /** Item of the input that this part of the answer is for. */
  readonly source?: Readonly<Record<string, unknown>>
}

/** Fills a schema with strings made of the material; `turn` counts how often the same was asked before. */
export function write(schema: Schema, material: Material, turn: number): unknown {
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

  function fillArray(array: Schema, item: Schema, place: Place): unknown[] {
    const sources = inputListFor(item)
    const kind = kindOf(place.path)
    const isPlain = item.properties === undefined
    const isOfStrings = isPlain || /sitelink|callout/i.test(place.path.join('.'))
    const usual = isOfStrings ? USUAL_COUNT[kind] : (material.variants ?? 2)
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = array
    const count = sources?.length ?? Math.min(maxItems, Math.max(minItems, usual))
    return Array.from({ length: count }, (_, at) => {
      const source = sources?.[at]
      const within = isPlain ? at + place.at * count : at
      return fill(item, { path: place.path, at: within, ...(source && { source }) })
    })
  }

  /** A list of the input whose items the answer's items have to be tied to. */
  function inputListFor(item: Schema) {
    const ties = Object.keys(item.properties ?? {}).filter((name) => TIE.test(name))
    if (ties.length === 0) return undefined
    return material.lists.find((list) => list.some((one) => ties.some((name) => name in one)))
  }

  function stringAt({ path, at, source }: Place): string {
    const kind = kindOf(source ? [...path, ...Object.values(source).map(String)] : path)
    const strings = stringsOf(kind, material, turn)
    const text = strings[at % Math.max(1, strings.length)] ?? 'Товар'
    const limits = Object.entries(source ?? {}).filter(([name]) => LIMIT.test(name))
    const limit = limits.map(([, value]) => Number(value)).find((value) => value > 0)
    return limit === undefined ? text : cut(text, Math.min(limit, LENGTHS[kind]))
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
