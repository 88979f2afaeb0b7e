import { randomBytes } from 'node:crypto'
import type { Context } from 'grammy'
import { actionNameOf } from '../action.ts'
import { commandOf } from './command.ts'

/** A short code that the seller can quote and the admin finds in the log, e.g. `SUP-3F7A`. */
export function newReference(area: string): string {
  const letters = area.replace(/[^a-z]/gi, '').slice(0, 3)
  return `${letters || 'BOT'}-${randomBytes(2).toString('hex')}`.toUpperCase()
}

/** The desk or command an update was meant for, as the first half of a reference. */
export function areaOf(ctx: Context): string {
  const data = ctx.callbackQuery?.data
  if (data !== undefined) return actionNameOf(data)?.split('.')[0] ?? ''
  return commandOf(ctx)?.name ?? ''
}
