import type { Result } from '#core/result.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'

/** Names and plain values we may keep and show beside a key. Never secrets. */
export type KeyFacts = Readonly<Record<string, string | number | boolean | null>>

/** What can be read from a pasted key without asking anybody. */
export interface KeyReading {
  /** The secret itself, cleaned of quotes and line breaks. */
  readonly secret: string
  /** The account it opens; limits count per account. */
  readonly accountKey: string
  /** Milliseconds; null when the key does not say. */
  readonly expiresAt: number | null
  readonly facts: KeyFacts
}

/** Why a test is made; services allow some calls only when a person asked. */
export type TestOccasion = 'added' | 'asked' | 'daily'

export type KeyTest =
  | { readonly verdict: 'accepted'; readonly facts: KeyFacts }
  | { readonly verdict: 'refused'; readonly code: string; readonly messageKey: MessageKey }
  /** It works, but nobody has shown yet that what it opens is the workspace's: `facts.proofCode` is to be put there by hand. */
  | { readonly verdict: 'unproven'; readonly facts: KeyFacts }
  /** The service did not answer properly: says nothing about the key. */
  | { readonly verdict: 'unreachable'; readonly code: string }

/** How keys of one outside service look and how they are tested. */
export interface KeyService {
  /** As stored, e.g. 'wildberries'. */
  readonly service: string
  /** The key of this service within a text, whatever stands around it. Cheap and local; also finds one cut in half. */
  find(text: string): string | undefined
  /** Local checks; the error is the sentence that tells the seller what to do. */
  read(text: string): Result<KeyReading, MessageKey>
  /** Where a person gets the code that stands for the key, if the service hands out codes. */
  link?(who: { readonly workspaceId: string }): string
  /**
   * The key that a pasted code stands for, bought from the service; a text that is the key itself comes back as it is.
   * Asked before {@link KeyService.read}. The error is the sentence for the seller.
   */
  redeem?(
    text: string,
    who: { readonly workspaceId: string },
    signal?: AbortSignal,
  ): Promise<Result<string, MessageKey>>
  test(secret: string, occasion: TestOccasion, signal?: AbortSignal): Promise<KeyTest>
  /** Instead of {@link KeyService.test} for a key that is stored: where its secret has to be renewed from time to time. */
  testStored?(
    key: { readonly id: string; readonly accountKey: string },
    signal?: AbortSignal,
  ): Promise<KeyTest>
  /** A secret that lasts longer, in the place of one that ends; undefined when this one cannot be renewed. Throws AppError. */
  renew?(
    secret: string,
    signal?: AbortSignal,
  ): Promise<Pick<KeyReading, 'secret' | 'expiresAt'> | undefined>
  /** Where a key may be known to others than its owner. */
  readonly ownership?: {
    isNeeded(secret: string): boolean
    /** Is the code where only somebody who may write there can have put it? Throws AppError. */
    holds(secret: string, code: string, signal?: AbortSignal): Promise<boolean>
  }
}

/** Accounts that are not opened by a pasted key: a person confirms a code on the service's own page (RFC 8628). */
export interface AccountLink {
  /** As stored with the key. */
  readonly service: string
  begin(signal: AbortSignal): Promise<{
    readonly deviceCode: string
    readonly userCode: string
    readonly url: string
    readonly expiresInMs: number
    readonly intervalMs: number
  }>
  /** Asked every `intervalMs`; `slower` adds five seconds to it. A secret is handed out once. */
  poll(
    deviceCode: string,
    signal: AbortSignal,
  ): Promise<
    | { readonly kind: 'waiting' | 'slower' | 'refused' | 'expired' }
    | { readonly kind: 'linked'; readonly secret: string }
  >
  /** Whose account the secret opens. */
  owner(
    secret: string,
    signal: AbortSignal,
  ): Promise<{ readonly id: string; readonly login: string }>
}

/** What else depends on a key, asked before it is deleted. */
export interface KeyUsers {
  /** Monitors (and later other work) that would stop without this key. */
  count(workspaceId: string, credentialId: string): Promise<number>
}

/** Reads the service's warehouse directory anew; the number of warehouses known afterwards. */
export interface WarehouseRefresh {
  refresh(workspaceId: string | null, signal: AbortSignal): Promise<number>
}
