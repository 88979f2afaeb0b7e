import { toAppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import { costMicros } from '#core/model-prices.ts'
import { isSpent, paying, tokensOf } from '#core/spending.ts'
import type { RunContext } from '#runs/definition.ts'
import type { Phrase } from '../phrase.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Embedder, ServiceKey } from '../ports.ts'

/** Texts a call; each call's vectors are remembered, about a megabyte. */
const CHUNK = 100

/** Without vectors clusters are made by words alone; `none`: there is nobody to ask. */
export type Meaning =
  | { readonly kind: 'vectors'; readonly vectors: readonly (readonly number[])[] }
  | { readonly kind: 'none' | 'failed' }

/** Meanings of the phrases, one vector each; paid for once. */
export async function embed(
  pipeline: Pipeline,
  campaign: { readonly id: string; readonly workspaceId: string },
  phrases: readonly Phrase[],
  context: RunContext,
): Promise<Meaning> {
  const { embedder } = pipeline
  const key = embedder && (await pipeline.keys.model(campaign.workspaceId))
  if (!embedder || !key) return { kind: 'none' }
  const vectors: (readonly number[])[] = []
  for (let from = 0; from < phrases.length; from += CHUNK) {
    const texts = phrases.slice(from, from + CHUNK).map(({ text }) => text)
    const step = `embed/${idFrom(texts.join('\n'))}`
    const answer = await context.step(step, () => askFor(embedder, key, texts))
    if (!answer) return { kind: 'failed' }
    const of = { campaignId: campaign.id, workspaceId: campaign.workspaceId, step: 'embeddings' }
    await pipeline.ledger.add(of, answer.usage, `${context.runId}/${step}`)
    vectors.push(...answer.packed.map(unpack))
  }
  return { kind: 'vectors', vectors }

  /** Null when the service refuses or is away: not worth stopping for, the built-in method stands behind it. */
  async function askFor(service: Embedder, own: ServiceKey, texts: readonly string[]) {
    try {
      const most = { inputTokens: tokensOf(...texts), cachedTokens: 0, outputTokens: 0 }
      const price = {
        expected: costMicros({ model: service.model, ...most }),
        of: ({ usage }: Awaited<ReturnType<Embedder['embed']>>) => costMicros(usage),
      }
      const ask = () => service.embed(own, texts, context.signal)
      const { vectors, usage } = await paying(
        pipeline.spending,
        { key: own, userId: context.userId, service: 'openai' },
        price,
        ask,
      )
      return { packed: vectors.map(pack), usage }
    } catch (thrown) {
      const error = toAppError(thrown)
      // Tomorrow there is money again, and clusters are made once.
      if (isSpent(error)) {
        return context.park(pipeline.clock.now() + (error.retryAfterMs ?? 0), {
          key: 'campaigns-note-spent',
        })
      }
      if (context.signal.aborted || error.kind === 'internal') throw thrown
      pipeline.log.warn({ err: thrown, campaignId: campaign.id }, 'clusters without embeddings')
      return null
    }
  }
}

/** Vectors as text: a fifth of what JSON numbers take. */
function pack(vector: readonly number[]): string {
  return Buffer.from(Float32Array.from(vector).buffer).toString('base64')
}

function unpack(text: string): number[] {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'))
  return [...new Float32Array(bytes.buffer)]
}
