import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import { workspaces } from '#telegram/identity/schema.ts'
import { usageEntries } from '../schema.ts'
import type { LimitKind, Plans, UseKind } from './plans.ts'
import { planPeriods, starInvoices } from './schema.ts'
import { type Standing, standingAt } from './standing.ts'

type Reader = Database | Transaction

/** Whose plan a workspace lives on: its owner's, for all their workspaces together. */
export interface Owner {
  readonly ownerId: number
  readonly workspaceId: string
}

/** Periods that are over are looked at for so long: the grace and what is said of it. */
const REMEMBERED_MS = 90 * 86_400_000
/** Who owns a workspace that is no more. */
const NOBODY = 0

export async function ownerOf(on: Reader, workspaceId: string): Promise<number> {
  return (await ownersOf(on, [workspaceId]))[0]?.ownerId ?? NOBODY
}

export async function ownersOf(on: Reader, workspaceIds: readonly string[]): Promise<Owner[]> {
  if (workspaceIds.length === 0) return []
  return on
    .select({ workspaceId: workspaces.id, ownerId: workspaces.ownerId })
    .from(workspaces)
    .where(inArray(workspaces.id, [...workspaceIds]))
}

/** Every workspace of these owners. */
export async function workspacesOf(on: Reader, ownerIds: readonly number[]): Promise<Owner[]> {
  if (ownerIds.length === 0) return []
  return on
    .select({ workspaceId: workspaces.id, ownerId: workspaces.ownerId })
    .from(workspaces)
    .where(inArray(workspaces.ownerId, [...ownerIds]))
}

/** What is written down for an owner waits for what was begun before: two uses never both take the last one. */
export function lockOwner(tx: Transaction, ownerId: number): Promise<void> {
  return lockName(tx, `plan:${ownerId}`)
}

/** How each of these owners stands at `now` (ms). */
export async function standingsOf(
  on: Reader,
  ownerIds: readonly number[],
  now: number,
  plans: Plans,
): Promise<ReadonlyMap<number, Standing>> {
  const rows =
    ownerIds.length === 0
      ? []
      : await on
          .select({ period: planPeriods, renewal: starInvoices.renewal })
          .from(planPeriods)
          .leftJoin(starInvoices, eq(starInvoices.id, planPeriods.invoiceId))
          .where(
            and(
              inArray(planPeriods.ownerId, [...ownerIds]),
              gt(planPeriods.endsAt, new Date(now - REMEMBERED_MS)),
            ),
          )
  const byOwner = Map.groupBy(rows, ({ period }) => period.ownerId)
  const standings = new Map<number, Standing>()
  for (const ownerId of ownerIds) {
    const own = (byOwner.get(ownerId) ?? []).map(({ period, renewal }) => ({
      plan: period.plan,
      startsAt: period.startsAt.getTime(),
      endsAt: period.endsAt.getTime(),
      isRenewing: renewal === 'on',
      hasFailed: period.told === 'grace',
    }))
    standings.set(ownerId, standingAt(own, now, plans))
  }
  return standings
}

export async function standingOf(on: Reader, ownerId: number, now: number, plans: Plans) {
  const standing = (await standingsOf(on, [ownerId], now, plans)).get(ownerId)
  return standing ?? ({ kind: 'free', ended: null } as const)
}

/** What an owner has left of a kind, by what it is taken from; in the order in which it is used. */
export interface Funds {
  readonly plan: number
  readonly trial: number
  readonly extra: number
  /** Used of the plan in its month, and of the trial ever. */
  readonly usedOfPlan: number
  readonly usedOfTrial: number
}

export const leftIn = ({ plan, trial, extra }: Funds): number => Math.max(0, plan + trial + extra)

/** The ledger's sums against what each owner has. */
export async function fundsOf(
  on: Reader,
  standings: ReadonlyMap<number, Standing>,
  kind: UseKind,
  plans: Plans,
): Promise<ReadonlyMap<number, Funds>> {
  const owners = [...standings.keys()]
  if (owners.length === 0) return new Map()
  const since = owners.map((id) => {
    const standing = standings.get(id)
    return standing && standing.kind !== 'free' ? standing.countedSince : 0
  })
  const { rows } = await on.execute<{ owner: string; fund: string; used: number }>(sql`
    select e.owner_id as owner, e.fund, sum(e.amount)::int as used
    from unnest(array[${sql.join(owners, sql`, `)}]::bigint[], array[${sql.join(since, sql`, `)}]::float8[]) as o(id, since)
    join ${usageEntries} e on e.owner_id = o.id and e.kind = ${kind}
      and (e.fund <> 'plan' or e.created_at >= to_timestamp(o.since / 1000))
    group by e.owner_id, e.fund`)
  const used = new Map(rows.map((row) => [`${row.owner} ${row.fund}`, row.used]))
  const usedBy = (id: number, fund: string) => used.get(`${id} ${fund}`) ?? 0
  return new Map(
    owners.map((id) => {
      const standing = standings.get(id)
      const limit = standing && standing.kind !== 'free' ? standing.plan.limits[kind] : 0
      const usedOfPlan = limit === 0 ? 0 : usedBy(id, 'plan')
      const usedOfTrial = usedBy(id, 'trial')
      return [
        id,
        {
          plan: Math.max(0, limit - usedOfPlan),
          trial: Math.max(0, plans.free[kind] - usedOfTrial),
          // What was given stands as a negative use.
          extra: Math.max(0, -usedBy(id, 'extra')),
          usedOfPlan,
          usedOfTrial,
        },
      ]
    }),
  )
}

/** How many of a kind an owner may have: in a month of the plan, or ever without one. */
export function limitOf(standing: Standing, kind: LimitKind, plans: Plans): number {
  const free = plans.free[kind]
  return standing.kind === 'free' ? free : Math.max(free, standing.plan.limits[kind])
}
