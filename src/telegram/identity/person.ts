import type { Role, User, Workspace } from '../context.ts'

/** Somebody who wrote to the bot, with the workspace they act in. */
export interface Person {
  readonly user: User
  readonly workspace: Workspace
  readonly role: Role
  readonly isBlocked: boolean
  /** The one refusal a blocked person gets was sent. */
  readonly wasRefused: boolean
  /** Made by this very call. */
  readonly isNew: boolean
}

/** The fields of Telegram's `User` that we keep. */
export interface TelegramFrom {
  readonly id: number
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
}
