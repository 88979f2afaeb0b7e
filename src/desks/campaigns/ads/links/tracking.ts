import { LIMITS } from '../limits.ts'

/** Filled in by Direct at the click (help page "Параметры URL", 2026). */
const MACROS: ReadonlySet<string> = new Set([
  'campaign_id',
  'campaign_name',
  'campaign_name_lat',
  'campaign_type',
  'gbid',
  'ad_id',
  'banner_id',
  'keyword',
  'phrase_id',
  'matched_keyword',
  'match_type',
  'device_type',
  'position',
  'position_type',
  'source',
  'source_type',
  'region_id',
  'region_name',
  'retargeting_id',
  'adtarget_id',
  'adtarget_name',
  'coef_goal_context_id',
  'creative_id',
  'param1',
  'param2',
])

const UTM: readonly (readonly [name: string, value: string])[] = [
  ['utm_source', 'yandex'],
  ['utm_medium', 'cpc'],
  ['utm_campaign', '{campaign_id}'],
  ['utm_content', '{ad_id}'],
  ['utm_term', '{keyword}'],
]

/**
 * The query Direct puts behind every link, without `?`; braces stay bare, as Direct needs them. What the page's own address already
 * says (`utm_source=…`) is left out, so nothing is said twice.
 */
export function trackingTemplate(url: string): string {
  const own = namesOf(queryOf(url))
  return UTM.filter(([name]) => !own.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** The address with its tracking, before `#…`; for files without a column of their own for it. */
export function withTracking(url: string, tracking: string): string {
  if (tracking === '') return url
  const hash = url.indexOf('#')
  const page = hash === -1 ? url : url.slice(0, hash)
  const fragment = hash === -1 ? '' : url.slice(hash)
  const joint = page.includes('?') ? (/[?&]$/.test(page) ? '' : '&') : '?'
  return `${page}${joint}${tracking}${fragment}`
}

/** What is wrong with a tracking string: macros Direct does not know, encoded braces, spaces. Empty when nothing is. */
export function trackingFaults(tracking: string): string[] {
  const encoded = tracking.match(/%7[bd]/giu) ?? []
  const loose = tracking.match(/[\s?#]/gu) ?? []
  const unknown = [...tracking.matchAll(/\{([^{}]*)\}/gu)]
    .filter((match) => !MACROS.has(match[1] ?? ''))
    .map((match) => match[0])
  const unpaired = tracking.replace(/\{[^{}]*\}/gu, '').match(/[{}]/gu) ?? []
  return [...new Set([...encoded, ...loose, ...unknown, ...unpaired])]
}

/** Characters that are left for tracking behind this address. */
export function trackingRoom(url: string): number {
  return Math.min(LIMITS.trackingCharacters, LIMITS.hrefCharacters - [...url].length - 1)
}

function queryOf(url: string): string {
  const page = url.split('#', 1)[0] ?? ''
  const mark = page.indexOf('?')
  return mark === -1 ? '' : page.slice(mark + 1)
}

function namesOf(query: string): Set<string> {
  return new Set(query.split('&').map((pair) => (pair.split('=', 1)[0] ?? '').toLowerCase()))
}
