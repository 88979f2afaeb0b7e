import type { Context, Handler } from 'hono'
import type { CallFigures } from '#sandbox/service/calls.ts'
import type { Faults } from '#sandbox/service/faults.ts'
import { playFault, type SandboxEnv } from '#sandbox/service/play-fault.ts'
import type { Buckets } from '../buckets.ts'
import { type Group, limitFor } from '../limits.ts'
import { READ_ONLY_BIT, readToken, SCOPE_BITS, type Scope, TOKEN_TYPES } from '../tokens.ts'
import type { World } from '../world.ts'
import { methodDisabled, problem, refuseCall } from './answers.ts'

export interface OfficialDeps {
  readonly world: World
  readonly buckets: Buckets
  readonly faults: Faults
  readonly calls: CallFigures
}

export interface MethodSpec {
  /** The method's name in faults and figures. */
  readonly name: string
  readonly group: Group
  /** Bucket name when a group counts for each host by itself. */
  readonly host?: string
  /** Category the token must have; without it any. */
  readonly scope?: Scope
  /** Changes something: refused to read-only tokens. */
  readonly writes?: boolean
  /** Refused to Base tokens. */
  readonly notForBase?: boolean
  /** Given to Service tokens alone. */
  readonly onlyForService?: boolean
  /** One of the four that release note 570 switched off. */
  readonly disabledByNote570?: boolean
}

export interface OfficialCall {
  readonly context: Context<SandboxEnv>
  readonly sid: string
}

/** How long a refusal out of the blue lasts. */
const WHIM_MS = 10_000

/** An official method behind token check, limit, switches and faults; order as the gateway shows it. */
export function officialMethod(
  deps: OfficialDeps,
  spec: MethodSpec,
  answer: (call: OfficialCall) => Response | Promise<Response>,
): Handler<SandboxEnv> {
  const { world, buckets, faults, calls } = deps
  return (context) => {
    world.settle()
    const refuse = async (
      status: number,
      title: string,
      detail: string,
      headers: Record<string, string> = {},
    ) => problem(status, title, detail, headers, world.clock.now())
    const header = context.req.header('authorization')
    const claims = readToken(header, world.clock.now())
    if (typeof claims === 'string') {
      return calls.count('', spec.name, refuse(401, 'unauthorized', `token problem; ${claims}`))
    }
    const { sid, acc, s } = claims
    const counted = (response: Promise<Response>) => calls.count(sid, spec.name, response)
    if (world.revokedTokens.has(claims.id)) {
      return counted(refuse(401, 'unauthorized', 'token problem; token was withdrawn'))
    }
    if (spec.scope !== undefined && (s & (1 << SCOPE_BITS[spec.scope])) === 0) {
      return counted(refuse(403, 'Forbidden', 'scope is not allowed for this resource'))
    }
    if (spec.notForBase === true && acc === TOKEN_TYPES.base) {
      return counted(refuse(403, 'forbidden', 'base token is not allowed'))
    }
    if (spec.onlyForService === true && acc !== TOKEN_TYPES.service) {
      return counted(refuse(403, 'forbidden', 'only service tokens are allowed'))
    }
    if (spec.writes === true && (s & (1 << READ_ONLY_BIT)) !== 0) {
      return counted(refuse(403, 'Forbidden', 'read-only token is not allowed'))
    }
    const { bucket, limit } = limitFor(spec.group, spec.name, acc)
    const name = spec.host === undefined ? bucket : `${bucket}@${spec.host}`
    const fault = faults.next([spec.name, 'official'], sid)
    if (fault?.kind === 'limited') {
      buckets.block(name, sid, acc, limit, fault.ms ?? WHIM_MS)
    }
    const taken = buckets.take(name, sid, acc, limit)
    if (!taken.ok) {
      const headers = {
        'X-Ratelimit-Retry': String(Math.ceil(taken.retryMs / 1000)),
        'X-Ratelimit-Limit': String(limit.burst),
        'X-Ratelimit-Reset': String(Math.ceil(taken.resetMs / 1000)),
      }
      return counted(refuse(429, 'too many requests', `limited by ${claims.id}`, headers))
    }
    const act = async () =>
      spec.disabledByNote570 === true && world.switches.methodDisabled
        ? methodDisabled()
        : answer({ context, sid })
    return counted(
      playFault(context, { clock: world.clock, fault, refuse: refuseCall }, act).then((response) =>
        withRemaining(response, taken.remaining),
      ),
    )
  }
}

/** Every answer but a 429 says how many requests are left. */
function withRemaining(response: Response, remaining: number): Response {
  if (response.status !== 429) response.headers.set('X-Ratelimit-Remaining', String(remaining))
  return response
}
