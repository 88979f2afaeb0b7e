import { appErrorIn } from '#core/errors.ts'
import type { RunContext } from '#runs/definition.ts'
import type { ImportTools } from '../batches/job.ts'

export interface KeysOfWork {
  readonly workspaceId: string
  /** As the run remembers them: it goes out with whichever key stands in for each now. */
  readonly credentialIds: readonly string[]
}

/**
 * Does `work`, which goes out with these keys. Where one is refused meanwhile and another of the same account works, this
 * attempt ends and the next takes that one; the owner was told when it was refused.
 */
export async function withNextKey<T>(
  { keys, clock }: Pick<ImportTools, 'keys' | 'clock'>,
  context: Pick<RunContext, 'park'>,
  { workspaceId, credentialIds }: KeysOfWork,
  work: () => Promise<T>,
): Promise<T> {
  const inUse = async (): Promise<string | undefined> => {
    const found = credentialIds.map((id) => keys.get(workspaceId, id))
    const all = await Promise.all(found).catch(() => undefined)
    return all?.map(({ credentialId }) => credentialId).join()
  }
  const before = await inUse()
  try {
    return await work()
  } catch (thrown) {
    if (appErrorIn(thrown)?.kind !== 'auth') throw thrown
    const after = await inUse()
    if (after === undefined || after === before) throw thrown
    return context.park(clock.now(), { key: 'key-note-next' })
  }
}
