import { randomBytes } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { AllegroWorld } from './world.ts'

const ACCESS_S = 43_199
const REFRESH_MS = 90 * 86_400_000
/** A used refresh token may be used again this long (allegro-api issue 8321, 2024-01). */
const GRACE_MS = 60_000
const DEVICE_S = 3_600
const INTERVAL_S = 5

/** One linked account: its pairs of tokens follow each other. */
interface Grant {
  readonly sellerId: string
  readonly scope: string
}

interface Access extends Grant {
  readonly token: string
  readonly grantId: string
  readonly until: number
}

interface Refresh extends Grant {
  readonly token: string
  readonly grantId: string
  readonly until: number
  usedAt: number | null
}

interface Device {
  readonly code: string
  readonly userCode: string
  readonly scope: string
  readonly until: number
  lastPollAt: number | null
  intervalMs: number
  answer: string | null
}

/** What a person who refuses is written down as. */
const DENIED = 'denied'

export type AllegroTokens = ReturnType<typeof createAllegroTokens>

export function createAllegroTokens({
  clock,
  world,
  client,
}: {
  readonly clock: Clock
  readonly world: AllegroWorld
  readonly client: { readonly id: string; readonly secret: string }
}) {
  const access = new Map<string, Access>()
  const refresh = new Map<string, Refresh>()
  const devices = new Map<string, Device>()
  let grants = 0

  /** In the shape of a JWT; it is looked up, not verified. */
  function jwt(sellerId: string, scope: string, until: number): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const jti = world.uuid()
    const payload = { user_name: sellerId, scope: scope.split(' '), exp: Math.floor(until / 1_000) }
    const head = part({ alg: 'RS256', typ: 'JWT' })
    const body = part({ ...payload, client_id: client.id, jti })
    return `${head}.${body}.${randomBytes(24).toString('base64url')}`
  }

  /** A new pair; the access tokens before it end. */
  function pair(grantId: string, { sellerId, scope }: Grant): object {
    for (const [token, one] of access) if (one.grantId === grantId) access.delete(token)
    const now = clock.now()
    const until = now + ACCESS_S * 1_000
    const given = jwt(sellerId, scope, until)
    const next = jwt(sellerId, scope, now + REFRESH_MS)
    access.set(given, { token: given, grantId, sellerId, scope, until })
    const kept = { token: next, grantId, sellerId, scope, until: now + REFRESH_MS, usedAt: null }
    refresh.set(next, kept)
    return {
      access_token: given,
      token_type: 'bearer',
      refresh_token: next,
      expires_in: ACCESS_S,
      scope,
      allegro_api: true,
      jti: world.uuid(),
    }
  }

  function grant(sellerId: string, scope: string): object {
    grants += 1
    return pair(`grant-${grants}`, { sellerId, scope })
  }

  function byRefresh(token: string): Response {
    const now = clock.now()
    const known = refresh.get(token)
    const isSpent = known && known.usedAt !== null && now - known.usedAt > GRACE_MS
    if (!known || isSpent || known.until <= now) {
      // The real service quotes the token, so ours does.
      return refusal('invalid_grant', `Invalid refresh token: ${token}`)
    }
    known.usedAt ??= now
    return Response.json(pair(known.grantId, known))
  }

  function byDevice(code: string): Response {
    const device = devices.get(code)
    const now = clock.now()
    if (!device || device.until <= now) return refusal('expired_token', 'The device code is over')
    if (device.answer === DENIED) return refusal('access_denied', 'The user refused')
    if (device.answer !== null) {
      devices.delete(code)
      return Response.json(grant(device.answer, device.scope))
    }
    const isEarly = device.lastPollAt !== null && now - device.lastPollAt < device.intervalMs
    device.lastPollAt = now
    if (!isEarly) return refusal('authorization_pending', 'Waiting for the user')
    device.intervalMs += 5_000
    return refusal('slow_down', 'Too many requests')
  }

  return {
    /** Who calls; undefined for a token that is over or was never given. */
    holder(header: string | undefined): Access | undefined {
      const known = access.get(/^Bearer (.+)$/.exec(header ?? '')?.[1] ?? '')
      return known && known.until > clock.now() ? known : undefined
    },
    /** An account that is linked already. */
    grant,
    begin(scope: string, page: string): Response {
      const code = `dvc_${randomBytes(16).toString('base64url')}`
      const userCode = randomBytes(8).toString('hex').slice(0, 9)
      const until = clock.now() + DEVICE_S * 1_000
      const intervalMs = INTERVAL_S * 1_000
      const asked = { code, userCode, scope, until, lastPollAt: null, intervalMs, answer: null }
      devices.set(code, asked)
      return Response.json({
        device_code: code,
        user_code: userCode,
        verification_uri: page,
        verification_uri_complete: `${page}?code=${userCode}`,
        expires_in: DEVICE_S,
        interval: INTERVAL_S,
      })
    },
    /** The person with the code says yes, as which seller, or no (null). False for a code that is over. */
    answer(userCode: string, sellerId: string | null): boolean {
      const device = [...devices.values()].find((one) => one.userCode === userCode)
      if (!device || device.until <= clock.now() || device.answer !== null) return false
      device.answer = sellerId ?? DENIED
      return true
    },
    /** Codes that nobody has answered, the newest first. */
    waiting: () =>
      [...devices.values()]
        .filter(({ answer, until }) => answer === null && until > clock.now())
        .map(({ userCode }) => userCode)
        .reverse(),
    exchange(form: URLSearchParams): Response {
      switch (form.get('grant_type')) {
        case 'refresh_token':
          return byRefresh(form.get('refresh_token') ?? '')
        case 'urn:ietf:params:oauth:grant-type:device_code':
          return byDevice(form.get('device_code') ?? '')
        default:
          return refusal('unsupported_grant_type', 'Unsupported grant type')
      }
    },
    /** The seller took the permission back. */
    revoke(sellerId: string): void {
      for (const [token, one] of access) if (one.sellerId === sellerId) access.delete(token)
      for (const [token, one] of refresh) if (one.sellerId === sellerId) refresh.delete(token)
    },
    /** All access tokens end now; refresh tokens stay good. */
    endAccess: () => access.clear(),
    dump: () => ({
      access: [...access.values()],
      refresh: [...refresh.values()].map((one) => ({ ...one })),
      devices: [...devices.values()].map((one) => ({ ...one })),
      grants,
    }),
    load(saved: AllegroTokensDump): void {
      access.clear()
      refresh.clear()
      devices.clear()
      for (const one of saved.access) access.set(one.token, one)
      for (const one of saved.refresh) refresh.set(one.token, { ...one })
      for (const one of saved.devices) devices.set(one.code, { ...one })
      grants = saved.grants
    },
  }
}

export interface AllegroTokensDump {
  readonly access: readonly Access[]
  readonly refresh: readonly Refresh[]
  readonly devices: readonly Device[]
  readonly grants: number
}

export function refusal(error: string, description: string, status = 400): Response {
  return Response.json({ error, error_description: description }, { status })
}
