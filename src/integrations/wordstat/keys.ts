import { createHash } from 'node:crypto'
import { toAppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { KeyFacts, KeyService } from '#desks/account/ports.ts'
import { secretOf } from '#platform/secrets/find-secrets.ts'
import type { CloudWordstat } from './cloud.ts'

/** An Api-Key of a service account; 40 characters in 2026. */
const KEY = /AQVN[\w-]{32,60}(?![\w-])/
const FOLDER = /(?<![\w-])b1g[a-z0-9]{5,47}(?![\w-])/

/** Api-Keys of Yandex Cloud for Wordstat, with the folder if it was sent along. */
export function createYandexCloudKeys(deps: {
  cloud: Pick<CloudWordstat, 'getRegionsTree'>
}): KeyService {
  return {
    service: 'yandex-cloud',
    find(text) {
      const key = secretOf(text, 'yandex-cloud')
      // The folder may stand anywhere beside it.
      return key === undefined ? undefined : `${key} ${text}`
    },
    read(text) {
      const secret = KEY.exec(text)?.[0]
      if (secret === undefined) return fail('key-bad-cloud')
      const folderId = FOLDER.exec(text)?.[0]
      const facts: KeyFacts = folderId === undefined ? {} : { folderId }
      return ok({
        secret,
        // Limits count per cloud, which a folder belongs to; a key does not name its own.
        accountKey:
          folderId ?? createHash('sha256').update(secret).digest('base64url').slice(0, 16),
        expiresAt: null,
        facts,
      })
    },
    async test(secret, _occasion, signal) {
      try {
        await deps.cloud.getRegionsTree({ secret }, signal)
        return { verdict: 'accepted', facts: {} }
      } catch (thrown) {
        signal?.throwIfAborted()
        const { kind, code } = toAppError(thrown)
        if (kind === 'auth')
          return { verdict: 'refused', code, messageKey: 'key-bad-cloud-refused' }
        return { verdict: 'unreachable', code }
      }
    },
  }
}
