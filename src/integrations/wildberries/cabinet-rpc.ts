import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { HttpFailure } from '#platform/http/options.ts'
import { parseLeniently } from '#platform/lenient.ts'

/** JSON-RPC 2.0 as the cabinet speaks it: errors come with HTTP 200 as well as with 4xx. */
export const rpcAnswer = z.object({
  result: z.unknown().optional(),
  error: z
    .object({
      code: z.number().optional(),
      message: z.string().default(''),
      data: z.looseObject({ trKey: z.string().optional() }).nullish(),
    })
    .nullish(),
})
export type RpcError = NonNullable<z.infer<typeof rpcAnswer>['error']>

/** An error envelope became an AppError; the envelope is in `cause`. */
export class CabinetRefusal extends Error {
  readonly rpc: RpcError

  constructor(rpc: RpcError) {
    super(`${rpc.code ?? '?'} ${rpc.data?.trKey ?? rpc.message}`)
    this.name = 'CabinetRefusal'
    this.rpc = rpc
  }
}

function refusal(rpc: RpcError): AppError {
  const kind = isCaptcha(rpc) ? 'conflict' : 'invalid'
  const code = isCaptcha(rpc) ? 'wb-cabinet.captcha' : 'wb-cabinet.refused'
  return new AppError({ kind, code, cause: new CabinetRefusal(rpc) })
}

/** The anti-bot check: its own code, or a word that can mean nothing else. */
function isCaptcha(rpc: RpcError): boolean {
  return rpc.code === -32002 || /captcha/i.test(`${rpc.message} ${rpc.data?.trKey ?? ''}`)
}

/** 401 and 403 end the session; any other 4xx may carry an error envelope. */
export function cabinetFailure({ status, body }: HttpFailure): AppError | undefined {
  if (status < 400 || status >= 500 || status === 429) return undefined
  const parsed = parseLeniently(rpcAnswer, body)
  if (parsed.success && parsed.data.error) return refusal(parsed.data.error)
  if (status === 401 || status === 403) {
    return new AppError({ kind: 'auth', code: 'wb-cabinet.session_expired' })
  }
  return undefined
}

/** The result of an envelope; throws the error in it. */
export function resultOf(answer: z.infer<typeof rpcAnswer>): unknown {
  if (answer.error) throw refusal(answer.error)
  return answer.result
}
