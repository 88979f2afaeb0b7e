import { AppError, toAppError } from '#core/errors.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { defineRun } from '#runs/definition.ts'
import type { Screen } from '#telegram/screen.ts'
import type { KeyTest, TestOccasion, WarehouseRefresh } from '../ports.ts'
import type { Credential } from '../store.ts'
import { openKeys } from './actions.ts'
import type { Keys } from './keys.ts'

export const CHECK_RUN = 'account.check'

interface CheckInput {
  /** Null: the keys of everybody, once a day. */
  readonly workspaceId: string | null
  readonly occasion: Extract<TestOccasion, 'asked' | 'daily'>
}

/** What is remembered of a key between attempts: never the record, which holds the sealed secret. */
type ListedKey = Pick<Credential, 'id' | 'workspaceId' | 'name' | 'mask'>

interface CheckedKey {
  readonly name: string
  readonly mask: string
  readonly verdict: 'accepted' | 'refused' | 'unproven'
}

interface CheckState {
  readonly keys: readonly CheckedKey[]
  readonly warehouses: number
}

/** Announces ending keys, tests every key with a real call, then reads the warehouse directory anew. */
export function checkRun(deps: {
  readonly keys: Keys
  /** Keys worth a look: of a workspace, or of all. */
  readonly checkable: (workspaceId: string | null) => Promise<readonly Credential[]>
  readonly sweepExpiry: () => Promise<void>
  readonly warehouses: WarehouseRefresh
}) {
  return defineRun<CheckInput, CheckState>({
    kind: CHECK_RUN,
    role: 'manager',
    title: (lang) => lang.t('check-title'),
    timeLimitMs: 10 * 60_000,
    initial: { keys: [], warehouses: 0 },
    stages: [
      {
        name: 'expiry',
        title: 'check-stage-expiry',
        async work(_input, state) {
          await deps.sweepExpiry()
          return state
        },
      },
      {
        name: 'keys',
        title: 'check-stage-keys',
        async work(input, state, context) {
          // The list of the first attempt: a key refused since then would be missing from a new one.
          const all = await context.step('list', () => listed(input.workspaceId))
          const checked: CheckedKey[] = []
          let silence: AppError | undefined
          for (const [index, key] of all.entries()) {
            context.progress(index, all.length)
            const step = () => testOne(input, key, context.signal)
            try {
              const verdict = await context.step(key.id, step)
              checked.push({ name: key.name, mask: key.mask, verdict })
            } catch (thrown) {
              // One account that is not answered must not keep the keys behind it waiting.
              if (!(thrown instanceof AppError) || thrown.kind !== 'unavailable') throw thrown
              silence = thrown
            }
          }
          if (silence) throw silence
          return { ...state, keys: checked }
        },
      },
      {
        name: 'warehouses',
        title: 'check-stage-warehouses',
        async work(input, state, context) {
          const warehouses = await context.step('warehouses', () =>
            deps.warehouses.refresh(input.workspaceId, context.signal),
          )
          return { ...state, warehouses }
        },
      },
    ],
    result: (lang, _input, state) => resultScreen(lang, state),
  })

  async function listed(workspaceId: string | null): Promise<ListedKey[]> {
    const keys = await deps.checkable(workspaceId)
    return keys.map(({ id, workspaceId, name, mask }) => ({ id, workspaceId, name, mask }))
  }

  async function testOne(
    input: CheckInput,
    key: ListedKey,
    signal: AbortSignal,
  ): Promise<CheckedKey['verdict']> {
    const test = await askAbout(input, key, signal)
    // Nothing is known of the key then: the run waits and asks again.
    if (test.verdict === 'unreachable') {
      throw new AppError({
        kind: 'unavailable',
        code: test.code,
        messageKey: 'error-wb-unavailable',
      })
    }
    return test.verdict
  }

  async function askAbout(
    input: CheckInput,
    key: ListedKey,
    signal: AbortSignal,
  ): Promise<KeyTest | { readonly verdict: 'refused' }> {
    try {
      return (await deps.keys.test(key.workspaceId, key.id, input.occasion, signal)).test
    } catch (thrown) {
      // Deleted meanwhile, or sealed with a master key that is lost: there is nothing to ask with.
      const isLost = ['account.no_key', 'vault.unreadable'].includes(toAppError(thrown).code)
      if (isLost) return { verdict: 'refused' }
      throw thrown
    }
  }
}

function resultScreen(lang: Lang, state: CheckState): Screen {
  const lines = state.keys.map((key) => lang.t('check-line', { ...key }))
  return {
    text: [
      lang.t('check-done'),
      ...lines,
      lang.t('check-warehouses', { count: state.warehouses }),
    ].join('\n'),
    keyboard: [[{ text: lang.t('button-keys-back'), data: openKeys({}) }]],
  }
}
