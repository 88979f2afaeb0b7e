import { createHash } from 'node:crypto'
import { toAppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { GoogleApi } from './api.ts'

/** Nothing listens there: the seller copies the address of the page that did not open. */
const REDIRECT = 'http://localhost'
/** Only files that this program makes: nothing else of the seller's Drive can be seen. */
const SCOPE = 'https://www.googleapis.com/auth/drive.file'

export type CodeFault = 'denied' | 'used-or-old' | 'no-drive' | 'no-refresh-token'

export type Oauth = ReturnType<typeof createOauth>

/**
 * Permission to write into a seller's own Drive, for a client of the kind "desktop app" (developers.google.com/identity/protocols/oauth2/
 * native-app). The verifier ties the code to the workspace that asked for it.
 */
export function createOauth(api: GoogleApi, verifierFor: (workspaceId: string) => string) {
  const { app } = api

  return {
    isConfigured: app !== undefined,
    link(workspaceId: string): string {
      const address = new URL(api.accountsUrl)
      const challenge = createHash('sha256').update(verifierFor(workspaceId)).digest('base64url')
      const asked = {
        client_id: app?.id ?? '',
        redirect_uri: REDIRECT,
        response_type: 'code',
        scope: SCOPE,
        // A refresh token comes only with these two.
        access_type: 'offline',
        prompt: 'consent',
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
      return address.toString()
    },

    /** The refresh token a code stands for. A code is good once, for some minutes. Throws AppError when Google is not to be had. */
    async redeem(
      code: string,
      workspaceId: string,
      signal?: AbortSignal,
    ): Promise<Result<string, CodeFault>> {
      const client = await api.appClient(signal)
      try {
        const codeVerifier = verifierFor(workspaceId)
        const { tokens } = await client.getToken({ code, codeVerifier, redirect_uri: REDIRECT })
        // The seller may untick what we ask for.
        if (!tokens.scope?.split(' ').includes(SCOPE)) return fail('no-drive')
        return tokens.refresh_token ? ok(tokens.refresh_token) : fail('no-refresh-token')
      } catch (thrown) {
        signal?.throwIfAborted()
        const error = toAppError(thrown)
        if (error.code === 'google.invalid_grant') return fail('used-or-old')
        throw error
      }
    },
  }
}

/** The code in a pasted address or by itself; `denied` when the seller said no there; undefined when the text is neither. */
export function readCode(text: string): Result<string, 'denied'> | undefined {
  const cleaned = text.trim()
  if (/^4(\/|%2F)[\w-]{10,200}$/i.test(cleaned)) return ok(decodeURIComponent(cleaned))
  const address = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)[^\s?]*(\?\S+)$/i.exec(cleaned)
  if (!address) return undefined
  const query = new URLSearchParams(address[1])
  const code = query.get('code')
  if (code) return ok(code)
  return query.has('error') ? fail('denied') : undefined
}
