/** A refusal in the JSON-RPC envelope; the cabinet sends it with HTTP 200. */
interface RpcRefusal {
  readonly code: number
  readonly message: string
  readonly trKey: string
}

export type RpcAnswer = { readonly result: unknown } | { readonly error: RpcRefusal }

export interface RpcRequest {
  readonly id: unknown
  readonly params: Record<string, unknown>
}

export function rpcResponse(id: unknown, answer: RpcAnswer): Response {
  if ('result' in answer) return Response.json({ id, jsonrpc: '2.0', result: answer.result })
  const { code, message, trKey } = answer.error
  return Response.json({
    id,
    jsonrpc: '2.0',
    error: { code, message, data: { trKey, msg: message, innerMsg: message, cause: '' } },
  })
}

export function refused(trKey: string, message: string, code = -32000): RpcAnswer {
  return { error: { code, message, trKey } }
}

/** The request of an envelope, or undefined when the body is none. */
export function readRpc(body: unknown): RpcRequest | undefined {
  if (typeof body !== 'object' || body === null || !('jsonrpc' in body)) return undefined
  if (body.jsonrpc !== '2.0' || !('id' in body)) return undefined
  const params = 'params' in body ? body.params : {}
  if (typeof params !== 'object' || params === null) return undefined
  return { id: body.id, params: { ...params } }
}
