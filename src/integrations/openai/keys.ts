import { createHash } from 'node:crypto'
import { toAppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { KeyService } from '#desks/account/ports.ts'
import { secretOf } from '#platform/secrets/find-secrets.ts'
import type { OpenAi } from './openai.ts'

const KEY = /^sk-[\w-]{16,200}$/

/** A seller's own key of OpenAI, or of the compatible service that the installation uses. */
export function createOpenAiKeys(deps: { openAi: Pick<OpenAi, 'models'> }): KeyService {
  return {
    service: 'openai',
    find: (text) => secretOf(text, 'openai'),
    read(text) {
      const secret = cleaned(text)
      if (!KEY.test(secret)) return fail('key-bad-openai')
      return ok({ secret, accountKey: accountOf(secret), expiresAt: null, facts: {} })
    },
    async test(secret, _occasion, signal) {
      try {
        await deps.openAi.models({ secret, accountKey: accountOf(secret) }, signal)
        return { verdict: 'accepted', facts: {} }
      } catch (thrown) {
        signal?.throwIfAborted()
        const { kind, code } = toAppError(thrown)
        // A key narrowed to what campaigns need may not list models, which says nothing against it.
        if (code === 'openai.scope') return { verdict: 'accepted', facts: {} }
        if (kind === 'auth')
          return { verdict: 'refused', code, messageKey: 'key-bad-openai-refused' }
        return { verdict: 'unreachable', code }
      }
    },
  }
}

function cleaned(text: string): string {
  return text
    .trim()
    .replace(/^(bearer\s+)?["'`]?/i, '')
    .replace(/["'`]$/, '')
}

/** Keys do not name their account; each is one of its own. */
function accountOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 16)
}
