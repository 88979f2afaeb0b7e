import { toAppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { KeyReading, KeyService, KeyTest, TestOccasion } from '#desks/account/ports.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { type Pasted, readPasted } from './pasted.ts'
import { readSecret, secretText } from './secret.ts'
import { SENTENCES } from './sentences.ts'
import { accountOf } from './site.ts'
import type { WooCommerce } from './woocommerce.ts'

/** Shops on WooCommerce: the address with a login and an application password; the account is the host with its folder. */
export function createWooKeys(deps: {
  readonly woo: Pick<WooCommerce, 'probe'>
  /** Hosts that may be called without TLS. */
  readonly privateHosts?: readonly string[]
}): KeyService {
  const allowed = new Set(deps.privateHosts ?? [])

  return {
    service: 'woocommerce',
    find(text) {
      const { address, login, password, consumerKey, consumerSecret } = readPasted(text)
      const isShop = password !== undefined && (address !== undefined || login !== undefined)
      return isShop || consumerKey || consumerSecret ? text : undefined
    },
    read: (text) => readingOf(readPasted(text), allowed),
    async test(secret, occasion, signal = new AbortController().signal) {
      const account = accountOf(new URL(readSecret(secret).url))
      try {
        const isWriting = occasion !== 'daily'
        const { site: _site, ...facts } = await deps.woo.probe(
          secret,
          { account, isWriting },
          signal,
        )
        return { verdict: 'accepted', facts: { ...facts, ownerName: account } }
      } catch (thrown) {
        signal.throwIfAborted()
        return verdictOf(toAppError(thrown).code, occasion)
      }
    },
  }
}

/** A firewall that is in the way when a key comes must be told about; later it says nothing of the key. */
function verdictOf(code: string, occasion: TestOccasion): KeyTest {
  const isBlocked = code === 'woo.blocked' && occasion === 'added'
  const messageKey = isBlocked ? 'key-bad-woo-blocked' : SENTENCES[code]
  return messageKey ? { verdict: 'refused', code, messageKey } : { verdict: 'unreachable', code }
}

function readingOf(
  { address, login, password, consumerKey, consumerSecret }: Pasted,
  allowed: ReadonlySet<string>,
): Result<KeyReading, MessageKey> {
  if (password === undefined) return fail(consumerKey ? 'key-bad-woo-password' : 'key-bad-woo')
  const url = address === undefined ? undefined : shopUrl(address, allowed)
  if (url === undefined) return fail('key-bad-woo-address')
  if (login === undefined) return fail('key-bad-woo-login')
  if ((consumerKey === undefined) !== (consumerSecret === undefined))
    return fail('key-bad-woo-pair')
  const keys = consumerKey && consumerSecret ? { consumerKey, consumerSecret } : undefined
  const text = `${url.origin}${url.pathname}`.replace(/\/$/, '')
  const secret = secretText({ url: text, login, password, ...(keys && { keys }) })
  return ok({ secret, accountKey: accountOf(url), expiresAt: null, facts: { url: text } })
}

/** Whatever was typed, a shop is called over TLS; only hosts the operator named may do without. */
function shopUrl(address: string, allowed: ReadonlySet<string>): URL | undefined {
  const url = URL.parse(/^https?:/i.test(address) ? address : `https://${address}`)
  if (url && url.protocol === 'http:' && !allowed.has(url.host)) url.protocol = 'https:'
  return url ?? undefined
}
