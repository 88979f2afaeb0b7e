import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { command, createControlApi } from '#sandbox/service/control.ts'
import { createInterceptor } from '#sandbox/service/interceptor.ts'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { chatAnswer, embeddingsAnswer, responsesAnswer } from './answers.ts'
import { outOfQuota, problem, serverError, tooFast } from './envelope.ts'
import { createOpenAiKeyRing, type OpenAiKey } from './keys.ts'
import { type Answered, createModelPlayer } from './model.ts'
import { EMBEDDING_MODELS, MODELS, readChat, readResponses } from './questions.ts'
import { createImp, MISCHIEFS } from './spoil.ts'

export interface OpenAiSandboxOptions {
  readonly clock: Clock
  /** How long an answer takes, ms; none by default. */
  readonly latencyMs?: number
  /** Share of answers, 0–1, that break the rules ads are under. */
  readonly misbehaves?: number
  readonly seed?: number
}

export interface OpenAiSnapshot {
  readonly keys: readonly OpenAiKey[]
  readonly answered: readonly Answered[]
}

/**
 * OpenAI in one process: `app` has `/v1/responses`, `/v1/chat/completions`, `/v1/embeddings` and `/v1/models`, `control` breaks and
 * watches it. Answers are written from the question itself, so nothing in them was not asked for, unless it is told to misbehave.
 */
export function createOpenAiSandbox(options: OpenAiSandboxOptions) {
  const { clock, latencyMs, misbehaves = 0, seed = 1 } = options
  const keys = createOpenAiKeyRing(clock)
  const imp = createImp(seed)
  imp.set(misbehaves)
  const player = createModelPlayer(imp)
  const interceptor = createInterceptor({
    clock,
    latencyMs,
    refuse(kind, fault) {
      if (kind === 'unpaid') return outOfQuota()
      return kind === 'limited' ? tooFast(fault.ms) : serverError(fault.status ?? 503)
    },
  })

  function pass(
    context: Context<SandboxEnv>,
    method: string,
    act: (body: unknown) => Response,
  ): Promise<Response> {
    const header = context.req.header('authorization')
    const account = keys.find(header)?.name ?? ''
    const isPaid = context.req.method === 'POST'
    return interceptor.pass(context, { method, account }, async () => {
      const refusal = keys.refusal(header, { isPaid })
      if (refusal) return refusal
      return act(isPaid ? await context.req.json().catch(() => undefined) : undefined)
    })
  }

  const app = new Hono<SandboxEnv>().basePath('/v1')
  app.post('/responses', (context) =>
    pass(context, 'responses', (body) => {
      const question = readResponses(body)
      if (question instanceof Response) return question
      return responsesAnswer(question, player.answer(question), clock.now())
    }),
  )
  app.post('/chat/completions', (context) =>
    pass(context, 'chat', (body) => {
      const question = readChat(body)
      if (question instanceof Response) return question
      return chatAnswer(question, player.answer(question), clock.now())
    }),
  )
  app.post('/embeddings', (context) => pass(context, 'embeddings', embeddingsAnswer))
  app.get('/models', (context) =>
    pass(context, 'models', () => {
      const names = [...MODELS, ...Object.keys(EMBEDDING_MODELS)]
      const data = names.map((id) => ({ id, object: 'model', created: 0, owned_by: 'openai' }))
      return Response.json({ object: 'list', data })
    }),
  )
  app.all('*', (context) =>
    problem(404, { message: `Invalid URL (${context.req.method} ${context.req.path})` }),
  )

  const named = z.object({ secret: z.string() })
  const change = (secret: string, values: Partial<OpenAiKey>) => {
    const key = keys.get(secret)
    if (key === undefined) return { changed: false }
    Object.assign(key, values)
    return { changed: true }
  }
  const control = createControlApi({
    interceptor,
    state: () => ({ answered: player.answered(), misbehaves: imp.share() }),
    commands: {
      'issue-key': command(
        z.object({
          name: z.string().optional(),
          isNarrow: z.boolean().optional(),
          requestsPerMinute: z.int().min(1).optional(),
        }),
        (asked) => keys.issue(asked),
      ),
      'revoke-key': command(named, ({ secret }) => change(secret, { isRevoked: true })),
      'drain-key': command(named, ({ secret }) => change(secret, { isBroke: true })),
      'top-up-key': command(named, ({ secret }) => change(secret, { isBroke: false })),
      misbehave: command(
        z.object({
          share: z.number().min(0).max(1),
          kinds: z.array(z.enum(MISCHIEFS)).min(1).optional(),
        }),
        ({ share, kinds }) => imp.set(share, kinds),
      ),
      spoil: command(
        z.object({ kind: z.enum(MISCHIEFS), times: z.int().min(1).optional() }),
        ({ kind, times }) => ({ waiting: imp.ask(kind, times) }),
      ),
      'forget-answers': command(z.object({}), () => player.clear()),
    },
  })

  return {
    app,
    control,
    faults: interceptor.faults,
    calls: interceptor.calls,
    snapshot: (): OpenAiSnapshot => ({ keys: keys.dump(), answered: player.answered() }),
    restore(saved: OpenAiSnapshot): void {
      keys.load(saved.keys)
      player.load(saved.answered)
    },
  }
}
