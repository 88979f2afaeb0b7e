import type { Database } from '#db/connection.ts'
import { type Grouped, sumsOf } from '#db/figures/hours.ts'
import { namesOf } from '../people/names.ts'

/** What calls to one outside service came to. */
export interface ServiceFigures {
  readonly service: string
  readonly calls: number
  /** Refused for want of permits on their side (429). */
  readonly limited: number
  readonly errors: number
  /** Milliseconds; null without a call that was answered. */
  readonly averageMs: number | null
  readonly p95Ms: number | null
  /** Millionths of a dollar on the operator's keys. */
  readonly micros: number
}

export interface PersonCalls {
  readonly userId: number
  /** Undefined for whose account is gone. */
  readonly name: string | undefined
  readonly calls: number
  readonly micros: number
}

/** Figures of outside calls since a moment, over all processes; most used first. */
export async function serviceFigures(db: Database, since: number): Promise<ServiceFigures[]> {
  const [calls, times, spans, costs] = await Promise.all([
    sumsOf(db, 'http.calls', since, ['service', 'label']),
    sumsOf(db, 'http.ms', since, ['service']),
    sumsOf(db, 'http.span', since, ['service', 'label']),
    sumsOf(db, 'cost', since, ['service']),
  ])
  const names = [...new Set([...calls, ...costs].map(({ service }) => service))]
  return names
    .map((service) => {
      const own = (rows: readonly Grouped[]) => rows.filter((row) => row.service === service)
      const total = (rows: readonly Grouped[]) => rows.reduce((sum, { value }) => sum + value, 0)
      const made = own(calls).filter(({ label }) => label !== 'aborted')
      const answered = total(own(spans))
      return {
        service,
        calls: total(made),
        limited: total(made.filter(({ label }) => label === 'limit')),
        errors: total(made.filter(({ label }) => label !== 'ok' && label !== 'limit')),
        averageMs: answered > 0 ? total(own(times)) / answered : null,
        p95Ms: percentile(own(spans), 0.95),
        micros: total(own(costs)),
      }
    })
    .toSorted((left, right) => right.calls - left.calls)
}

/** The upper end of the time span that a share of all calls ended within. */
export function percentile(
  spans: readonly Pick<Grouped, 'label' | 'value'>[],
  share: number,
): number | null {
  const sorted = spans
    .map(({ label, value }) => ({ ms: Number(label), value }))
    .toSorted((left, right) => left.ms - right.ms)
  const wanted = sorted.reduce((sum, { value }) => sum + value, 0) * share
  let seen = 0
  for (const { ms, value } of sorted) {
    seen += value
    if (seen >= wanted) return ms
  }
  return null
}

/** Who had most calls made for them since a moment. */
export async function callsByPerson(
  db: Database,
  since: number,
  limit: number,
): Promise<PersonCalls[]> {
  const [calls, costs] = await Promise.all([
    sumsOf(db, 'user.calls', since, ['userId']),
    sumsOf(db, 'user.cost', since, ['userId']),
  ])
  const most = calls
    .map(({ userId, value }) => ({
      ...{ userId, calls: value },
      micros: costs.find((row) => row.userId === userId)?.value ?? 0,
    }))
    .toSorted((left, right) => right.micros - left.micros || right.calls - left.calls)
    .slice(0, limit)
  const names = await namesOf(
    db,
    most.map(({ userId }) => userId),
  )
  return most.map((one) => ({ ...one, name: names.get(one.userId) }))
}
