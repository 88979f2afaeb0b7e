import type { ConversationFlavor } from '@grammyjs/conversations'
import type { Context } from 'grammy'
import type { Clock } from '#core/clock.ts'
import type { Lang, Locale } from '#platform/texts/lang.ts'
import type { Words } from './bot/middlewares/words.ts'
import type { FormSession } from './forms/session.ts'
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
 * What our middlewares add to grammY's context. Every effect a handler causes must be safe to repeat: an update in
 * hand at a crash is handled again.
 */
export interface ChatFlavor {
  /** The private chat: updates without one go no further than `groups`. */
  readonly chatId: number
  /** When the update reached us, ms. */
  receivedAt: number
  /** Its deadline passed: whatever is still under way counts for nothing. */
  isLate?: boolean
  user: User
  /** Made by this very update. */
  isNewcomer: boolean
  /** The workspace all data of this update belongs to. */
  workspace: Workspace
  role: Role
  lang: Lang
  clock: Clock
  /** Answers the tap with a toast, or with a dialog that must be closed. At most once an update counts; sent, not yet taken, when it resolves. */
  toast(text: string, options?: { dialog?: boolean }): Promise<void>
  /** Shows a screen: edits the chat's living message, or sends a new one when that is gone or far up. */
  show(screen: Screen): Promise<void>
  /** Deletes the person's own message (a pasted secret, a wrong answer); false when Telegram refuses. */
  removeIncoming(): Promise<boolean>
  /** Back to the home screen; `note` (markup) stands above it. */
  home(note?: string): Promise<void>
  /** Starts a form once the handler is through, or offers to go on with the same one left unfinished. */
  startForm(name: string, given?: Readonly<Record<string, unknown>>): Promise<void>
  /** The chat's form for the length of this update; desks start forms and know no more of them. */
  form: FormSession
  /** Shows the screen that a desk has for this error, with a way back if there is one; false when none has one. */
  ownScreen?(error: unknown, back?: string): Promise<boolean>
  /** Digest of the screen that was shown last by this update. */
  shown: string | undefined
  /** What was written, typed or in a file. */
  words: Words
}

export type ChatContext = ConversationFlavor<Context & ChatFlavor>

/** Who acts, for whatever writes on their behalf. */
export function actorOf({ workspace, user }: Pick<ChatFlavor, 'workspace' | 'user'>): Actor {
  return { workspaceId: workspace.id, userId: user.id }
}
