import { createHash } from 'node:crypto'
import { AppError, toAppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { KeyService } from '#desks/account/ports.ts'
import { secretOf } from '#platform/secrets/find-secrets.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Direct } from './direct.ts'
import type { YandexOauth } from './oauth.ts'
import { readDirectToken, tokenText } from './token.ts'

/** Refusals of Yandex ID that a fresh code mends. */
const STALE_CODE = ['yandex-oauth.bad_verification_code', 'yandex-oauth.invalid_grant']

export interface DirectKeysDeps {
  readonly direct: Pick<Direct, 'account'>
  /** Without an application at Yandex sellers can only paste a token. */
  readonly oauth: YandexOauth | undefined
  /** The secret half of a link, the same each time for a workspace: PKCE, 43–128 characters. */
  readonly verifierFor: (workspaceId: string) => string
}

/** Refusals that are not the key's fault. */
const REFUSED: Readonly<Record<string, MessageKey>> = {
  'direct.not_approved': 'key-bad-yandex-not-approved',
  'direct.no_account': 'key-bad-yandex-account',
  'direct.no_rights': 'key-bad-yandex-account',
}

/** Access to a Yandex.Direct account as a key of a workspace: a token, or the code that buys one. */
export function createYandexDirectKeys({ direct, oauth, verifierFor }: DirectKeysDeps): KeyService {
  const byCode: Pick<KeyService, 'link' | 'redeem' | 'renew'> = oauth
    ? {
        link: ({ workspaceId }) => oauth.link(verifierFor(workspaceId), stateOf(workspaceId)),
        async renew(secret, signal) {
          const token = readDirectToken(secret)
          if (!token?.refresh) return undefined
          const next = await oauth.refresh(token.refresh, signal)
          // Yandex may leave the refresh token as it was.
          const whole = { ...next, refresh: next.refresh ?? token.refresh }
          return { secret: tokenText(whole), expiresAt: next.expiresAt }
        },
        async redeem(text, { workspaceId }, signal) {
          if (readDirectToken(text)) return ok(text)
          const code = codeIn(text)
          if (code === undefined) return fail('key-bad-yandex-code')
          try {
            return ok(tokenText(await oauth.redeem(code, verifierFor(workspaceId), signal)))
          } catch (thrown) {
            if (thrown instanceof AppError && STALE_CODE.includes(thrown.code)) {
              return fail('key-bad-yandex-code')
            }
            throw thrown
          }
        },
      }
    : {}

  return {
    service: 'yandex-direct',
    // The address that Yandex ID leads back to says more than the token in it.
    find: (text) => (readDirectToken(text) ? text : secretOf(text, 'yandex-token')),
    read(text) {
      const token = readDirectToken(text)
      if (token === undefined) return fail('key-bad-yandex-token')
      const { access, expiresAt } = token
      return ok({ secret: tokenText(token), accountKey: printOf(access), expiresAt, facts: {} })
    },
    ...byCode,
    async test(secret, _occasion, signal) {
      try {
        return { verdict: 'accepted', facts: { ...(await direct.account(secret, signal)) } }
      } catch (thrown) {
        signal?.throwIfAborted()
        const { kind, code } = toAppError(thrown)
        if (kind === 'auth')
          return { verdict: 'refused', code, messageKey: REFUSED[code] ?? 'key-bad-yandex-refused' }
        return { verdict: 'unreachable', code }
      }
    },
  }
}

/** The code by itself or in the address of the page that shows it. */
function codeIn(text: string): string | undefined {
  const plain = text.trim()
  const code = /[?&]code=([\w-]+)/.exec(plain)?.[1] ?? plain.replace(/[\s-]/g, '')
  return /^\w{4,64}$/.test(code) ? code : undefined
}

/** Not the workspace's id itself: the link passes through a foreign page. */
function stateOf(workspaceId: string): string {
  return printOf(`state:${workspaceId}`)
}

function printOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
