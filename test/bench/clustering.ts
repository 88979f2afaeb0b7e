import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { cluster } from '#desks/campaigns/clustering/cluster.ts'
import { clusterInThread } from '#desks/campaigns/clustering/in-thread.ts'
import { naiveGroups } from '#test/desks/campaigns/clustering/naive-linkage.ts'
import { byNiche, meanOf, together } from '#test/desks/campaigns/clustering/quality/report.ts'
import { phrasesLikeReal } from './clustering/phrases.ts'
import type { Report } from './main.ts'
import { percentile } from './slots/percentile.ts'

const THRESHOLD = 0.85
/** With more phrases the naive way takes minutes, with fewer both are done at once. */
const COMPARED = 1_000
const WARM_UP = 500
const LONG_ENOUGH_MS = 300
const RESOLUTION_MS = 5

/** Grouping of search phrases, and whether the bot answers taps meanwhile. */
export async function run(report: Report): Promise<void> {
  cluster(phrasesLikeReal(WARM_UP))
  for (const [count, bar] of [
    [100, 20],
    [1_000, 150],
    [5_000, 1_200],
  ] as const) {
    const phrases = phrasesLikeReal(count)
    const texts = phrases.map(({ text }) => text)
    const isCompared = count === COMPARED
    report({
      figure: `${count} phrases into clusters${isCompared ? ' (naive: all pairs anew for each merge)' : ''}`,
      value: took(() => cluster(phrases)),
      unit: 'ms',
      better: 'less',
      bar,
      ...(isCompared ? { baseline: took(() => naiveGroups(texts, THRESHOLD)) } : {}),
    })
  }

  const phrases = phrasesLikeReal(5_000)
  const { signal } = new AbortController()
  report({
    figure:
      'longest wait of the event loop while 5000 phrases are clustered (naive: 1000 in the loop)',
    value: await longestWait(() => clusterInThread(phrases, {}, signal)),
    unit: 'ms',
    better: 'less',
    baseline: await longestWait(async () => cluster(phrasesLikeReal(1_000))),
    bar: 20,
  })
  reportQuality(report)
}

/** Agreement with groups made by hand, niche by niche; the baseline is average linkage on letters, cut into as many groups. */
function reportQuality(report: Report): void {
  const niches = byNiche()
  const agreement = (figure: string, value: number, baseline: number, bar?: number) =>
    report({ figure, value, unit: 'share', better: 'more', baseline, ...(bar && { bar }) })
  for (const { niche, engine, letters } of niches) {
    agreement(`B-cubed F1: ${niche} (naive: letters)`, engine.bCubed, letters.bCubed)
    agreement(`V-measure: ${niche} (naive: letters)`, engine.v, letters.v)
    agreement(`adjusted Rand index: ${niche} (naive: letters)`, engine.ari, letters.ari)
  }
  const worst = (side: 'engine' | 'letters') =>
    Math.min(...niches.map((niche) => niche[side].bCubed))
  const mean = (key: 'v' | 'bCubed' | 'ari') =>
    [meanOf(niches, 'engine', key), meanOf(niches, 'letters', key)] as const
  agreement('V-measure: mean of the niches', ...mean('v'), 0.83)
  agreement('B-cubed F1: mean of the niches', ...mean('bCubed'), 0.68)
  agreement('B-cubed F1: worst niche', worst('engine'), worst('letters'), 0.55)
  agreement('adjusted Rand index: mean of the niches', ...mean('ari'))
  const { engine, letters } = together()
  agreement('V-measure: all niches as one shop', engine.v, letters.v)
  agreement('B-cubed F1: all niches as one shop', engine.bCubed, letters.bCubed)
  agreement('adjusted Rand index: all niches as one shop', engine.ari, letters.ari)
}

/** Median of some runs, of one when it is long. */
function took(work: () => unknown): number {
  const times: number[] = []
  for (let spent = 0; spent < LONG_ENOUGH_MS; spent += times.at(-1) ?? 0) {
    const startedAt = performance.now()
    work()
    times.push(performance.now() - startedAt)
  }
  return percentile(times, 0.5)
}

/** How late the event loop came to a timer at worst, ms. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  await pause(RESOLUTION_MS)
  delays.enable()
  await pause(RESOLUTION_MS)
  await work()
  await pause(RESOLUTION_MS)
  delays.disable()
  return delays.max / 1e6 - RESOLUTION_MS
}
