import type { ReadFile } from '#telegram/api/api.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { Button } from '#telegram/screen.ts'
import type { Ledger } from '../../ledger/ledger.ts'

/** What channels add to the screens of products. Whatever it gives is shown as it is. */
export interface ChannelViews {
  /** Products that a channel shows otherwise than it should, and those it does not show at all. */
  ids(workspaceId: string, which: 'astray' | 'hidden'): Promise<readonly string[]>
  /** How many are not in step; null while nothing is sold through channels. */
  astray(workspaceId: string): Promise<number | null>
  /** State by channel, a few lines at most (markup). */
  productLines(ctx: ChatContext, productId: string): Promise<readonly string[]>
  productButtons(ctx: ChatContext, productId: string): Promise<readonly Button[]>
  homeLines(ctx: ChatContext): Promise<readonly string[]>
  homeButtons(ctx: ChatContext): Promise<readonly Button[]>
  /** Ways to a first catalogue beside typing and tables. */
  firstSteps(ctx: ChatContext): Promise<readonly Button[]>
  /** What stands under an operation that channels may want to know of. */
  afterEdit(ctx: ChatContext, operationId: string): Promise<readonly Button[]>
}

/** A shop that sells nowhere but here. */
export const NO_CHANNELS: ChannelViews = {
  ids: async () => [],
  astray: async () => null,
  productLines: async () => [],
  productButtons: async () => [],
  homeLines: async () => [],
  homeButtons: async () => [],
  firstSteps: async () => [],
  afterEdit: async () => [],
}

export interface ProductsDeps {
  readonly ledger: Ledger
  readonly readFile: ReadFile
  /** Members of the shop, to choose one of. */
  readonly members: (
    workspaceId: string,
  ) => Promise<readonly { readonly userId: number; readonly firstName: string }[]>
  /** First name of whoever did something, gone from the shop or not. */
  readonly nameOf: (userId: number) => Promise<string | undefined>
  readonly enqueue: (...messages: readonly OwedMessage[]) => Promise<void>
  readonly channels: ChannelViews
  /** Callback data of the home screen. */
  readonly homeData: string
}
