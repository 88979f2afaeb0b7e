import { z } from 'zod'
import { AppError, type ErrorKind } from '#core/errors.ts'
import type { HttpFailure } from '#platform/http/options.ts'

const REASON_LENGTH = 300
/** Wix names no pause with a 429; its window is a minute, so a part of it is waited out. */
const LIMITED_MS = 20_000

const problem = z.object({
  message: z.string().catch(''),
  details: z
    .object({
      applicationError: z
        .object({ code: z.string().catch(''), description: z.string().catch('') })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
})

const NAMED: Readonly<Record<number, readonly [ErrorKind, string]>> = {
  400: ['invalid', 'wix.invalid'],
  401: ['auth', 'wix.unauthorized'],
  403: ['auth', 'wix.forbidden'],
  404: ['not-found', 'wix.not_found'],
  409: ['conflict', 'wix.stale'],
  428: ['conflict', 'wix.precondition'],
  429: ['limit', 'wix.rate_limited'],
}

/** What Wix means by a non-2xx (dev.wix.com, "About Errors"); 5xx is left to the general rules. */
export function wixFailure({ status, headers, body }: HttpFailure): AppError | undefined {
  const named = NAMED[status]
  if (!named) return undefined
  const said = problem.safeParse(body).data
  const { code = '', description = '' } = said?.details?.applicationError ?? {}
  const reason = (description || said?.message || '').slice(0, REASON_LENGTH)
  const traceId = headers['x-wix-request-id']
  const vars = { reason, ...(traceId && { traceId }) }
  const cause = new Error(`HTTP ${status} ${code}: ${reason}`)
  if (/INSUFFICIENT_INVENTORY/.test(code)) {
    return new AppError({ kind: 'conflict', code: 'wix.insufficient', vars, cause })
  }
  const [kind, name] = named
  return new AppError({ kind, code: name, vars, cause })
}

export function wixPause({ status }: HttpFailure): number | undefined {
  return status === 429 ? LIMITED_MS : undefined
}
