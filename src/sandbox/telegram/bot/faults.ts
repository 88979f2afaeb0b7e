import { z } from 'zod'
import { ApiFailure } from './failure.ts'

/** A fault for calls to come: which calls, how many, and what happens to them. */
export const faultSchema = z
  .object({
    /** Method name in any case; every method but getUpdates when absent. */
    method: z.string().optional(),
    chatId: z.number().int().optional(),
    /** How many calls it hits, 1 by default. */
    times: z.number().int().positive().default(1),
    /** How many matching calls pass before it starts. */
    skip: z.number().int().nonnegative().default(0),
  })
  .and(
    z.discriminatedUnion('kind', [
      /** Refused without effect; 429 carries `retryAfter` seconds. */
      z.object({
        kind: z.literal('error'),
        code: z.number().int().min(400).max(599),
        description: z.string().optional(),
        retryAfter: z.number().int().positive().optional(),
      }),
      /** Never answered; `afterEffect` says whether it was done. */
      z.object({ kind: z.literal('hang'), afterEffect: z.boolean().default(false) }),
      /** Done (or not, `afterEffect: false`), and the connection cut before the answer. */
      z.object({ kind: z.literal('cut'), afterEffect: z.boolean().default(true) }),
      /** Answered late. */
      z.object({ kind: z.literal('slow'), ms: z.number().nonnegative() }),
    ]),
  )

export type Fault = z.input<typeof faultSchema>
export type ScheduledFault = z.output<typeof faultSchema>

export interface Faults {
  add(fault: Fault): void
  clear(): void
  /** The fault that hits this call, if any; counts it. */
  next(method: string, chatId: number | undefined): ScheduledFault | undefined
}

export function createFaults(): Faults {
  let scheduled: ScheduledFault[] = []
  return {
    add: (fault) => {
      scheduled.push(faultSchema.parse(fault))
    },
    clear: () => {
      scheduled = []
    },
    next: (method, chatId) => {
      const fault = scheduled.find(
        (one) =>
          (one.method === undefined
            ? method !== 'getupdates'
            : one.method.toLowerCase() === method) &&
          (one.chatId === undefined || one.chatId === chatId),
      )
      if (!fault) return undefined
      if (fault.skip > 0) {
        fault.skip -= 1
        return undefined
      }
      fault.times -= 1
      if (fault.times === 0) scheduled = scheduled.filter((one) => one !== fault)
      return fault
    },
  }
}

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'Bad Request: invalid request',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** The refusal an 'error' fault stands for, in Telegram's words unless it brings its own. */
export function faultFailure(fault: Extract<ScheduledFault, { kind: 'error' }>): ApiFailure {
  if (fault.code === 429) {
    const seconds = fault.retryAfter ?? 1
    return new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, seconds)
  }
  const description = fault.description ?? DESCRIPTIONS[fault.code] ?? 'Error'
  return new ApiFailure(fault.code, description, fault.retryAfter)
}
