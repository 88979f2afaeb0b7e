import { toAppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { KeyService } from '#desks/account/ports.ts'
import { secretOf } from '#platform/secrets/find-secrets.ts'
import { readPasted } from './pasted.ts'
import type { Poizon } from './poizon.ts'
import { accountOf, secretText } from './secret.ts'

/** Nothing but hexadecimal digits no other service gives out so, and perhaps a few words about the plan. */
const ALONE = /^(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{32,64}(?:[\s,;]+.{0,60})?$/i

/** Keys of Poizon-API and tokens of the distribution; the plan may be written beside them. */
export function createPoizonKeys(deps: {
  readonly poizon: Pick<Poizon, 'probe'>
  readonly urls: { readonly api: string; readonly distribution: string }
}): KeyService {
  return {
    service: 'poizon',
    // Keys have no look of their own: one is known by the name of its header, or stands alone. What stands around it counts too.
    find: (text) =>
      secretOf(text, 'poizon') !== undefined || ALONE.test(text.trim()) ? text : undefined,
    read(text) {
      const pasted = readPasted(text, deps.urls)
      if (pasted === 'no-key') return fail('key-bad-poizon')
      if (pasted === 'address') return fail('key-bad-poizon-address')
      const { secret, rps, monthlyCalls } = pasted
      const { source, baseUrl } = secret
      return ok({
        secret: secretText(secret),
        accountKey: accountOf(secret),
        expiresAt: null,
        facts: {
          source,
          ...(baseUrl !== null && { baseUrl }),
          ...(rps !== null && { rps }),
          ...(monthlyCalls !== null && { monthlyCalls }),
        },
      })
    },
    async test(secret, _occasion, signal = new AbortController().signal) {
      try {
        await deps.poizon.probe(secret, signal)
        return { verdict: 'accepted', facts: {} }
      } catch (thrown) {
        signal.throwIfAborted()
        const { kind, code } = toAppError(thrown)
        if (kind === 'auth')
          return { verdict: 'refused', code, messageKey: 'key-bad-poizon-refused' }
        return { verdict: 'unreachable', code }
      }
    },
  }
}
