import { createHash, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { tokenProblem } from './problems.ts'
import { type GoogleWorld, SERVICE_EMAIL } from './world.ts'

/** The operator's OAuth client in the demo. */
export const DEMO_CLIENT = { id: 'prilavok-demo.apps.example', secret: 'GOCSPX-demo-client-secret' }
const TOKEN_LIFE_S = 3_599
const CODE_LIFE_MS = 10 * 60_000
/** What an assertion has to be for (developers.google.com/identity/protocols/oauth2/service-account), whatever address it came to. */
const AUDIENCE = 'https://oauth2.googleapis.com/token'
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** Who stands behind an access token. */
export interface Principal {
  readonly email: string
  readonly scope: string
}

interface Code {
  readonly email: string
  readonly scope: string
  readonly redirectUri: string
  readonly challenge: string
  readonly until: number
}

const claims = z.object({
  iss: z.string(),
  scope: z.string().min(1),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
})

export type Tokens = ReturnType<typeof createTokens>

/** The token endpoint with the service account's key pair, codes, refresh and access tokens. */
export function createTokens({ clock, world }: { clock: Clock; world: GoogleWorld }) {
  const pair = generateKeyPairSync('rsa', {
    // Short, so that a start stays quick: it guards nothing.
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const codes = new Map<string, Code>()
  const access = new Map<string, Principal & { readonly until: number }>()

  function give(principal: Principal, more: object = {}): Response {
    const token = `ya29.${randomBytes(30).toString('base64url')}`
    access.set(token, { ...principal, until: clock.now() + TOKEN_LIFE_S * 1_000 })
    const { scope } = principal
    const body = { access_token: token, expires_in: TOKEN_LIFE_S, token_type: 'Bearer' }
    return Response.json({ ...body, scope, ...more })
  }

  function byAssertion(assertion: string): Response {
    const [head = '', body = '', signature = ''] = assertion.split('.')
    const isSigned = createVerify('RSA-SHA256')
      .update(`${head}.${body}`)
      .verify(pair.publicKey, signature, 'base64url')
    if (!isSigned) return grantProblem('Invalid JWT Signature.')
    const read = claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
    if (!read.success) return grantProblem('Invalid JWT: missing claims.')
    const { iss, aud, iat, exp, scope } = read.data
    const now = clock.now() / 1_000
    if (iss !== SERVICE_EMAIL) return grantProblem('Invalid grant: account not found')
    if (aud !== AUDIENCE) return grantProblem('Invalid JWT: Failed audience check.')
    if (exp - iat > 3_600 || exp <= now || iat > now + 300) {
      return grantProblem(
        'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.',
      )
    }
    return give({ email: SERVICE_EMAIL, scope })
  }

  function byCode(form: URLSearchParams): Response {
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    if (code === undefined || code.until <= clock.now()) return grantProblem('Malformed auth code.')
    if (form.get('redirect_uri') !== code.redirectUri) {
      return tokenProblem(400, 'redirect_uri_mismatch', 'Bad Request')
    }
    const verifier = form.get('code_verifier') ?? ''
    if (!/^[\w.~-]{43,128}$/.test(verifier)) return grantProblem('Missing code verifier.')
    if (createHash('sha256').update(verifier).digest('base64url') !== code.challenge) {
      return grantProblem('Invalid code verifier.')
    }
    const refresh_token = `1//${randomBytes(32).toString('base64url')}`
    world.person(code.email).refreshTokens.push(refresh_token)
    return give(code, { refresh_token })
  }

  function byRefresh(token: string): Response {
    const person = [...world.people.values()].find((one) => one.refreshTokens.includes(token))
    if (person === undefined) return grantProblem('Token has been expired or revoked.')
    return give({ email: person.email, scope: 'https://www.googleapis.com/auth/drive.file' })
  }

  return {
    serviceAccount: { email: SERVICE_EMAIL, privateKey: pair.privateKey },
    /** Who calls, by the Authorization header. */
    principal(header: string | undefined): Principal | undefined {
      const found = access.get(header?.replace(/^Bearer /, '') ?? '')
      return found && found.until > clock.now() ? found : undefined
    },
    issueCode(asked: Omit<Code, 'until'>): string {
      const code = `4/0${randomBytes(24).toString('base64url')}`
      codes.set(code, { ...asked, until: clock.now() + CODE_LIFE_MS })
      return code
    },
    /** The person took the permission back. */
    revoke(email: string): void {
      world.person(email).refreshTokens = []
      for (const [token, { email: of }] of access) if (of === email) access.delete(token)
    },
    /** All access tokens end now; refresh tokens stay good. */
    expireAll: () => access.clear(),
    exchange(form: URLSearchParams): Response {
      const grant = form.get('grant_type')
      if (grant === JWT_BEARER) return byAssertion(form.get('assertion') ?? '')
      const isKnown =
        form.get('client_id') === DEMO_CLIENT.id && form.get('client_secret') === DEMO_CLIENT.secret
      if (!isKnown) return tokenProblem(401, 'invalid_client', 'The OAuth client was not found.')
      if (grant === 'authorization_code') return byCode(form)
      if (grant === 'refresh_token') return byRefresh(form.get('refresh_token') ?? '')
      return tokenProblem(400, 'unsupported_grant_type', `Invalid grant_type: ${grant}`)
    },
  }
}

function grantProblem(description: string): Response {
  return tokenProblem(400, 'invalid_grant', description)
}
