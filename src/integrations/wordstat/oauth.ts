import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Wordstat } from '#desks/campaigns/ports.ts'
import { checkBatch, countedPhrases, realRegions } from './answer.ts'
import { secondLimit, type WordstatDeps, wordstatHttp } from './service.ts'

/** The older API, closed to new users; kept for sellers whose token still works (clients of 2026-03 and 2026-04). */
const OAUTH_URL = 'https://api.wordstat.yandex.net'
const SERVICE = 'wordstat-oauth'

/** As issued normally; whether several phrases in a call count once is not documented, so one is asked. */
const QUOTA = { calls: 1_000, windowMs: 86_400_000 } as const

/** The OAuth API as the source of frequencies. */
export function createOauthWordstat(deps: WordstatDeps): Wordstat & { close(): Promise<void> } {
  const http = wordstatHttp(SERVICE, OAUTH_URL, deps)
  const rows = countedPhrases(deps.log)
  const topAnswer = z.array(
    z.object({ topRequests: rows, associations: rows, error: z.string().nullish() }),
  )

  return {
    provider: 'oauth',
    batch: 1,
    quota: QUOTA,
    async top(key, { phrases, regionIds, limit }, signal) {
      checkBatch(phrases, 1)
      if (phrases.length === 0) return []
      const regions = realRegions(regionIds)
      const { data } = await http.request({
        method: 'POST',
        path: '/v1/topRequests',
        headers: {
          authorization: `Bearer ${key.secret}`,
          'content-type': 'application/json;charset=utf-8',
        },
        body: {
          phrases,
          numPhrases: limit,
          ...(regions.length > 0 && { regions }),
          devices: ['all'],
        },
        schema: topAnswer.length(phrases.length),
        idempotent: true,
        limits: secondLimit(SERVICE, key.accountKey),
        signal,
      })
      return data.map(({ topRequests, associations, error }) => {
        if (error) throw phraseFailure(error)
        return { phrases: topRequests, similar: associations }
      })
    },
    close: () => http.close(),
  }
}

/** The HTTP status of such an answer is 200: the phrase alone was refused. */
function phraseFailure(detail: string): AppError {
  const cause = new Error(detail)
  if (/quota|limit exceeded/i.test(detail)) {
    return new AppError({ kind: 'limit', code: `${SERVICE}.rate_limited`, cause })
  }
  const vars = { detail: detail.slice(0, 300) }
  return new AppError({ kind: 'invalid', code: `${SERVICE}.bad_phrase`, vars, cause })
}
