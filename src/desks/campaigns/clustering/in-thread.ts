import { runInThread } from '#platform/threads/run.ts'
import type { Clustering, Phrase } from '../phrase.ts'
import type { ClusterOptions } from './cluster.ts'

/** {@link cluster} in a thread of its own: thousands of phrases take seconds. Rejects with the signal's reason when aborted. */
export function clusterInThread(
  phrases: readonly Phrase[],
  options: ClusterOptions,
  signal: AbortSignal,
): Promise<Clustering> {
  const module = new URL('./cluster.ts', import.meta.url)
  return runInThread<Clustering>({ module, function: 'cluster', args: [phrases, options] }, signal)
}
