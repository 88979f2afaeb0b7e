import type { z } from 'zod'
import { type RpcAnswer, refused } from './rpc.ts'

type Params = Record<string, unknown>
export type Method = (params: Params, sid: string) => RpcAnswer

/** A method of the cabinet that takes parameters of this shape. */
export function method<T>(
  schema: z.ZodType<T>,
  run: (params: T, sid: string) => RpcAnswer,
): Method {
  return (params, sid) => {
    const parsed = schema.safeParse(params)
    if (!parsed.success) return refused('error.invalid_params', 'invalid params', -32602)
    return run(parsed.data, sid)
  }
}
