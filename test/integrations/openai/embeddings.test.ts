import { expect, test } from 'vitest'
import { batches, embeddingsAnswer, vectorsOf } from '#integrations/openai/embeddings.ts'
import { live, startOpenAi } from './client.ts'

function cosine(a: readonly number[] = [], b: readonly number[] = []): number {
  const dot = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
  return dot / (Math.hypot(...a) * Math.hypot(...b))
}

test('one vector a text, in order, and forms of a word near each other', async () => {
  const { openAi, key } = await startOpenAi()
  const texts = ['купить термокружку', 'термокружка купить', 'детские зимние ботинки']
  const { vectors, usage } = await openAi.embedder.embed(key, texts, live())
  expect(vectors.map((vector) => vector.length)).toEqual([1536, 1536, 1536])
  expect(cosine(vectors[0], vectors[1])).toBeGreaterThan(0.8)
  expect(cosine(vectors[0], vectors[2])).toBeLessThan(0.3)
  expect(usage).toMatchObject({ model: 'text-embedding-3-small', outputTokens: 0 })
  expect(usage.inputTokens).toBeGreaterThan(10)
})

test('many texts go in several requests and come back in one piece', async () => {
  const { openAi, key, controller } = await startOpenAi({ timeoutMs: 20_000 })
  const texts = Array.from({ length: 600 }, (_, at) => `фраза ${at}`)
  const { vectors } = await openAi.embedder.embed(key, texts, live())
  expect(vectors).toHaveLength(600)
  const [alone] = (await openAi.embedder.embed(key, ['фраза 599'], live())).vectors
  expect(cosine(vectors[599], alone)).toBeCloseTo(1)
  expect((await controller.state()).calls).toMatchObject([{ method: 'embeddings', requests: 3 }])
})

test('no texts, no call', async () => {
  const { openAi, key, controller } = await startOpenAi()
  expect((await openAi.embedder.embed(key, [], live())).vectors).toEqual([])
  expect((await controller.state()).calls).toEqual([])
})

test('batches hold to the texts and the tokens a request takes', () => {
  expect(batches(Array(1_100).fill('слово')).map((batch) => batch.length)).toEqual([512, 512, 76])
  expect(batches(Array(40).fill('я'.repeat(9_000))).map((batch) => batch.length)).toEqual([30, 10])
  expect(batches(['я'.repeat(9_000)])[0]?.[0]).toHaveLength(8_192)
  expect(batches([])).toEqual([])
})

test('plain numbers are read as base64 is; a missing or odd vector is not let through', () => {
  const row = (index: number, embedding: unknown) => ({ index, embedding })
  const read = (rows: object[], count: number) =>
    vectorsOf(embeddingsAnswer.parse({ data: rows }), count)
  const packed = Buffer.alloc(8)
  packed.writeFloatLE(0.5, 0)
  packed.writeFloatLE(-2, 4)
  expect(read([row(1, [3, 4]), row(0, packed.toString('base64'))], 2)).toEqual([
    [0.5, -2],
    [3, 4],
  ])
  expect(read([row(0, [1])], 2)).toBeUndefined()
  expect(read([row(0, [1]), row(0, [2])], 2)).toBeUndefined()
  expect(read([row(0, [1, 2]), row(1, [2])], 2)).toBeUndefined()
  expect(read([row(0, ['x'])], 1)).toBeUndefined()
})
