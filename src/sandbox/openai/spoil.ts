import { createRandom } from './random.ts'
import { kindOf } from './write.ts'

/** Ways in which an answer can be no good. The last four spoil the whole of it, the others some of its strings. */
export const MISCHIEFS = [
  'over-long',
  'caps',
  'superlative',
  'phone',
  'link',
  'duplicates',
  'exclamation',
  'emoji',
  'missing-field',
  'not-json',
  'incomplete',
  'refusal',
] as const
export type Mischief = (typeof MISCHIEFS)[number]

const SPOILT: Partial<Record<Mischief, (text: string) => string>> = {
  'over-long': (text) => `${text} ${'с подробным описанием '.repeat(4)}`.trim(),
  caps: (text) => text.toUpperCase(),
  superlative: (text) => `Самый лучший выбор: ${text}`,
  phone: (text) => `${text} 8 (495) 123-45-67`,
  link: (text) => `${text} www.shop.example`,
  exclamation: (text) => `${text}!!!`,
  emoji: (text) => `🔥 ${text}`,
}

export type Imp = ReturnType<typeof createImp>

/** Spoils a share of the answers, evenly spread; which way is chosen by the seed. */
export function createImp(seed: number) {
  let random = createRandom(seed)
  let owed = 0
  let share = 0
  let ways: readonly Mischief[] = MISCHIEFS
  /** To be done next, before any share. */
  const asked: Mischief[] = []

  return {
    /** `share` 0–1 of all answers; `kinds`: only these ways. */
    set(next: number, kinds: readonly Mischief[] = MISCHIEFS): void {
      share = next
      ways = kinds
      owed = 0
      random = createRandom(seed)
    },
    ask: (kind: Mischief, times = 1) => asked.push(...Array<Mischief>(times).fill(kind)),
    share: () => share,
    /** What happens to the answer that is given now; undefined: nothing. */
    next(): Mischief | undefined {
      const first = asked.shift()
      if (first !== undefined) return first
      owed += share
      if (owed < 1 - Number.EPSILON * 8) return undefined
      owed -= 1
      return ways[Math.floor(random() * ways.length)]
    },
    /** The answer, changed the way `kind` says; what it says nothing of stays. */
    spoil(answer: unknown, kind: Mischief): unknown {
      if (kind === 'missing-field') return withoutLast(answer)
      if (kind === 'duplicates') return doubled(answer)
      const change = SPOILT[kind]
      if (change === undefined) return answer
      let isDone = false
      return mapStrings(answer, [], (text) => {
        if (isDone && random() < 0.6) return text
        isDone = true
        return change(text)
      })
    },
  }
}

/** Strings that are to stand in an ad go through `change`; what ties the answer to the question does not. */
function mapStrings(
  value: unknown,
  path: readonly string[],
  change: (text: string) => string,
): unknown {
  if (typeof value === 'string') return kindOf(path) === 'label' ? value : change(value)
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, path, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      mapStrings(inner, [...path, name], change),
    ]),
  )
}

function withoutLast(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer
  return Object.fromEntries(Object.entries(answer).slice(0, -1))
}

/** The second string of each list becomes the first one again. */
function doubled(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [first, second] = value
    if (typeof first === 'string' && typeof second === 'string') {
      return [first, first, ...value.slice(2)]
    }
    return value.map(doubled)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, doubled(inner)]))
}
