/** A seller's account at a service. The secret stays with the keys; clients ask for it at each call, since it may be renewed. */
export interface AccountKey {
  readonly credentialId: string
  /** The account whose limits a call spends: e.g. Allegro's seller id, Wix's site id, the host of a shop. */
  readonly accountKey: string
  /** Not secret, e.g. the site of a Wix key. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** Secrets of stored keys. */
export interface KeySecrets {
  /** Throws AppError `not-found` for a key that is gone, `auth` for one that was refused. */
  open(credentialId: string): Promise<string>
  /**
   * The secret that takes the place of `used`. One process at a time makes it, and whoever comes meanwhile gets the same; it is
   * stored before anybody uses it.
   */
  renew(
    credentialId: string,
    used: string,
    make: (used: string) => Promise<string>,
  ): Promise<string>
  /** The service refused the key for good: it is switched off and its owner told once. */
  refused(credentialId: string, code: string): Promise<void>
}

/** The service's own number of an answer, for its support; null where it gave none. */
export interface Traced {
  readonly traceId: string | null
}

/** A key as clients need it. `accountKey` names the account whose limits a call spends. */
export interface ServiceKey {
  readonly credentialId: string
  readonly accountKey: string
  readonly secret: string
  /** Not secret: folder of a cloud, login of a client, address of a table … */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** Credential id of every key that is the operator's, not a seller's. */
export const OPERATORS = 'operator'
