import { callControl } from '../service/controller.ts'
import type { CommandInput, CommandName } from './control/commands.ts'
import type { ControlState } from './control/control.ts'
import type { CommitRecord, Preorder, Seller } from './records.ts'
import type { TransferRecord, TransferRefusal } from './transfers/transfers.ts'
import type { BookingAnswer, WorldState } from './world.ts'

interface Answers {
  seller: Seller
  token: { token: string }
  session: { authorizev3: string; cookie: string; text: string }
  preorder: Preorder
  'order-draft': Preorder
  'book-by-hand': BookingAnswer
  'transfer-by-hand': { refused: TransferRefusal | null }
}
type Answer<N extends CommandName> = N extends keyof Answers ? Answers[N] : { done: true }

export type WildberriesController = ReturnType<typeof createWildberriesController>

/** The control API over HTTP, for scenario tests and the tour; `url` is where the control app is mounted. */
export function createWildberriesController(url: string) {
  const call = <T>(path: string, body?: unknown) => callControl<T>(`${url}/api`, path, body)
  const command = <N extends CommandName>(name: N, input: CommandInput<N>) =>
    call<Answer<N>>(name, input)

  return {
    state: () => call<ControlState>('state'),
    commits: () => call<CommitRecord[]>('commits'),
    transfers: () => call<TransferRecord[]>('transfers'),
    snapshot: () => call<WorldState>('snapshot'),
    restore: (state: WorldState) => command('restore', { state }),
    openSlot: (input: CommandInput<'open-slot'>) => command('open-slot', input),
    closeSlot: (input: CommandInput<'close-slot'>) => command('close-slot', input),
    script: (steps: CommandInput<'script'>['steps']) => command('script', { steps }),
    feed: (on: boolean) => command('feed', { on }),
    switches: (input: CommandInput<'switches'>) => command('switches', input),
    fault: (input: CommandInput<'fault'>) => command('fault', input),
    clearFaults: (method?: string) => command('clear-faults', { method }),
    addSeller: (input: CommandInput<'seller'> = {}) => command('seller', input),
    issueToken: (input: CommandInput<'token'>) => command('token', input),
    revokeToken: (token: string) => command('revoke-token', { token }),
    issueSession: (input: CommandInput<'session'>) => command('session', input),
    expireSessions: (sid?: string) => command('expire-sessions', { sid }),
    addPreorder: (input: CommandInput<'preorder'>) => command('preorder', input),
    orderDraft: (input: CommandInput<'order-draft'>) => command('order-draft', input),
    bookByHand: (input: CommandInput<'book-by-hand'>) => command('book-by-hand', input),
    moveSupply: (input: CommandInput<'move-supply'>) => command('move-supply', input),
    setGoods: (input: CommandInput<'goods'>) => command('goods', input),
    openQuotas: (input: CommandInput<'quotas'>) => command('quotas', input),
    quotaWindows: (input: CommandInput<'quota-windows'>) => command('quota-windows', input),
    transferByHand: (input: CommandInput<'transfer-by-hand'>) => command('transfer-by-hand', input),
    setWarehouses: (count: number) => command('warehouses', { count }),
    clearFigures: () => command('clear-figures', {}),
  }
}
