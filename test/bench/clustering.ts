import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { cluster } from '#desks/campaigns/clustering/cluster.ts'
import { clusterInThread } from '#desks/campaigns/clustering/in-thread.ts'
import { naiveGroups } from '#test/desks/campaigns/clustering/naive-linkage.ts'
import { HELD_OUT } from '#test/desks/campaigns/clustering/quality/labelled.ts'
import { reportOn } from '#test/desks/campaigns/clustering/quality/report.ts'
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
    [100, 50],
    [1_000, 1_000],
    [5_000, 15_000],
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
    bar: 50,
  })

  const { engine, firstStem } = reportOn(HELD_OUT)
  for (const [name, key, bar] of [
    ['V-measure', 'v', 0.83],
    ['B-cubed F1', 'bCubed', 0.68],
    ['adjusted Rand index', 'ari', undefined],
    ['purity', 'purity', undefined],
    ['inverse purity', 'inversePurity', undefined],
    ['share of phrases alone', 'singletons', undefined],
  ] as const) {
    report({
      figure: `${name} against groups made by hand: ${HELD_OUT.join(', ')} (naive: by first stem)`,
      value: engine[key],
      unit: 'share',
      better: key === 'singletons' ? 'less' : 'more',
      baseline: firstStem[key],
      ...(bar === undefined ? {} : { bar }),
    })
  }
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
