import type { Account } from '../records.ts'
import { DAY_MS } from '../world.ts'

/** Points a call costs and points an object of it costs, as recorded (2026). */
const COSTS: Readonly<Record<string, readonly [number, number]>> = {
  'campaigns.add': [10, 5],
  'campaigns.get': [10, 1],
  'campaigns.delete': [10, 2],
  'adgroups.add': [20, 20],
  'adgroups.get': [15, 1],
  'keywords.add': [20, 2],
  'keywords.update': [20, 2],
  'keywords.get': [15, 1],
  'ads.add': [20, 20],
  'ads.update': [20, 20],
  'ads.get': [15, 1],
  'sitelinks.add': [20, 20],
  'sitelinks.get': [15, 1],
  'adextensions.add': [5, 1],
  'adextensions.get': [5, 1],
  'dictionaries.get': [1, 0],
  'clients.get': [10, 0],
  'keywordsresearch.hasSearchVolume': [1, 0],
  'keywordsresearch.deduplicate': [10, 0],
}
const DEFAULT_COST = [10, 0] as const
/** A request that Direct could not understand. */
export const ERROR_COST = 50

export function costOf(method: string, objects: number): number {
  const [base, each] = COSTS[method] ?? DEFAULT_COST
  return base + each * objects
}

/** What is left now: points come back evenly over the day. */
export function pointsLeft(account: Account, now: number): number {
  const back = ((now - account.pointsAt) / DAY_MS) * account.dailyPoints
  account.points = Math.min(account.dailyPoints, account.points + Math.max(0, back))
  account.pointsAt = now
  return Math.floor(account.points)
}

/** The Units header after paying: spent, left, daily limit. */
export function pay(account: Account, cost: number, now: number): string {
  account.points = Math.max(0, pointsLeft(account, now) - cost)
  return `${cost}/${Math.floor(account.points)}/${account.dailyPoints}`
}
