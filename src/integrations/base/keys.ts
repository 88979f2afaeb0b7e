import { toAppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { KeyService } from '#desks/account/ports.ts'
import { secretOf } from '#platform/secrets/find-secrets.ts'
import type { Base } from './base.ts'
import { accountOf } from './calls.ts'

const TOKEN = /^\d+-\d+-[A-Z0-9]{24,128}$/

/** Tokens of Base's API. */
export function createBaseKeys({ base }: { base: Pick<Base, 'probe'> }): KeyService {
  return {
    service: 'base',
    find: (text) => secretOf(text, 'base'),
    read(text) {
      const secret = secretOf(text, 'base')
      if (secret === undefined || !TOKEN.test(secret)) return fail('key-bad-base')
      return ok({ secret, accountKey: accountOf(secret), expiresAt: null, facts: {} })
    },
    async test(secret, _occasion, signal = new AbortController().signal) {
      try {
        await base.probe(secret, signal)
        return { verdict: 'accepted', facts: {} }
      } catch (thrown) {
        signal.throwIfAborted()
        const { kind, code } = toAppError(thrown)
        if (kind === 'auth') return { verdict: 'refused', code, messageKey: 'key-bad-base-refused' }
        return { verdict: 'unreachable', code }
      }
    },
  }
}
