/** Exclusive ownership of a name for a while, e.g. "who polls the slot feed". */
export interface Leases {
  /** Takes or renews the lease; false when somebody else holds it. */
  hold(name: string, owner: string, ttlMs: number): Promise<boolean>
  /** Gives it back; a lease of another owner is left alone. */
  release(name: string, owner: string): Promise<void>
}
