/** Who may use this installation at all. Admins always may. */
export type Access =
  | { readonly mode: 'open' }
  /** Nobody else, whoever had an account before included. */
  | { readonly mode: 'allow-list'; readonly ids: readonly number[] }
  /** New people by invitation; who is in stays in. */
  | {
      readonly mode: 'invite'
      /** True when the payload of `/start` is an invitation that still holds. */
      admits(payload: string, userId: number): Promise<boolean>
    }

interface Visitor {
  readonly id: number
  readonly isAdmin: boolean
  readonly hasAccount: () => Promise<boolean>
  /** Payload of the `/start` they came with; undefined when they sent something else. */
  readonly payload: string | undefined
}

export async function isWelcome(access: Access, visitor: Visitor): Promise<boolean> {
  if (visitor.isAdmin || access.mode === 'open') return true
  if (access.mode === 'allow-list') return access.ids.includes(visitor.id)
  if (await visitor.hasAccount()) return true
  return visitor.payload !== undefined && access.admits(visitor.payload, visitor.id)
}
