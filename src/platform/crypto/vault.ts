/** A secret's place: the seal only opens with the same words. */
export interface SealContext {
  readonly workspaceId: string
  readonly service: string
}

/**
 * AES-256-GCM with a salt and a nonce of its own for each record and a key derived from the master key;
 * the context is bound in as associated data. Layout of a sealed record: see the implementation.
 */
export interface Vault {
  /** Version of the master key that new records are sealed with. */
  readonly keyVersion: number
  seal(plain: string, context: SealContext): Uint8Array
  /** Throws `vault.unreadable` on a wrong key, a changed record or another context. */
  open(sealed: Uint8Array, context: SealContext): string
  /** Key version a sealed record was made with, for rotation. */
  versionOf(sealed: Uint8Array): number
}
