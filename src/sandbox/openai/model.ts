import { createHash } from 'node:crypto'
import { answerOnGoods } from './goods.ts'
import { answerOnLines } from './lines.ts'
import { materialOf } from './material.ts'
import type { Imp } from './spoil.ts'
import type { Schema } from './strict-schema.ts'
import { write } from './write.ts'

/** A question in either API's form, checked. */
export interface Question {
  readonly model: string
  readonly name: string
  readonly instructions: string
  readonly input: string
  /** Absent: free text is asked for. */
  readonly schema: Schema | undefined
  readonly maxOutputTokens: number | undefined
}

export interface Tokens {
  readonly input: number
  readonly cached: number
  readonly output: number
  readonly reasoning: number
}

export type Reply = { readonly tokens: Tokens } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refusal'; readonly refusal: string }
  | { readonly kind: 'incomplete'; readonly reason: string; readonly text: string }
)

/** How often one question was answered, so paid for. */
export interface Answered {
  readonly name: string
  /** Of the schema's name and the input. */
  readonly digest: string
  times: number
  /** What was done to the answers, in order; null for good ones. */
  readonly mischief: (string | null)[]
}

/** Shortest beginning of a prompt that the service remembers, in tokens. */
const CACHED_FROM = 1_024
const CHARS_A_TOKEN = 3

/** Plays the language model: writes what the schema asks for out of the question itself, well or, at times, badly. */
export function createModelPlayer(imp: Imp) {
  const answered = new Map<string, Answered>()
  const prompts = new Set<string>()

  function remember({ name, input }: Question, mischief: string | null): number {
    const digest = createHash('sha256').update(`${name}\n${input}`).digest('hex').slice(0, 16)
    const record = answered.get(digest) ?? { name, digest, times: 0, mischief: [] }
    answered.set(digest, record)
    record.times += 1
    record.mischief.push(mischief)
    return record.times - 1
  }

  function inputTokens({ instructions, input, schema }: Question) {
    const fixed = tokensOf(instructions + JSON.stringify(schema ?? ''))
    const isKnown = prompts.has(instructions)
    prompts.add(instructions)
    const cached = isKnown && fixed >= CACHED_FROM ? fixed - (fixed % 128) : 0
    return { input: fixed + tokensOf(input), cached }
  }

  return {
    answer(question: Question): Reply {
      const mischief = imp.next()
      const turn = remember(question, mischief ?? null)
      const used = inputTokens(question)
      const text = textFor(question, turn, mischief)
      const limit = question.maxOutputTokens ?? Number.POSITIVE_INFINITY
      const output = Math.min(limit, tokensOf(text))
      const tokens = { ...used, output, reasoning: 0 }
      if (mischief === 'refusal') {
        return { kind: 'refusal', refusal: "I'm sorry, I can't help with that.", tokens }
      }
      if (mischief === 'incomplete' || tokensOf(text) > limit) {
        const half = text.slice(0, Math.floor(text.length / 2))
        return { kind: 'incomplete', reason: 'max_output_tokens', text: half, tokens }
      }
      return { kind: 'text', text, tokens }
    },
    answered: (): readonly Answered[] => [...answered.values()],
    clear: () => answered.clear(),
    load(saved: readonly Answered[]): void {
      answered.clear()
      for (const one of saved) answered.set(one.digest, { ...one, mischief: [...one.mischief] })
    },
  }

  function textFor(question: Question, turn: number, mischief: ReturnType<Imp['next']>): string {
    const { name, schema, input, instructions } = question
    if (schema === undefined) return 'Готово.'
    const answer =
      answerOnGoods(name, input) ??
      answerOnLines(name, input) ??
      write(schema, { material: materialOf(input), instructions, turn })
    if (mischief === 'not-json') return `Вот варианты:\n- ${JSON.stringify(answer).slice(2, 80)}`
    return JSON.stringify(mischief ? imp.spoil(answer, mischief) : answer)
  }
}

export function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARS_A_TOKEN)
}
