import type { Clock } from '#core/clock.ts'
import type { KeyRing, KeySummary } from '../ports.ts'

/** Summaries are believed this long, ms; who keeps them fresh reads sooner. */
const BELIEVED_MS = 10_000

/** What is known of workspaces' keys, read ahead so that a match waits for no statement. */
export function createKeyBook(ring: Pick<KeyRing, 'lists'>, clock: Clock) {
  let known = new Map<string, { readonly keys: readonly KeySummary[]; readonly at: number }>()

  const isFresh = (id: string) => (known.get(id)?.at ?? 0) > clock.now() - BELIEVED_MS

  const read = async (ids: readonly string[]) => {
    const at = clock.now()
    const lists = await ring.lists(ids)
    return ids.map((id) => [id, { keys: lists.get(id) ?? [], at }] as const)
  }

  return {
    /** Knows the keys of these workspaces and of no others from now on. */
    async refresh(ids: readonly string[]): Promise<void> {
      known = new Map(ids.length === 0 ? [] : await read(ids))
    },

    /**
     * Reads those that are not known, or not any more, and those that `isDoubtful`: what would keep a booking from us
     * may have changed a moment ago.
     */
    async ensure(ids: readonly string[], isDoubtful: (id: string) => boolean): Promise<void> {
      const missing = ids.filter((id) => !isFresh(id) || isDoubtful(id))
      if (missing.length === 0) return
      for (const [id, entry] of await read(missing)) known.set(id, entry)
    },

    of: (id: string): readonly KeySummary[] => known.get(id)?.keys ?? [],
  }
}

export type KeyBook = ReturnType<typeof createKeyBook>

/** The monitor's key, another valid one of the same account, or the default one when none was chosen. */
export function keyFor(
  keys: readonly KeySummary[],
  credentialId: string | null,
): KeySummary | undefined {
  const valid = keys.filter((key) => key.isValid)
  if (credentialId === null) return valid.find((key) => key.isDefault) ?? valid[0]
  const chosen = keys.find((key) => key.credentialId === credentialId)
  if (chosen?.isValid) return chosen
  return valid.find((key) => key.accountKey === chosen?.accountKey)
}
