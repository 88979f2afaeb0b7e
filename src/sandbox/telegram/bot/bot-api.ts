import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { findMethod } from '../methods/index.ts'
import type { Method, World } from '../methods/method.ts'
import { intOf, type Params, readParams, textOf } from '../requests/params.ts'
import { ApiFailure, failureBody } from './failure.ts'
import { type Faults, faultFailure, type ScheduledFault } from './faults.ts'

const MAX_UPLOAD = 50 * 1024 * 1024
const UNAUTHORIZED = new ApiFailure(401, 'Unauthorized')
const NO_METHOD = new ApiFailure(404, 'Not Found: method not found')
const NOT_FOUND = new ApiFailure(404, 'Not Found')

interface Outcome {
  readonly status: number
  readonly body: unknown
}

/** Telegram's two addresses: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function createBotApi(world: World, faults: Faults): Hono<{ Bindings: HttpBindings }> {
  const { state, calls, files } = world
  const app = new Hono<{ Bindings: HttpBindings }>()
  const segment = `bot${state.bot.token}`

  const run = async (
    method: Method,
    params: Params,
    fault: ScheduledFault | undefined,
    signal: AbortSignal,
  ): Promise<Outcome> => {
    try {
      if (fault?.kind === 'error') throw faultFailure(fault)
      return { status: 200, body: { ok: true, result: await method(params, world, signal) } }
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      return { status: error.code, body: failureBody(error) }
    }
  }

  app.all('/:bot/:method', async (c) => {
    const refuse = (failure: ApiFailure) =>
      Response.json(failureBody(failure), { status: failure.code })
    if (c.req.param('bot') !== segment) return refuse(UNAUTHORIZED)
    const found = findMethod(c.req.param('method'))
    if (!found) return refuse(NO_METHOD)
    if (Number(c.req.header('content-length') ?? 0) > MAX_UPLOAD) {
      return refuse(new ApiFailure(413, 'Request Entity Too Large'))
    }
    const { incoming, outgoing } = c.env
    const params = await readParams(c.req.raw).catch((error: unknown) => {
      if (error instanceof ApiFailure) return error
      throw error
    })
    if (params instanceof ApiFailure) return refuse(params)
    const chatId = intOf(params, 'chat_id')
    const fault = faults.next(found.name.toLowerCase(), chatId)
    const gone = new AbortController()
    outgoing.once('close', () => gone.abort())
    if (fault?.kind === 'slow') await state.clock.sleep(fault.ms, gone.signal).catch(() => {})
    const silent = fault?.kind === 'hang' || fault?.kind === 'cut'
    const outcome =
      silent && !fault.afterEffect
        ? { status: 0, body: undefined }
        : await run(found.method, params, fault, gone.signal)
    if (found.name !== 'getUpdates') {
      calls.record({
        method: found.name,
        chatId,
        status: silent ? 0 : outcome.status,
        done: outcome.status === 200,
        text: textOf(params, 'text') || textOf(params, 'caption') || undefined,
        atMs: state.clock.now(),
      })
    }
    if (!silent) return Response.json(outcome.body, { status: outcome.status })
    if (fault.kind === 'cut') incoming.socket.destroy()
    else await new Promise((resolve) => gone.signal.addEventListener('abort', resolve))
    return RESPONSE_ALREADY_SENT
  })

  app.get('/file/:bot/:path{.+}', (c) => {
    if (c.req.param('bot') !== segment) return c.json(failureBody(UNAUTHORIZED), 401)
    const file = files.byPath(c.req.param('path'))
    if (!file) return c.json(failureBody(NOT_FOUND), 404)
    return c.body(new Uint8Array(file.bytes), 200, { 'content-type': file.mimeType })
  })
  return app
}
