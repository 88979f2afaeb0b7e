import type { AccountKey } from '#core/keys.ts'
import type { PictureSource } from '#core/pictures.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { Finds } from '../finds/finds.ts'
import type { Catalogue, ImportKeys, SourcePlan } from '../ports.ts'
import type { ImportsRoom } from './deps.ts'

/** What the desk's chat is made of. */
export interface ImportsChatDeps {
  readonly finds: Finds
  readonly imports: ImportsRoom
  readonly catalogue: Pick<Catalogue, 'categories' | 'brandsLike' | 'state'>
  /** The key whose calls are spent; undefined without one. */
  readonly sourceKey: (workspaceId: string) => Promise<AccountKey | undefined>
  /** Sets what was bought with that key; false when it is gone. */
  readonly setPlan: ImportKeys['setPlan']
  /** A plan as people name it. */
  readonly readPlan: (text: string) => SourcePlan
  /** Products of one run at most. */
  readonly most: number
  readonly pictures: Pick<PictureSource, 'read'>
  readonly enqueue: (...messages: readonly OwedMessage[]) => Promise<void>
  /** Whether such words are of a product in stock: then they are not the source's. */
  readonly isInStock: (workspaceId: string, words: string) => Promise<boolean>
  /** Callback data of "connect the source" and "connect a shop". */
  readonly connect: { readonly source: string; readonly shop: string }
  /** Callback data of the home screen. */
  readonly homeData: string
}
