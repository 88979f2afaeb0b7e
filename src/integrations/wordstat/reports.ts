import { AppError } from '#core/errors.ts'
import type { ServiceKey, Wordstat, WordstatAnswer } from '#desks/campaigns/ports.ts'
import { checkBatch, cleaned, realRegions, type TopRequest, toPhrases } from './answer.ts'
import { createLiveV4, type WordstatReport } from './live-v4.ts'
import type { WordstatDeps } from './service.ts'

const BATCH = 10
/** 1,000 phrases a user a day. */
const QUOTA = { calls: 100, windowMs: 86_400_000 } as const
/** A report is ready in about a minute; after so many looks our own is given up, */
const PATIENCE = 40
/** and one that is not surely ours is no longer waited for. */
const SHORT_PATIENCE = 8
const LATE = 'direct-v4.report_late'

export interface ReportsDeps extends WordstatDeps {
  /** Pause between looks at a report, ms. Default 15 000; 10–20 s is what the service asks for. */
  readonly pollMs?: number
  /** The bare access token of a key's secret; by default the secret itself. */
  readonly tokenOf?: (secret: string) => string
}

/** Reports of Direct's v4 Live as the source of frequencies: ordered, awaited, read and always deleted. */
export function createReportsWordstat(deps: ReportsDeps): Wordstat & { close(): Promise<void> } {
  const { clock, log, pollMs = 15_000 } = deps
  const live = createLiveV4(deps, deps.tokenOf)
  /** Reports of this process that are being waited for or deleted. */
  const busy = new Set<string>()
  const removals = new Set<Promise<void>>()

  /** The finished report; undefined when it failed or is gone. Outages are waited out, for the report is paid for. */
  async function finished(key: ServiceKey, id: number, signal: AbortSignal, polls = PATIENCE) {
    let last = new AppError({ kind: 'unavailable', code: LATE })
    for (let poll = 0; poll < polls; poll += 1) {
      try {
        const row = (await live.list(key, signal)).find(({ ReportID }) => ReportID === id)
        if (row === undefined || row.StatusReport === 'Failed') return undefined
        if (row.StatusReport === 'Done') return await live.get(key, id, signal)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        if (error.kind === 'not-found') return undefined
        if (error.retry !== 'later') throw error
        last = error
      }
      await clock.sleep(pollMs, signal)
    }
    throw last
  }

  /** A report on the same phrases whose maker was killed, or never heard that it was made. */
  async function leftBehind(key: ServiceKey, request: TopRequest, signal: AbortSignal) {
    for (const { ReportID: id, StatusReport } of await live.list(key, signal)) {
      if (StatusReport === 'Failed' || busy.has(nameOf(key, id))) continue
      const report = await finished(key, id, signal, SHORT_PATIENCE).catch(ignoreLate)
      if (report && isAbout(report, request)) return id
    }
    return undefined
  }

  async function create(key: ServiceKey, request: TopRequest, signal: AbortSignal) {
    try {
      return await live.create(key, request.phrases, realRegions(request.regionIds), signal)
    } catch (error) {
      if (!(error instanceof AppError) || !isDoubtful(error)) throw error
      const id = await leftBehind(key, request, signal)
      if (id !== undefined) return id
      // It may still turn up: the next attempt looks before it orders.
      throw new AppError({ kind: 'unavailable', code: 'direct-v4.create_lost', cause: error })
    }
  }

  async function remove(key: ServiceKey, id: number): Promise<void> {
    try {
      await live.remove(key, id)
    } catch (err) {
      log.warn({ err, reportId: id }, 'a Wordstat report stays until the service drops it')
    } finally {
      busy.delete(nameOf(key, id))
    }
  }

  return {
    provider: 'reports',
    batch: BATCH,
    quota: QUOTA,
    async top(key, request, signal) {
      checkBatch(request.phrases, BATCH)
      if (request.phrases.length === 0) return []
      const id = (await leftBehind(key, request, signal)) ?? (await create(key, request, signal))
      busy.add(nameOf(key, id))
      try {
        const report = await finished(key, id, signal)
        if (!report) throw new AppError({ kind: 'unavailable', code: 'direct-v4.report_failed' })
        return answersOf(report, request)
      } finally {
        const removal = remove(key, id)
        removals.add(removal)
        void removal.finally(() => removals.delete(removal))
        if (!signal.aborted) await removal
      }
    },
    async close() {
      await Promise.all(removals)
      await live.close()
    },
  }
}

const nameOf = (key: ServiceKey, id: number) => `${key.accountKey}:${id}`

function ignoreLate(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== LATE) throw error
}

/** The report may have been made all the same. */
function isDoubtful({ kind }: AppError): boolean {
  return kind === 'unknown-outcome' || kind === 'unavailable'
}

function isAbout(report: WordstatReport, request: TopRequest): boolean {
  const regions = realRegions(request.regionIds)
  return (
    sameSet(
      report.map(({ Phrase }) => named(Phrase)),
      request.phrases.map(named),
    ) && report.every(({ GeoID }) => sameSet(realRegions(GeoID ?? []), regions))
  )
}

function sameSet<T>(some: readonly T[], others: readonly T[]): boolean {
  const [one, other] = [new Set(some), new Set(others)]
  return one.size === other.size && [...one].every((item) => other.has(item))
}

const named = (phrase: string) => cleaned(phrase).toLowerCase()

function answersOf(report: WordstatReport, { phrases, limit }: TopRequest): WordstatAnswer[] {
  return phrases.map((phrase) => {
    const found = report.find(({ Phrase }) => named(Phrase) === named(phrase))
    if (!found) throw new AppError({ kind: 'unavailable', code: 'direct-v4.bad_answer' })
    return {
      phrases: toPhrases(found.SearchedWith).slice(0, limit),
      similar: toPhrases(found.SearchedAlso).slice(0, limit),
    }
  })
}
