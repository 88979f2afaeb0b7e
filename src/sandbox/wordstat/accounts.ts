import { createHash } from 'node:crypto'

/** Why a key that looks right is not taken. */
export type KeyRefusal = 'unknown' | 'no-rights'

export type Accounts = ReturnType<typeof createAccounts>

/** Every key of the right shape opens an account of its own, until it is withdrawn. */
export function createAccounts() {
  const refused = new Map<string, KeyRefusal>()

  return {
    /** The account's name in figures and faults; a cloud key's folder where the call names it. */
    cloud: (secret: string, folderId?: string): string | KeyRefusal =>
      /^AQVN[\w-]{20,}$/.test(secret)
        ? (refused.get(secret) ?? accountName(folderId ?? secret))
        : 'unknown',
    token: (secret: string): string | KeyRefusal =>
      /^y\d_[\w.-]{20,}$/.test(secret) ? (refused.get(secret) ?? accountName(secret)) : 'unknown',
    /** From now on the key is answered 401 (`unknown`) or 403 (`no-rights`). */
    refuse: (secret: string, why: KeyRefusal = 'unknown') => void refused.set(secret, why),
    dump: () => [...refused],
    load(saved: readonly (readonly [string, KeyRefusal])[]): void {
      refused.clear()
      for (const [secret, why] of saved) refused.set(secret, why)
    },
  }
}

export function isRefusal(account: string): account is KeyRefusal {
  return account === 'unknown' || account === 'no-rights'
}

/** Folders by their own name, secrets by their end. */
function accountName(text: string): string {
  return /^(AQVN|y\d_)/.test(text) ? `…${text.slice(-6)}` : text
}

/** A cloud Api-Key that this stand-in takes; the same for the same name. */
export function makeCloudKey(name: string): string {
  return `AQVN${noise(name).slice(0, 36)}`
}

/** An OAuth token that this stand-in takes; the same for the same name. */
export function makeToken(name: string): string {
  return `y0_${noise(name)}`
}

function noise(name: string): string {
  return createHash('sha256').update(name).digest('base64url').replaceAll('-', 'x')
}
