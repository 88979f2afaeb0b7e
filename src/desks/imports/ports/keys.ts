import type { AccountKey, ServiceKey } from '#core/keys.ts'

/** A working key of a workspace. */
export interface NamedKey extends AccountKey {
  readonly name: string
}

/** The account desk's keys as Imports asks for them. */
export interface ImportKeys {
  /** Working keys to shops, the first added first. */
  shops(workspaceId: string): Promise<readonly NamedKey[]>
  /** Working keys to sources, the main one first. */
  sources(workspaceId: string): Promise<readonly NamedKey[]>
  /** A key by its id. Throws AppError `not-found` for one that is gone, `auth` for one that does not work any more. */
  get(workspaceId: string, credentialId: string): Promise<AccountKey>
  /** Of the language model that writes texts: the workspace's own, else the operator's. */
  model(workspaceId: string): Promise<ServiceKey | undefined>
  /** The service refused the key for good: it is switched off and its owner told once. */
  refused(credentialId: string, code: string): Promise<void>
}
