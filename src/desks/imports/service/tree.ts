import { AppError } from '#core/errors.ts'
import type { SourceCategory } from '../ports.ts'
import { askedInPerson } from '../source/patience.ts'
import type { ImportsDeps } from './deps.ts'

const WAIT_MS = 20_000

/** Categories of the source as a workspace sees them; none without a key or while the source is away. */
export async function treeOf(
  { keys, catalogue }: Pick<ImportsDeps, 'keys' | 'catalogue'>,
  workspaceId: string,
  locale: 'ru' | 'en' = 'ru',
): Promise<readonly SourceCategory[]> {
  const [key] = await keys.sources(workspaceId)
  if (!key) return []
  try {
    const ask = askedInPerson(WAIT_MS, (call) => catalogue.categories(key, { ...call, locale }))
    return (await ask).value
  } catch (thrown) {
    if (thrown instanceof AppError) return []
    throw thrown
  }
}
