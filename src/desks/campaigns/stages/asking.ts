import { AppError } from '#core/errors.ts'
import { paidAnswer } from '#core/paid-answer.ts'
import type { RunContext } from '#runs/definition.ts'
import type { AskModel } from '../ads/write-ads.ts'
import type { Pipeline } from '../pipeline.ts'
import type { ModelUsage, ServiceKey } from '../ports.ts'

interface Job {
  readonly campaignId: string
  readonly workspaceId: string
  readonly key: ServiceKey
  readonly context: RunContext
  /** An answer stands in the ledger. */
  readonly paid?: () => Promise<void>
}

/**
 * The model as one piece of work may ask it: every answer is a step of its own, so that a repeat of the work gets the answers it paid for.
 * `place` tells pieces of work apart; within one the order of the questions is the same each time.
 */
export function remembering(pipeline: Pipeline, job: Job, place: string): AskModel {
  const { campaignId, workspaceId, context } = job
  let questions = 0
  return async (request) => {
    questions += 1
    const key = `${place}/${questions}`
    const by = { key: job.key, userId: context.userId }
    const answer = await context.step(key, () =>
      paidAnswer(pipeline, by, request, context.signal).catch((thrown) => {
        throw askAgain(thrown)
      }),
    )
    const of = { campaignId, workspaceId, step: `${place}/${request.name}` }
    await pipeline.ledger.add(of, answer.usage, `${context.runId}/${key}`)
    await job.paid?.()
    return answer
  }
}

const NO_USAGE: ModelUsage = {
  ...{ model: '', inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 },
  requestId: null,
}

/** Nobody to ask: every string comes from the template. */
export const nobody: AskModel = async () => ({
  kind: 'refused',
  reason: 'no model',
  usage: NO_USAGE,
})

/** An answer that was lost on the way has no effect but its price: it is asked for again, later. */
function askAgain(thrown: unknown): unknown {
  if (!(thrown instanceof AppError) || thrown.kind !== 'unknown-outcome') return thrown
  return new AppError({ kind: 'unavailable', code: thrown.code, cause: thrown })
}
