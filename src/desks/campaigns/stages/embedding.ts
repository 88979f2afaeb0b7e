import { toAppError } from '#core/errors.ts'
import type { RunContext } from '#runs/definition.ts'
import type { Phrase } from '../phrase.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Embedder, ServiceKey } from '../ports.ts'

/** Texts a call; each call's vectors are remembered, about a megabyte. */
const CHUNK = 100

/**
 * Meanings of the phrases, one vector each, or undefined when there is nobody to ask or the asking failed: clusters are made without
 * them then. Paid for once.
 */
export async function embed(
  pipeline: Pipeline,
  campaign: { readonly id: string; readonly workspaceId: string },
  phrases: readonly Phrase[],
  context: RunContext,
): Promise<readonly (readonly number[])[] | undefined> {
  const { embedder } = pipeline
  const key = embedder && (await pipeline.keys.model(campaign.workspaceId))
  if (!embedder || !key) return undefined
  const vectors: (readonly number[])[] = []
  for (let from = 0; from < phrases.length; from += CHUNK) {
    const texts = phrases.slice(from, from + CHUNK).map(({ text }) => text)
    const answer = await context.step(`embed/${from}`, () => askFor(embedder, key, texts))
    if (!answer) return undefined
    const of = { campaignId: campaign.id, workspaceId: campaign.workspaceId, step: 'embeddings' }
    await pipeline.ledger.add(of, answer.usage, `${context.runId}/embed/${from}`)
    vectors.push(...answer.packed.map(unpack))
  }
  return vectors

  /** Null when the service refuses or is away: not worth stopping for, the built-in method stands behind it. */
  async function askFor(service: Embedder, own: ServiceKey, texts: readonly string[]) {
    try {
      const { vectors, usage } = await service.embed(own, texts, context.signal)
      return { packed: vectors.map(pack), usage }
    } catch (thrown) {
      if (context.signal.aborted || toAppError(thrown).kind === 'internal') throw thrown
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
