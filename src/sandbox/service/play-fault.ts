import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Clock } from '#core/clock.ts'
import type { Fault } from './faults.ts'

/** Set by the Node server; absent when the app is called in memory. */
interface ServerBindings {
  incoming?: IncomingMessage
}
export type SandboxEnv = { Bindings: ServerBindings }

/** A refusal in the service's own words. */
export type Refuse = (
  kind: 'http-5xx' | 'unpaid' | 'limited',
  fault: Fault,
) => Response | Promise<Response>

/** Answers a call the way the fault says; `act` does what the call asks for. */
export async function playFault(
  context: Context<SandboxEnv>,
  played: { readonly clock: Clock; readonly fault: Fault | undefined; readonly refuse: Refuse },
  act: () => Response | Promise<Response>,
): Promise<Response> {
  const { clock, fault } = played
  switch (fault?.kind) {
    case undefined:
      return act()
    case 'slow':
      await clock.sleep(fault.ms ?? 1000)
      return act()
    case 'drip':
      return drip(await act(), clock, fault.ms ?? 5000)
    case 'http-5xx':
    case 'unpaid':
    case 'limited':
      return played.refuse(fault.kind, fault)
    case 'not-json':
      return new Response('<html><body>Bad gateway</body></html>', {
        headers: { 'content-type': 'text/html' },
      })
    case 'empty-ok':
      return Response.json({})
    case 'hang':
      return hang(context)
    case 'drop':
      return drop(context)
    case 'hang-after':
      await act()
      return hang(context)
    case 'drop-after':
      await act()
      return drop(context)
    case 'cut':
      return cut(context, await act())
    case 'truncated':
      return truncate(await act())
  }
}

/** Never answers; ends when the caller goes away. */
function hang(context: Context<SandboxEnv>): Promise<Response> {
  return new Promise((resolve) => {
    context.req.raw.signal.addEventListener('abort', () => resolve(gone()), { once: true })
    if (context.req.raw.signal.aborted) resolve(gone())
  })
}

function drop(context: Context<SandboxEnv>): Response {
  context.env?.incoming?.socket.destroy()
  return gone()
}

/** Tells the Node server that there is nothing left to write. */
function gone(): Response {
  return new Response(null, { status: 500, headers: { 'x-hono-already-sent': 'true' } })
}

/** Half of the body, then the connection is gone. */
async function cut(context: Context<SandboxEnv>, response: Response): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer())
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(body.slice(0, Math.ceil(body.length / 2))),
    pull(controller) {
      const socket = context.env?.incoming?.socket
      // The half that is written has to leave before the line goes dead.
      if (socket === undefined) controller.close()
      else setImmediate(() => socket.destroy())
    },
  })
  return new Response(stream, { status: response.status, headers: response.headers })
}

const DRIPS = 10

async function drip(response: Response, clock: Clock, ms: number): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer())
  const size = Math.ceil(body.length / DRIPS)
  let sent = 0
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await clock.sleep(ms / DRIPS)
      controller.enqueue(body.slice(sent, sent + size))
      sent += size
      if (sent >= body.length) controller.close()
    },
  })
  return new Response(stream, { status: response.status, headers: response.headers })
}

/** Half of the body, ended as if it were whole. */
async function truncate(response: Response): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return new Response(body.slice(0, Math.floor(body.length / 2)), {
    status: response.status,
    headers,
  })
}
