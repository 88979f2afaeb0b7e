import { toAppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { KeyService } from '#desks/account/ports.ts'
import { secretOf } from '#platform/secrets/find-secrets.ts'
import { secretText } from './secret.ts'
import type { Wix } from './wix.ts'

const KEY = /^IST\.[\w-]+\.[\w-]+\.[\w-]{43,}$/
const GUID = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi
/** The address of a site's dashboard names the site. */
const DASHBOARD = /\/dashboard\/([0-9a-f-]{36})(?![\w-])/i

/** API keys of Wix, each for one site: the key opens all of its account, so the site comes in the same message. */
export function createWixKeys({ wix }: { wix: Pick<Wix, 'probe'> }): KeyService {
  return {
    service: 'wix',
    find(text) {
      const key = secretOf(text, 'wix')
      // The site may stand anywhere beside it.
      return key === undefined ? undefined : `${key} ${text}`
    },
    read(text) {
      const apiKey = secretOf(text, 'wix')
      if (apiKey === undefined || !KEY.test(apiKey)) return fail('key-bad-wix')
      const siteId = siteIn(text)
      if (siteId === undefined) return fail('key-bad-wix-site')
      const secret = secretText({ siteId, apiKey })
      return ok({ secret, accountKey: siteId, expiresAt: null, facts: { siteId } })
    },
    async test(secret, _occasion, signal = new AbortController().signal) {
      try {
        const catalog = await wix.probe(secret, signal)
        if (catalog !== null) return { verdict: 'accepted', facts: { catalog } }
        return { verdict: 'refused', code: 'wix.no_stores', messageKey: 'key-bad-wix-no-stores' }
      } catch (thrown) {
        signal.throwIfAborted()
        const { kind, code } = toAppError(thrown)
        if (kind === 'auth') return { verdict: 'refused', code, messageKey: 'key-bad-wix-refused' }
        return { verdict: 'unreachable', code }
      }
    },
  }
}

/** Of the dashboard's address, or the only id there is; of several nobody knows which is meant. */
function siteIn(text: string): string | undefined {
  const named = DASHBOARD.exec(text)?.[1]
  const all = new Set((named ? [named] : (text.match(GUID) ?? [])).map((id) => id.toLowerCase()))
  return all.size === 1 ? [...all][0] : undefined
}
