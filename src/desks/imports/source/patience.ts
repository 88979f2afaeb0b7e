import { withPatience } from '#core/patience.ts'
import type { SourceCall } from '../ports.ts'

const LATE = { code: 'poizon.slow', messageKey: 'error-poizon-unavailable' }

/** A call of the source that a person waits for in the chat, so many milliseconds at most. */
export const askedInPerson = <T>(ms: number, ask: (call: SourceCall) => Promise<T>): Promise<T> =>
  withPatience(ms, LATE, (signal) => ask({ priority: 'interactive', signal }))
