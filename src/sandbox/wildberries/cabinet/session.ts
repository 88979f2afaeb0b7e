import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import type { Session } from '../records.ts'
import type { World } from '../world.ts'

export interface CabinetUser {
  readonly session: Session
  /** The seller the cabinet is opened for. */
  readonly sid: string
}

export type Doorman = ReturnType<typeof createDoorman>

/** Who may use the cabinet: log-in header, HttpOnly cookies and, for supplies, the short `wb-seller-lk`. */
export function createDoorman(world: World) {
  const short = new Map<string, { session: Session; sid: string; expiresAt: number }>()

  /** The log-in, or an HTTP 401/403 as the cabinet sends it. */
  function admit(context: Context<SandboxEnv>): CabinetUser | Response {
    const session = world.sessions.get(context.req.header('authorizev3') ?? '')
    const isDead =
      session === undefined ||
      (session.expiresAt !== null && session.expiresAt <= world.clock.now()) ||
      getCookie(context, 'wbx-validation-key') !== session.validationKey
    if (isDead) return new Response('unauthorized', { status: 401 })
    const sid = getCookie(context, 'x-supplier-id-external') ?? getCookie(context, 'x-supplier-id')
    if (sid === undefined || !session.sids.includes(sid)) {
      return Response.json({ error: 'incorrect supplier id' }, { status: 403 })
    }
    return { session, sid }
  }

  return {
    admit,
    /** As `admit`, with a live `wb-seller-lk` of the same log-in and seller. */
    admitToSupplies(context: Context<SandboxEnv>): CabinetUser | Response {
      const user = admit(context)
      if (user instanceof Response) return user
      const token = short.get(context.req.header('wb-seller-lk') ?? '')
      const isGood =
        token !== undefined &&
        token.expiresAt > world.clock.now() &&
        token.session === user.session &&
        token.sid === user.sid
      return isGood ? user : new Response('unauthorized', { status: 401 })
    },
    issueShort(user: CabinetUser) {
      const token = `eyJhbGciOiJFZERTQSJ9.${randomUUID()}.sandbox`
      const expiresAt = world.clock.now() + world.switches.lkTtlMs
      for (const [key, known] of short) if (known.expiresAt <= world.clock.now()) short.delete(key)
      short.set(token, { ...user, expiresAt })
      return { token, userID: 1_000_001, exp: Math.floor(expiresAt / 1000) }
    },
  }
}
