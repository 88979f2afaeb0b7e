import { AppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import { paying } from '#core/spending.ts'
import type { RunContext, Stage } from '#runs/definition.ts'
import type { CampaignBrief } from '../campaign.ts'
import type { Phrase } from '../phrase.ts'
import type { CampaignInput, CampaignState, Pipeline } from '../pipeline.ts'
import type { Wordstat } from '../ports.ts'
import type { TopQuestion } from '../wordstat/cache.ts'
import { mergePhrases, suggestMinimum } from '../wordstat/minimum.ts'
import { quotaOf } from '../wordstat/quota-store.ts'
import { inParallel } from './in-parallel.ts'
import { nextTry } from './next-try.ts'
import { keyRefused, nothingFrequent } from './refusals.ts'
import { waitNote } from './wait-note.ts'

/** Calls at the same time: with answers in a third of a second as much as ten a second allow. */
const LANES = 5
const FEWEST_A_SEED = 300
const MOST_A_SEED = 2_000
/** Phrases kept of a campaign, the most frequent ones; clustering does as many in about ten seconds. */
const MOST_KEPT = 4_000

/** Yandex Cloud bills requests in roubles by a tariff of its own: calls are counted, not their price. */
const price = { expected: null, of: () => null }

type Access = NonNullable<Awaited<ReturnType<Pipeline['keys']['wordstat']>>>

interface Plan {
  /** Answers that were remembered already. */
  readonly known: readonly (readonly Phrase[])[]
  readonly batches: readonly (readonly string[])[]
}

/** The phrases of one seed. */
interface SeedAnswer {
  readonly seed: string
  readonly phrases: readonly Phrase[]
}

/** What the service said of one call's seeds; a refused seed has no phrases. */
interface BatchAnswer {
  readonly phrases: readonly (readonly Phrase[])[]
  readonly refusal: string | null
}

/** Collects the phrases of all seeds: from what is remembered, then from the service as the quota allows. */
export function wordstatStage(pipeline: Pipeline): Stage<CampaignInput, CampaignState> {
  const { clock, quota } = pipeline

  return {
    name: 'wordstat',
    title: 'campaigns-stage-wordstat',
    async work({ campaignId }, state, context) {
      const { brief, workspaceId } = await pipeline.campaigns.row(campaignId)
      const access = await pipeline.keys.wordstat(workspaceId)
      if (!access) {
        const messageKey = 'campaigns-error-no-wordstat'
        throw new AppError({ kind: 'invalid', code: 'campaigns.no_wordstat', messageKey })
      }
      try {
        const answers = await collect(brief, { workspaceId, access, context })
        await quota.leave(context.runId)
        const all = mergePhrases(answers.map(({ phrases }) => phrases))
          .filter((phrase) => !isUnsought(phrase))
          .slice(0, MOST_KEPT)
        const phrases = usable(all, brief)
        const seeds = brief.seeds.length
        const empty = answers.filter((found) => found.phrases.every(isUnsought))
        const names = new Set(empty.map(({ seed }) => seed))
        const unsought = brief.seeds.filter((seed) => names.has(seed))
        const note = foundNote({ phrases, seeds, unsought: unsought.length })
        context.progress(seeds, seeds, note)
        await pipeline.groups.saveCollected(campaignId, all)
        return { ...state, phrases, unsought }
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown
        if (thrown.kind === 'auth') {
          const next = async () => (await pipeline.keys.wordstat(workspaceId))?.key
          const refusal = { key: access.key, error: thrown, service: 'wordstat', next } as const
          return keyRefused(pipeline, context, refusal)
        }
        if (thrown.kind !== 'limit' || thrown.retry === 'never') throw thrown
        const until = await nextTry(thrown, { context, clock })
        return context.park(until, waitNote(thrown, 'campaigns-note-limited'))
      }
    },
  }

  async function collect(
    brief: CampaignBrief,
    job: { workspaceId: string; access: Access; context: RunContext },
  ): Promise<readonly SeedAnswer[]> {
    const { access, context, workspaceId } = job
    const service = pipeline.wordstat[access.provider]
    const { provider } = service
    const question = questionOf(provider, brief)
    const plan = await context.step(`plan/${provider}`, () =>
      planFor(brief, question, service.batch),
    )
    const of = quotaOf(service, access.key)
    const total = brief.seeds.length
    let done = plan.known.length
    let wants = plan.batches.length
    const answers: (BatchAnswer & { readonly seeds: readonly string[] })[] = []

    async function permit(): Promise<void> {
      const { runId } = context
      const decision = await quota.take(of, { runId, workspaceId, wants: () => wants })
      if (!decision.isGranted) {
        const vars = { calls: of.limit.calls, hours: of.limit.windowMs / 3_600_000 }
        context.park(decision.until, { key: 'campaigns-note-quota-gone', vars })
      }
      wants -= 1
      const { calls, left } = await quota.view(of, workspaceId, access.isShared)
      context.progress(done, total, { key: 'campaigns-note-quota', vars: { calls, left } })
    }

    async function ask(seeds: readonly string[]): Promise<BatchAnswer> {
      // Bought meanwhile: by another campaign, or by an attempt that died before it could note its step.
      const known = await recall(seeds, question)
      if (known.every((phrases) => phrases !== undefined)) {
        wants -= 1
        return { phrases: known, refusal: null }
      }
      await permit()
      const { regionIds, limit } = question
      try {
        const request = { phrases: seeds, regionIds, limit }
        const found = await paying(
          pipeline.spending,
          { key: access.key, userId: context.userId, service: 'wordstat' },
          price,
          () => service.top(access.key, request, context.signal),
        )
        const phrases = found.map((answer) => answer.phrases)
        await Promise.all(
          seeds.map((seed, index) => pipeline.remembered.set(question, seed, phrases[index] ?? [])),
        )
        return { phrases, refusal: null }
      } catch (thrown) {
        // A seed the service does not take must not keep the others from it.
        if (!(thrown instanceof AppError) || thrown.kind !== 'invalid') throw thrown
        return { phrases: [], refusal: thrown.code }
      }
    }

    context.progress(done, total)
    await inParallel(plan.batches, LANES, async (seeds) => {
      let isAsked = false
      const answer = await context.step(`top/${idFrom(seeds.join('\n'))}`, () => {
        isAsked = true
        return pipeline.remembered.inTurn(question, seeds, () => ask(seeds))
      })
      if (!isAsked) wants -= 1
      answers.push({ ...answer, seeds })
      done += seeds.length
      context.progress(done, total)
    })
    const [refusal] = answers.flatMap((answer) => answer.refusal ?? [])
    const isNothingTaken = plan.known.length === 0 && answers.every((answer) => answer.refusal)
    if (refusal && isNothingTaken) {
      const messageKey = 'campaigns-error-seeds-refused'
      throw new AppError({ kind: 'invalid', code: refusal, messageKey })
    }
    const asked = new Set(plan.batches.flat())
    const known = brief.seeds.filter((seed) => !asked.has(seed))
    // A refused seed has no phrases, and is not said to be sought by nobody.
    return [{ seeds: known, phrases: plan.known }, ...answers].flatMap(({ seeds, phrases }) =>
      phrases.map((found, index) => ({ seed: seeds[index] ?? '', phrases: found })),
    )
  }

  function recall(seeds: readonly string[], question: TopQuestion) {
    return Promise.all(seeds.map((seed) => pipeline.remembered.get(question, seed)))
  }

  async function planFor(
    { seeds }: CampaignBrief,
    question: TopQuestion,
    batch: number,
  ): Promise<Plan> {
    const found = await recall(seeds, question)
    const known = found.filter((phrases) => phrases !== undefined)
    const unknown = seeds.filter((_seed, index) => found[index] === undefined)
    const batches: string[][] = []
    while (unknown.length > 0) batches.push(unknown.splice(0, batch))
    return { known, batches }
  }
}

/** How the seeds of a campaign are asked. */
export function questionOf(
  provider: Wordstat['provider'],
  { regionIds, maxKeywords }: CampaignBrief,
): TopQuestion {
  const limit = Math.min(Math.max(FEWEST_A_SEED, 2 * maxKeywords), MOST_A_SEED)
  return { provider, regionIds, limit }
}

function foundNote({ unsought, ...vars }: Record<'phrases' | 'seeds' | 'unsought', number>) {
  return unsought === 0
    ? { key: 'campaigns-note-phrases' as const, vars }
    : { key: 'campaigns-note-phrases-unsought' as const, vars: { ...vars, unsought } }
}

const isUnsought = ({ frequency }: Phrase) => frequency === 0

/** How many phrases are frequent enough; refuses when none is. */
function usable(all: readonly Phrase[], { minFrequency }: CampaignBrief): number {
  if (all.length === 0) {
    const messageKey = 'campaigns-error-nothing-found'
    throw new AppError({ kind: 'invalid', code: 'campaigns.nothing_found', messageKey })
  }
  const passed = all.filter(({ frequency }) => frequency >= minFrequency).length
  if (passed === 0) throw nothingFrequent(all, minFrequency, suggestMinimum(all, minFrequency))
  return passed
}
