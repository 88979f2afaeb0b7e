import type { Ad, CampaignBrief } from '../campaign.ts'
import type { ModelAnswer, ModelRequest, ModelUsage } from '../ports.ts'
import { type CheckOptions, checkString, isClean } from './checker/checker.ts'
import { readCluster } from './checker/subject.ts'
import { measure, TEXT_LIMITS, type TextKind } from './limits.ts'
import { readRepaired, readVariants, type Variant } from './model/answer.ts'
import { adsRequest, type Failing, repairRequest } from './model/prompt.ts'
import type { AdCluster } from './seller-text.ts'
import {
  type Candidate,
  createComposer,
  EMPTY_POOL,
  FEWEST,
  type Pool,
  usable,
} from './template/compose.ts'
import { wordsOf } from './words.ts'

/** Asks the model; remembers what was paid for. Its AppErrors (no money, no access) are not ours to decide on. */
export type AskModel = (request: ModelRequest) => Promise<ModelAnswer>

/** One paid answer, for the ledger of costs. */
export interface ModelCall {
  /** Name of the request. */
  readonly step: string
  readonly outcome: ModelAnswer['kind']
  readonly usage: ModelUsage
}

export interface WriteAdsOptions {
  readonly model: AskModel
  readonly brief: CampaignBrief
  readonly cluster: AdCluster
  /** Kept as they are, first in the result; the rest up to `brief.variants` is written anew. */
  readonly locked?: readonly Ad[]
  /** Ads that are to be replaced: no string of theirs comes back. */
  readonly replaced?: readonly Ad[]
}

interface Judged {
  readonly pool: Pool
  readonly failing: readonly Failing[]
}

const FAILED_MOST = 40
const SLOTS = [
  ['titles', 'title'],
  ['titles2', 'title2'],
  ['texts', 'text'],
] as const

/**
 * Ads of one group: the model writes, the checker judges, failing strings are asked for once more where an ad would be thin without
 * them, and the template fills what is left. Every ad passes {@link checkAd}; no two are alike. At most two calls.
 */
export async function writeGroupAds({
  model,
  brief,
  cluster,
  locked = [],
  replaced = [],
}: WriteAdsOptions): Promise<{ readonly ads: Ad[]; readonly calls: ModelCall[] }> {
  const missing = brief.variants - locked.length
  if (missing <= 0) return { ads: [...locked], calls: [] }
  const calls: ModelCall[] = []
  const options = readCluster(brief, cluster)
  const taken = [...locked, ...replaced]

  const written = await ask(model, adsRequest(brief, cluster, missing, taken), calls)
  const variants = readVariants(written)
    .slice(0, missing)
    .map((variant, index) => judge(variant, index, options))
  const thin = variants.filter(
    ({ pool, failing }) => isThin(pool, brief, taken) && failing.length > 0,
  )
  const failing = thin.flatMap((variant) => variant.failing).slice(0, FAILED_MOST)
  const repaired =
    failing.length === 0
      ? new Map<number, string>()
      : readRepaired(await ask(model, repairRequest(brief, cluster, failing), calls))

  const compose = createComposer(brief.format, options)
  const ads: Ad[] = []
  for (let index = 0; index < missing; index += 1) {
    const pool = withRepaired(variants[index], repaired, options)
    ads.push(compose(pool, [...taken, ...ads]))
  }
  return { ads: [...locked, ...ads], calls }
}

/** The answer's JSON, or undefined for a refusal, a cut answer or no JSON; noted as paid in any case. */
export async function ask(
  model: AskModel,
  request: ModelRequest,
  calls: ModelCall[],
): Promise<unknown> {
  const answer = await model(request)
  calls.push({ step: request.name, outcome: answer.kind, usage: answer.usage })
  return answer.kind === 'answer' ? answer.json : undefined
}

function judge(variant: Variant, index: number, options: CheckOptions): Judged {
  const failing: Failing[] = []
  const take = (texts: readonly string[], kind: TextKind, slot: number) =>
    texts.flatMap((text, at): Candidate[] => {
      const violations = checkString(kind, text, options.seller)
      if (violations.length === 0) return [{ text, origin: 'model' }]
      failing.push({ id: idOf(index, slot, at), kind, text, violations })
      return []
    })
  const [titles = [], titles2 = [], texts = []] = SLOTS.map(([name, kind], slot) =>
    best(take(variant[name], kind, slot), kind, options),
  )
  return { pool: { titles, titles2, texts }, failing }
}

function withRepaired(
  judged: Judged | undefined,
  repaired: ReadonlyMap<number, string>,
  options: CheckOptions,
): Pool {
  if (!judged) return EMPTY_POOL
  const mended = (kind: TextKind) =>
    judged.failing.flatMap((failing): Candidate[] => {
      const text = failing.kind === kind ? repaired.get(failing.id) : undefined
      const isGood = text !== undefined && isClean(kind, text, options.seller)
      return isGood ? [{ text, origin: 'repaired' }] : []
    })
  return {
    titles: [...judged.pool.titles, ...mended('title')],
    titles2: [...judged.pool.titles2, ...mended('title2')],
    texts: [...judged.pool.texts, ...mended('text')],
  }
}

function isThin(pool: Pool, { format }: CampaignBrief, taken: readonly Ad[]): boolean {
  const found = usable(pool, taken)
  if (format === 'text') return found.titles < 1 || found.texts < 1 || pool.titles2.length < 1
  return found.titles < FEWEST.titles || found.texts < FEWEST.texts
}

/** Names the goods, speaks the seller's words, fills its room: in that order. Stable. */
function best(candidates: Candidate[], kind: TextKind, { seller, subject }: CheckOptions) {
  const goods = new Set(wordsOf(subject).map((word) => word.stem))
  const score = ({ text }: Candidate) => {
    const words = wordsOf(text).filter(({ key }) => key.length > 3)
    const known = words.filter(({ stem }) => seller.knows(stem)).length
    const isNaming = words.some(({ stem }) => goods.has(stem)) ? 1 : 0
    const fullness = measure(kind, text).counted / TEXT_LIMITS[kind].characters
    return 2 * isNaming + known / Math.max(1, words.length) + fullness / 2
  }
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate)
}

const STRINGS_OF_SLOT = 100
const idOf = (variant: number, slot: number, at: number) =>
  (variant * SLOTS.length + slot) * STRINGS_OF_SLOT + at + 1
