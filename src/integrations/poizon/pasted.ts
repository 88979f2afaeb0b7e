import type { SourceName } from '#desks/imports/ports.ts'
import type { PoizonSecret } from './secret.ts'

/** Mirrors of Poizon-API: no other address is given a key. */
const MIRRORS: Readonly<Record<string, string>> = {
  'poizon-api.com': 'https://poizon-api.com/api/dewu',
  'poparce.ru': 'https://poparce.ru/api/dewu',
}
const DISTRIBUTION_HOST = 'distopen.poizon.com'

/** Plans as Poparce's cabinet showed them in June 2026. */
const PLANS: readonly (readonly [
  RegExp,
  { readonly rps: number; readonly monthlyCalls: number },
])[] = [
  [/\bbasic\b|базов/i, { rps: 1, monthlyCalls: 10_000 }],
  [/\bstandard\b|стандарт/i, { rps: 1, monthlyCalls: 30_000 }],
  [/\bprofessional\b|\bpro\b|профессионал/i, { rps: 2, monthlyCalls: 100_000 }],
]

const URLS = /https?:\/\/[^\s"'<>,;]+/gi
const LABELLED =
  /\b(x-api-key|api-?key|access-token|client-id)\b["'\s]*[:=]?["'\s]+([\w.-]{2,128})|\b(x-api-key|api-?key|access-token|client-id)[:=]([\w.-]{2,128})/gi
const BARE = /(?<![\w.-])(?=[\w.-]*\d)[\w.-]{16,128}(?![\w.-])/
const MONTHLY =
  /(\d[\d\s\u00a0]{1,8}\d)\s*(?:запрос\S*|вызов\S*|calls|requests)?\s*(?:в|\/|per|a)\s*(?:мес|month)/iu
const PACE = /(\d+(?:[.,]\d+)?)\s*(?:rps|запрос\S*\s*в\s*секунду|requests?\s*(?:\/|per|a)\s*s)/iu

/** What a seller sends: the key, with labels or bare, and what they know besides. */
export interface Pasted {
  readonly secret: PoizonSecret
  readonly rps: number | null
  readonly monthlyCalls: number | null
}

export type PastedFault = 'no-key' | 'address'

/** Reads a pasted key. `own`: addresses of this installation, which may be written out too. Pure. */
export function readPasted(
  message: string,
  own: { readonly api: string; readonly distribution: string },
): Pasted | PastedFault {
  const links = message.match(URLS) ?? []
  const words = message.replaceAll(URLS, ' ')
  const labels = new Map(
    [...words.matchAll(LABELLED)].map(([, name, value, tightName, tightValue]) => [
      (name ?? tightName ?? '').toLowerCase(),
      value ?? tightValue ?? '',
    ]),
  )
  const header = ['access-token', 'x-api-key', 'apikey', 'api-key'].find((name) => labels.has(name))
  const apiKey = header ? labels.get(header) : BARE.exec(words.replaceAll(LABELLED, ' '))?.[0]
  if (!apiKey || apiKey.length < 16) return 'no-key'
  const place = placeOf(links, words, own)
  if (place === undefined) return 'address'
  const isDistribution =
    place.source === 'distribution' ||
    header === 'access-token' ||
    (place.source === null && /distribut|дистриб/i.test(words))
  const said = words.replace(apiKey, ' ; ')
  return {
    secret: {
      source: isDistribution ? 'distribution' : 'poizon-api',
      header: isDistribution
        ? 'access-token'
        : header === 'apikey' || header === 'api-key'
          ? 'apikey'
          : 'x-api-key',
      baseUrl: isDistribution ? null : place.baseUrl,
      clientId: labels.get('client-id') ?? null,
      apiKey,
    },
    ...readPlan(said),
  }
}

/** Calls a month and a second as a seller names them: a plan's name, “30 000 в месяц”, “2 rps”. Pure. */
export function readPlan(said: string): Pick<Pasted, 'rps' | 'monthlyCalls'> {
  const plan = PLANS.find(([look]) => look.test(said))?.[1]
  const monthly = MONTHLY.exec(said)?.[1]?.replaceAll(/\D/g, '')
  const pace = PACE.exec(said)?.[1]?.replace(',', '.')
  return {
    rps: pace !== undefined && Number(pace) > 0 ? Number(pace) : (plan?.rps ?? null),
    monthlyCalls: monthly ? Number(monthly) : (plan?.monthlyCalls ?? null),
  }
}

interface Place {
  readonly source: SourceName | null
  readonly baseUrl: string | null
}

/** Where a key belongs; undefined for an address that is none of the sources'. */
function placeOf(
  links: readonly string[],
  words: string,
  own: { readonly api: string; readonly distribution: string },
): Place | undefined {
  const [link] = links
  if (link === undefined) {
    return {
      source: null,
      baseUrl: /poparce/i.test(words) ? (MIRRORS['poparce.ru'] ?? null) : null,
    }
  }
  if (link.startsWith(own.api)) return { source: 'poizon-api', baseUrl: null }
  if (link.startsWith(own.distribution)) return { source: 'distribution', baseUrl: null }
  const host = URL.parse(link)?.hostname.replace(/^www\./, '') ?? ''
  if (host === DISTRIBUTION_HOST) return { source: 'distribution', baseUrl: null }
  const baseUrl = MIRRORS[host]
  return baseUrl === undefined ? undefined : { source: 'poizon-api', baseUrl }
}
