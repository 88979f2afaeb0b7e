import type { AccountKey, ServiceKey } from '#core/keys.ts'
import type { Actor } from '#telegram/identity/authority.ts'

/** Calls that were bought; what is null stays as it is. */
export interface SourcePlan {
  readonly monthlyCalls: number | null
  /** Calls a second. */
  readonly rps: number | null
}

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
  /**
   * A key by its id, or one that works for the same account in place of one that was refused. Throws AppError `not-found` for one that is
   * gone, `auth` where none works any more.
   */
  get(workspaceId: string, credentialId: string): Promise<AccountKey>
  /** Of the language model that writes texts: the workspace's own, else the operator's. */
  model(workspaceId: string): Promise<ServiceKey | undefined>
  /** Sets what was bought with a key to a source: it spends no more from now on. False when there is none such. */
  setPlan(by: Actor, credentialId: string, plan: SourcePlan): Promise<boolean>
  /** The service refused the key for good: it is switched off and its owner told once. */
  refused(credentialId: string, code: string): Promise<void>
}
