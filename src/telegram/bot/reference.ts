import { randomBytes } from 'node:crypto'
import { actionNameOf } from '../action.ts'
import { type Incoming, parseCommand } from './incoming.ts'

/** A short code that the seller can quote and the admin finds in the log, e.g. `SUP-3F7A`. */
export function newReference(area: string): string {
  const letters = area.replace(/[^a-z]/gi, '').slice(0, 3)
  return `${letters || 'BOT'}-${randomBytes(2).toString('hex')}`.toUpperCase()
}

/** The desk or command an update was meant for, as the first half of a reference. */
export function areaOf(incoming: Incoming): string {
  if (incoming.kind === 'tap') return actionNameOf(incoming.data)?.split('.')[0] ?? ''
  if (incoming.kind === 'message') return parseCommand(incoming.text)?.name ?? ''
  return ''
}
