import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import type { KeyFacts, KeyService, KeyTest } from '#desks/account/ports.ts'
import { secretOf } from '#platform/secrets/find-secrets.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { CabinetApi } from './cabinet.ts'
import { parseSession, sessionExpiry, sessionText } from './cabinet-session.ts'
import type { OfficialApi, TokenOwner } from './official.ts'
import { decodeToken, type TokenFault } from './token.ts'

const TOKEN_FAULT_TEXT: Record<TokenFault, MessageKey> = {
  malformed: 'key-bad-malformed',
  expired: 'key-bad-expired',
  'test-token': 'key-bad-test',
  'no-supplies-scope': 'key-bad-scope',
}

/** Official WB tokens as keys of a workspace. */
export function createWildberriesKeys(deps: { official: OfficialApi; clock: Clock }): KeyService {
  const { official, clock } = deps

  /** Names are nice to have: a Base token may ask for them once a day. */
  async function names(owner: TokenOwner, signal: AbortSignal | undefined): Promise<KeyFacts> {
    try {
      const { name, tradeMark } = await official.sellerInfo(owner, signal)
      return { ownerName: tradeMark || name }
    } catch (thrown) {
      if (signal?.aborted || !(thrown instanceof AppError)) throw thrown
      return {}
    }
  }

  return {
    service: 'wildberries',
    find: (text) => secretOf(text, 'wb-token'),
    read(text) {
      const decoded = decodeToken(text, clock.now())
      if (!decoded.ok) return fail(TOKEN_FAULT_TEXT[decoded.error])
      const { token, sid, expiresAt, tokenType, isReadOnly } = decoded.value
      const facts = { tokenType, readOnly: isReadOnly }
      return ok({ secret: token, accountKey: sid, expiresAt, facts })
    },
    async test(secret, occasion, signal) {
      const decoded = decodeToken(secret, clock.now())
      if (!decoded.ok) {
        const messageKey = TOKEN_FAULT_TEXT[decoded.error]
        return { verdict: 'refused', code: `wb.${decoded.error}`, messageKey }
      }
      const { token, sid, tokenType } = decoded.value
      const owner = { token, accountKey: sid, tokenType }
      try {
        // WB blocks those who automate /ping, so the daily look reads supplies instead.
        if (occasion === 'daily') await official.probe(owner, signal)
        else await official.ping(owner, signal)
        return {
          verdict: 'accepted',
          facts: occasion === 'added' ? await names(owner, signal) : {},
        }
      } catch (thrown) {
        signal?.throwIfAborted()
        const scope = toAppError(thrown).code === 'wb.scope'
        return refusal(thrown, scope ? 'key-bad-scope' : 'key-bad-refused')
      }
    },
  }
}

/** Pasted sessions of the seller cabinet as keys of a workspace. */
export function createCabinetKeys(deps: { cabinet: CabinetApi }): KeyService {
  return {
    service: 'wb-cabinet',
    find: (text) => (secretOf(text, 'wb-session') === undefined ? undefined : text),
    read(text) {
      const parsed = parseSession(text)
      if (!parsed.ok) return fail('key-bad-session')
      const expiresAt = sessionExpiry(parsed.value)
      const secret = sessionText(parsed.value)
      return ok({ secret, accountKey: parsed.value.supplierId, expiresAt, facts: {} })
    },
    async test(secret, _occasion, signal) {
      const parsed = parseSession(secret)
      const bad = { verdict: 'refused', messageKey: 'key-bad-session' } as const
      if (!parsed.ok) return { ...bad, code: 'wb-cabinet.malformed' }
      try {
        const suppliers = await deps.cabinet.suppliers(parsed.value, signal)
        const own = suppliers.find((supplier) => supplier.id === parsed.value.supplierId)
        if (own === undefined) return { ...bad, code: 'wb-cabinet.other_supplier' }
        return { verdict: 'accepted', facts: { ownerName: own.name } }
      } catch (thrown) {
        signal?.throwIfAborted()
        return refusal(thrown, 'key-bad-session-ended')
      }
    },
  }
}

/** Only the service's own no is held against a key. */
function refusal(thrown: unknown, messageKey: MessageKey): KeyTest {
  const { kind, code } = toAppError(thrown)
  if (kind === 'auth') return { verdict: 'refused', code, messageKey }
  return { verdict: 'unreachable', code }
}
