import { toAppError } from '#core/errors.ts'
import { defineRun, type RunContext, type RunDefinition } from '#runs/definition.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import { personOf } from '../base/read-run.ts'
import { sentCard } from '../chat/edits/run-cards.ts'
import type { StoredPicture } from '../ledger/pictures.ts'
import { drivenOf, type EditsDeps, type OfferedListing, valuesOf } from './compare-run.ts'
import type { FaceValues } from './face.ts'
import { editedBy, type Target, targetsOf } from './store.ts'

export const SEND_RUN = 'stock.offer-send'

export interface SendInput {
  readonly operationId: string
  readonly productId: string
  readonly sku: string
  /** What was shown and agreed to. */
  readonly offered: readonly OfferedListing[]
}

/**
 * `moved`: it reads otherwise than it did when it was shown; `stale`: our product does. Nothing was written in either case, nor where it is
 * `gone`. `unknown`: the answer was lost and it does not read as ours.
 */
export type SendOutcome = 'done' | 'moved' | 'stale' | 'gone' | 'refused' | 'unknown' | 'failed'

export interface SendResult {
  readonly account: string
  readonly outcome: SendOutcome
  /** The channel's own words. */
  readonly message: string
}

export interface SendState {
  readonly results: readonly SendResult[]
}

export interface SendDeps extends EditsDeps {
  readonly picture: (workspaceId: string, productId: string) => Promise<StoredPicture | undefined>
}

const LIMIT_MS = 15 * 60_000
const WORDS = 200

/** Writes to each channel what was agreed to. What stands there is read first, so a repeat after a crash writes nothing twice. */
export function sendRun(deps: SendDeps): RunDefinition {
  return defineRun<SendInput, SendState>({
    kind: SEND_RUN,
    title: (lang, { sku }) => lang.t('edits-send-run', { sku }),
    stages: [
      {
        name: 'send',
        title: 'edits-send-stage',
        async work(input, _state, context) {
          const results: SendResult[] = []
          for (const [at, one] of input.offered.entries()) {
            context.progress(at, input.offered.length)
            results.push(await sent(deps, input, one, context))
          }
          return { results }
        },
      },
    ],
    initial: { results: [] },
    timeLimitMs: LIMIT_MS,
    result: sentCard,
  })
}

async function sent(
  deps: SendDeps,
  input: SendInput,
  one: OfferedListing,
  context: RunContext,
): Promise<SendResult> {
  const { account, listingId } = one
  const by = personOf(context)
  try {
    const url = await uploaded(deps, input, one, context)
    return await context.step(`send:${listingId}`, async () => {
      const outcome = await write(deps, by, { input, one, url }, context.signal)
      return { account, outcome, message: '' }
    })
  } catch (thrown) {
    context.signal.throwIfAborted()
    const { kind, vars, code } = toAppError(thrown)
    if (kind === 'internal' || code.startsWith('authority.')) throw thrown
    const isRefused = kind === 'invalid' || kind === 'conflict'
    const message = typeof vars.reason === 'string' ? vars.reason.slice(0, WORDS) : ''
    return { account, outcome: isRefused ? 'refused' : 'failed', message }
  }
}

/** A new picture's address at the channel, once a run; undefined where none is offered. */
async function uploaded(
  deps: SendDeps,
  { productId }: SendInput,
  { listingId, lines }: OfferedListing,
  context: RunContext,
): Promise<string | undefined> {
  const line = lines.find(({ field, obstacle }) => field === 'picture' && obstacle === null)
  if (!line) return undefined
  const by = personOf(context)
  const target = await allowed(deps, by, productId, listingId)
  const picture = await deps.picture(by.workspaceId, productId)
  if (!target || picture?.id !== line.ours) return undefined
  const { service } = target.account
  return context.step(`upload:${listingId}`, async () =>
    deps.faces[service].upload(await drivenOf(deps, target.account), picture.image, context.signal),
  )
}

/** Where it goes, if whoever asked still may. */
const allowed = (
  { db }: SendDeps,
  by: Actor,
  productId: string,
  listingId: string,
): Promise<Target | undefined> =>
  withAuthority(db, by, 'manager', async (tx) => {
    const targets = await targetsOf(tx, by.workspaceId, productId)
    return targets.find(({ listing }) => listing.id === listingId)
  })

async function write(
  deps: SendDeps,
  by: Actor,
  told: {
    readonly input: SendInput
    readonly one: OfferedListing
    readonly url: string | undefined
  },
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { input, one, url } = told
  const edited = await editedBy(deps.db, by.workspaceId, input.operationId)
  const lines = one.lines.filter(({ obstacle }) => obstacle === null)
  const ours = edited ? valuesOf(edited) : {}
  if (lines.some(({ field, ours: shown }) => (ours[field] ?? null) !== shown)) return 'stale'
  const target = await allowed(deps, by, input.productId, one.listingId)
  if (!target) return 'gone'
  const { account, listing } = target
  const driver = deps.faces[account.service]
  const driven = await drivenOf(deps, account)
  const wanted: FaceValues = Object.fromEntries(
    lines.map(({ field, ours: value }) => [field, field === 'picture' ? (url ?? null) : value]),
  )
  const read = async () => (await driver.read(driven, listing, wanted, signal))?.values
  const now = await read()
  if (!now) return 'gone'
  const missing = lines.filter(({ field }) => now[field] !== wanted[field])
  if (missing.length === 0) return 'done'
  if (missing.some(({ field, there }) => (now[field] ?? null) !== there)) return 'moved'
  const change = Object.fromEntries(missing.map(({ field }) => [field, wanted[field]]))
  try {
    await driver.write(driven, listing, change, signal)
    return 'done'
  } catch (thrown) {
    if (toAppError(thrown).kind !== 'unknown-outcome') throw thrown
    const after = await read()
    return missing.every(({ field }) => after?.[field] === wanted[field]) ? 'done' : 'unknown'
  }
}
