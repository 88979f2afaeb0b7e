import { AppError } from '#core/errors.ts'
import { defineRun, type RunDefinition } from '#runs/definition.ts'
import type { Accounts } from '../channels/accounts.ts'
import { findAccount } from '../channels/store.ts'
import { previewResult } from '../chat/channels/run-card.ts'
import type { PassDeps } from './pass/pass.ts'
import { type Preview, previewAccount } from './preview.ts'

export const PREVIEW_RUN = 'stock.preview'

export interface PreviewInput {
  readonly accountId: string
  readonly workspaceId: string
  readonly name: string
  readonly isArmed: boolean
}

export interface PreviewState {
  readonly preview: Preview | null
}

const LIMIT_MS = 15 * 60_000

/** Reads an account and shows what a push would change. Writes nothing outside, so it is simply done again. */
export function previewRun(
  deps: PassDeps & { readonly accounts: Pick<Accounts, 'previewed'> },
): RunDefinition {
  const { db, accounts } = deps
  return defineRun<PreviewInput, PreviewState>({
    kind: PREVIEW_RUN,
    title: (lang, { name }) => lang.t('channel-preview-run', { name }),
    stages: [
      {
        name: 'read',
        title: 'channel-preview-stage',
        async work({ accountId, workspaceId }, _state, { signal }) {
          const account = await findAccount(db, accountId, workspaceId)
          if (!account) {
            const gone = { code: 'stock.no_account', messageKey: 'toast-channel-gone' }
            throw new AppError({ kind: 'not-found', ...gone })
          }
          const preview = await previewAccount(deps, account, signal)
          await accounts.previewed(accountId)
          return { preview }
        },
      },
    ],
    initial: { preview: null },
    timeLimitMs: LIMIT_MS,
    result: previewResult,
  })
}
