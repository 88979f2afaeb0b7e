import type { Clock } from '#core/clock.ts'
import type { Lang, Locale } from '#platform/texts/lang.ts'
import type { Actor } from './identity/authority.ts'
import type { Screen } from './screen.ts'

export type Role = 'owner' | 'manager' | 'viewer'

export interface User {
  readonly id: number
  readonly firstName: string
  readonly lastName: string | null
  readonly username: string | null
  readonly locale: Locale
  readonly timeZone: string
  readonly isAdmin: boolean
  readonly createdAt: Date
}

export interface Workspace {
  readonly id: string
  readonly name: string
  readonly ownerId: number
}

/**
 * One update being handled: who acts, where, and what can be answered. Desks see this and never grammY.
 * Every effect a handler causes must be safe to repeat: an update in hand at a crash is handled again.
 */
export interface Turn {
  readonly updateId: number
  readonly chatId: number
  readonly user: User
  /** The workspace all data of this turn belongs to. */
  readonly workspace: Workspace
  readonly role: Role
  readonly lang: Lang
  readonly clock: Clock
  /** Text of the incoming message, if it is one. */
  readonly text: string | undefined
  /** Shows a screen: edits the chat's living message, or sends a new one when that is gone or far up. */
  show(screen: Screen): Promise<void>
  /** Answers the tap with a toast, or with a dialog that must be closed. At most once a turn counts. */
  toast(text: string, options?: { dialog?: boolean }): Promise<void>
  /** Deletes the person's own message (a pasted secret, a wrong answer); false when Telegram refuses. */
  removeIncoming(): Promise<boolean>
  /** Starts (or starts anew) a wizard, with fields already known. */
  startWizard(wizardId: string, values?: Readonly<Record<string, unknown>>): Promise<void>
  /** Back to the home screen; `note` (markup) stands above it. */
  home(note?: string): Promise<void>
}

/** Who acts in this turn, for whatever writes on their behalf. */
export function actorOf({ workspace, user }: Pick<Turn, 'workspace' | 'user'>): Actor {
  return { workspaceId: workspace.id, userId: user.id }
}
