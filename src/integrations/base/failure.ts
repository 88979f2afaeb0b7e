import { AppError } from '#core/errors.ts'

const REASON_LENGTH = 300
/** How long a block is waited out where Base does not say, and how long at most: its clock's zone is not told. */
const BLOCK_MS = 60_000
const LONGEST_BLOCK_MS = 300_000
const ZONE = 'Europe/Warsaw'

/** What Base means by an error in an answer of HTTP 200. Its messages are translated, so only the code is believed. */
export function baseFailure(code: string, message: string, nowMs: number): AppError {
  const reason = message.slice(0, REASON_LENGTH)
  const cause = new Error(`${code}: ${reason}`)
  if (code === 'ERROR_BLOCKED_TOKEN') {
    const retryAfterMs = blockMs(message, nowMs)
    return new AppError({ kind: 'limit', code: 'base.blocked', retryAfterMs, cause })
  }
  if (/TOKEN/.test(code)) return new AppError({ kind: 'auth', code: 'base.unauthorized', cause })
  return new AppError({ kind: 'invalid', code: 'base.refused', vars: { reason }, cause })
}

/** From the time at the end of the message, which is only a hint. */
function blockMs(message: string, nowMs: number): number {
  const [, day, time] = /(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})\D*$/.exec(message) ?? []
  const asUtc = day ? Date.parse(`${day}T${time}Z`) : Number.NaN
  if (!Number.isFinite(asUtc)) return BLOCK_MS
  const leftMs = asUtc - offsetMs(asUtc) - nowMs
  return leftMs > 0 ? Math.min(leftMs, LONGEST_BLOCK_MS) : BLOCK_MS
}

/** How far the zone is ahead of UTC around a moment. */
function offsetMs(ms: number): number {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(ms)
  return Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(ms / 1_000) * 1_000
}
