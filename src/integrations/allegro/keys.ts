import { toAppError } from '#core/errors.ts'
import { fail } from '#core/result.ts'
import type { AccountLink, KeyService, KeyTest } from '#desks/account/ports.ts'
import type { Allegro } from './allegro.ts'

const SERVICE = 'allegro'

/** Allegro accounts as keys of a workspace: they are linked, never pasted, and their secret is renewed by itself. */
export function createAllegroKeys(allegro: Pick<Allegro, 'me' | 'owner'>): KeyService {
  async function tested(
    ask: () => Promise<{ login: string }>,
    signal?: AbortSignal,
  ): Promise<KeyTest> {
    try {
      const { login } = await ask()
      return { verdict: 'accepted', facts: { login } }
    } catch (thrown) {
      signal?.throwIfAborted()
      const { kind, code } = toAppError(thrown)
      if (kind === 'auth')
        return { verdict: 'refused', code, messageKey: 'key-bad-allegro-refused' }
      return { verdict: 'unreachable', code }
    }
  }
  const unstopped = new AbortController().signal

  return {
    service: SERVICE,
    find: () => undefined,
    read: () => fail('key-bad-allegro'),
    test: (secret, _occasion, signal) =>
      tested(() => allegro.owner(secret, signal ?? unstopped), signal),
    testStored: ({ id, accountKey }, signal) => {
      const key = { credentialId: id, accountKey, facts: {} }
      return tested(() => allegro.me(key, signal ?? unstopped), signal)
    },
  }
}

/** How an account is linked. */
export function createAllegroLink({ begin, poll, owner }: Allegro): AccountLink {
  return { service: SERVICE, begin, poll, owner }
}
