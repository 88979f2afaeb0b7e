import { Hono } from 'hono'
import { z } from 'zod'
import { FAULT_KINDS } from './faults.ts'
import type { Interceptor } from './interceptor.ts'

/** What a person or a test may do to a stand-in besides breaking it. */
export interface ControlCommand<T = unknown> {
  readonly input: z.ZodType<T>
  run(input: T): unknown
}

/** Keeps the type of a command's input together. */
export function command<T>(input: z.ZodType<T>, run: (input: T) => unknown): ControlCommand {
  return { input, run } as ControlCommand
}

export interface ControlOptions {
  readonly interceptor: Interceptor
  /** What the service knows and has done, as JSON. */
  readonly state: () => object
  readonly commands?: Readonly<Record<string, ControlCommand>>
}

/**
 * The control API of a stand-in, the same for all: `GET /state`; `POST /fault`, `/clear-faults`, `/latency`, `/clear-figures` and the
 * service's own commands, each a JSON body.
 */
export function createControlApi({ interceptor, state, commands = {} }: ControlOptions): Hono {
  const { faults, calls, latency } = interceptor
  const all: Readonly<Record<string, ControlCommand>> = {
    fault: command(
      z.object({
        method: z.string().default('*'),
        kind: z.enum(FAULT_KINDS),
        times: z.int().min(1).optional(),
        ms: z.number().min(0).optional(),
        status: z.int().min(500).max(599).optional(),
        account: z.string().optional(),
      }),
      (fault) => faults.add(fault),
    ),
    'clear-faults': command(z.object({ method: z.string().optional() }), ({ method }) =>
      faults.clear(method),
    ),
    latency: command(z.object({ ms: z.number().min(0) }), ({ ms }) => {
      latency.ms = ms
    }),
    'clear-figures': command(z.object({}), () => calls.clear()),
    ...commands,
  }
  const app = new Hono()
  app.get('/state', (context) =>
    context.json({
      ...state(),
      latencyMs: latency.ms,
      faults: faults.list(),
      calls: calls.report(),
    }),
  )
  app.post('/:command', async (context) => {
    const name = context.req.param('command')
    const known = Object.hasOwn(all, name) ? all[name] : undefined
    if (!known) return context.json({ error: `no command ${name}` }, 404)
    const input = known.input.safeParse(await context.req.json().catch(() => ({})))
    if (!input.success) return context.json({ error: input.error.issues }, 400)
    return context.json(((await known.run(input.data)) as object | undefined) ?? { done: true })
  })
  return app
}
