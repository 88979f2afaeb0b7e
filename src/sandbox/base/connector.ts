import type { Context } from 'hono'
import type { SandboxEnv } from '../service/play-fault.ts'
import { blocked, failure } from './answers.ts'
import { createMethods } from './methods.ts'
import type { BaseWorld } from './world.ts'

const WINDOW_MS = 60_000
const UNKNOWN = 'unknown'

/** The one address of Base: a form that names a method and has its parameters as JSON. */
export function createConnector(world: BaseWorld) {
  const { interceptor, accounts, windows, blocks, clock } = world
  const methods = createMethods(world)

  /** More calls than a minute allows block the token, whoever makes them. */
  function refusal(token: string): Response | undefined {
    const until = blocks.get(token) ?? 0
    if (until > clock.now()) return blocked(until)
    const quota = { calls: world.callsAMinute, windowMs: WINDOW_MS }
    if (windows.take(token, [quota]) === 0) return undefined
    blocks.set(token, clock.now() + world.blockMs)
    return blocked(clock.now() + world.blockMs)
  }

  return async (context: Context<SandboxEnv>): Promise<Response> => {
    // Read as PHP reads it: an unencoded plus is a space.
    const form = new URLSearchParams(await context.req.text())
    const name = form.get('method') ?? ''
    // A field of the form is the older way.
    const token = context.req.header('x-bltoken') ?? form.get('token') ?? ''
    const known = Object.hasOwn(methods, name) ? methods[name] : undefined
    const account = accounts.get(token)
    const call = {
      method: known ? name : UNKNOWN,
      groups: [name.startsWith('get') ? 'read' : 'write'],
      account: account?.name ?? UNKNOWN,
    }
    return interceptor.pass(context, call, () => {
      if (!account) return failure('ERROR_AUTH_TOKEN', 'Invalid user token')
      const refused = refusal(token)
      if (refused) return refused
      if (!known) return failure('ERROR_UNKNOWN_METHOD', 'An unknown method has been used')
      const parameters = parsed(form.get('parameters') ?? '{}')
      return parameters === undefined
        ? failure('ERROR_BAD_PARAMETERS', 'Parameters are not JSON')
        : known(account, parameters)
    })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
