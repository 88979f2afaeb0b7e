import { z } from 'zod'

/** The service takes 2048 texts and 300 000 tokens a request; fewer, so that reading an answer never holds up the process. */
const BATCH_TEXTS = 512
const BATCH_TOKENS = 250_000
const TEXT_TOKENS = 8_192

/** Numbers are read by hand: half a million of them a batch. */
const vector = z.custom<string | readonly number[]>(
  (value) => typeof value === 'string' || Array.isArray(value),
)

export const embeddingsAnswer = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: vector })),
  usage: z.object({ prompt_tokens: z.number() }).nullish().catch(null),
})

/** Texts in requests that the service takes. A character counts as a token, which is more than any text has. */
export function batches(texts: readonly string[]): string[][] {
  const made: string[][] = []
  let batch: string[] = []
  let tokens = 0
  for (const text of texts) {
    const fitting = text.slice(0, TEXT_TOKENS)
    if (batch.length === BATCH_TEXTS || tokens + fitting.length > BATCH_TOKENS) {
      made.push(batch)
      batch = []
      tokens = 0
    }
    batch.push(fitting)
    tokens += fitting.length
  }
  if (batch.length > 0) made.push(batch)
  return made
}

/** Vectors in the order of the texts; undefined when one is missing or they differ in length. */
export function vectorsOf(
  { data }: z.infer<typeof embeddingsAnswer>,
  count: number,
): number[][] | undefined {
  const vectors = data.toSorted((a, b) => a.index - b.index).map((row) => decode(row.embedding))
  const length = vectors[0]?.length ?? 0
  const isWhole =
    vectors.length === count &&
    length > 0 &&
    data.every(({ index }) => index >= 0 && index < count) &&
    new Set(data.map(({ index }) => index)).size === count &&
    vectors.every((one) => one.length === length && one.every(Number.isFinite))
  return isWhole ? vectors : undefined
}

/** base64 of little-endian float32, or plain numbers from services that know no other form. */
function decode(embedding: string | readonly number[]): number[] {
  if (typeof embedding !== 'string') return embedding.map(Number)
  const bytes = Buffer.from(embedding, 'base64')
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readFloatLE(at * 4))
}
