import { AppError } from '#core/errors.ts'
import { runCard } from '#runs/card.ts'
import type { Runs } from '#runs/engine.ts'
import type { Screen } from '#telegram/screen.ts'
import type { Turn } from '#telegram/turn.ts'
import type { Campaign, Campaigns, HistoryFilter } from '../../campaigns.ts'
import { adScreen } from '../screens/ads.ts'
import { cardScreen } from '../screens/card.ts'
import { groupScreen } from '../screens/cluster.ts'
import { historyScreen } from '../screens/history.ts'
import { homeScreen, LATEST, type StartedText, startedScreen } from '../screens/home.ts'
import { PAGE } from '../screens/parts.ts'
import { groupsScreen, minusWordsScreen } from '../screens/review.ts'
import type { GroupCardView } from '../views.ts'

export interface PresenterDeps {
  readonly campaigns: Campaigns
  readonly runs: Pick<Runs, 'get' | 'definitions'>
  readonly homeData: string
}

const EVER = { days: null } as const
/** Enough to find the one that waits for the seller. */
const UNDER_WAY = 20

export const canManage = (turn: Turn) => turn.role !== 'viewer'

/** Reads what a screen needs and shows it. */
export function createPresenter({ campaigns, runs, homeData }: PresenterDeps) {
  const home = async (turn: Turn): Promise<void> => {
    const { workspace, user } = turn
    const total = async (status: 'completed' | 'failed' | 'archived') =>
      (await campaigns.list(workspace.id, { status, ...EVER }, 0, 1)).total
    const [progress, completed, failed, archived, left, latest] = await Promise.all([
      campaigns.progress(workspace.id),
      total('completed'),
      total('failed'),
      total('archived'),
      campaigns.left(workspace.id, user.id),
      campaigns.list(workspace.id, { status: 'active', ...EVER }, 0, LATEST),
    ])
    const counts = { ...progress, completed, failed, archived, left }
    const view = { ...counts, latest: latest.items, canManage: canManage(turn), homeData }
    await turn.show(homeScreen(turn.lang, view))
  }

  /** A page beyond the end is the last one. */
  const history = async (turn: Turn, filter: HistoryFilter, wanted: number): Promise<void> => {
    const read = (page: number) => campaigns.list(turn.workspace.id, filter, page * PAGE, PAGE)
    let page = Math.max(0, wanted)
    let found = await read(page)
    if (found.items.length === 0 && found.total > 0) {
      page = Math.floor((found.total - 1) / PAGE)
      found = await read(page)
    }
    await turn.show(historyScreen(turn.lang, { filter, page, ...found }))
  }

  const runScreen = async (turn: Turn, { runId }: Campaign): Promise<Screen | undefined> => {
    const run = await runs.get(turn.workspace.id, runId)
    const definition = run && runs.definitions.get(run.kind)
    // A finished run's result is the campaign's own card.
    if (!definition || run.status === 'completed') return undefined
    return runCard(turn.lang, run, definition, turn.clock.now())
  }

  const card = async (turn: Turn, id: string): Promise<void> => {
    const campaign = await campaigns.get(turn.workspace.id, id)
    const [cost, run] = await Promise.all([
      campaigns.cost(turn.workspace.id, id),
      runScreen(turn, campaign),
    ])
    await turn.show(cardScreen(turn.lang, { campaign, cost, run, canManage: canManage(turn) }))
  }

  /** The run goes on in its own card: a copy of it here would stand still. */
  const started = async (turn: Turn, id: string, text?: StartedText): Promise<void> => {
    const { name } = await campaigns.get(turn.workspace.id, id)
    await turn.show(startedScreen(turn.lang, name, id, text))
  }

  const groups = async (turn: Turn, id: string, page = 0): Promise<void> => {
    const [campaign, all, words] = await Promise.all([
      campaigns.get(turn.workspace.id, id),
      campaigns.groups(turn.workspace.id, id),
      campaigns.minusWords(turn.workspace.id, id),
    ])
    const accepted = words.filter(({ isAccepted }) => isAccepted).length
    const figures = { minusWords: words.length, accepted, canManage: canManage(turn) }
    await turn.show(groupsScreen(turn.lang, { campaign, groups: all, page, ...figures }))
  }

  const groupView = async (turn: Turn, groupId: string, page = 0): Promise<GroupCardView> => {
    const { campaign, group } = await campaigns.group(turn.workspace.id, groupId)
    const all = await campaigns.groups(turn.workspace.id, campaign.id)
    return { campaign, group, groups: all, page, canManage: canManage(turn) }
  }

  const group = async (turn: Turn, groupId: string, page = 0): Promise<void> => {
    await turn.show(groupScreen(turn.lang, await groupView(turn, groupId, page)))
  }

  const minusWords = async (turn: Turn, id: string, page: number): Promise<void> => {
    const [campaign, words] = await Promise.all([
      campaigns.get(turn.workspace.id, id),
      campaigns.minusWords(turn.workspace.id, id),
    ])
    const view = { campaign, words, page, canManage: canManage(turn) }
    await turn.show(minusWordsScreen(turn.lang, view))
  }

  const ad = async (turn: Turn, groupId: string, wanted: number): Promise<void> => {
    const view = await groupView(turn, groupId)
    const last = Math.max(0, view.group.ads.length - 1)
    await turn.show(adScreen(turn.lang, { ...view, ad: Math.min(Math.max(wanted, 0), last) }))
  }

  /** The clusters that wait for the seller; the desk's first screen when there is not exactly one such campaign. */
  const reviewing = async (turn: Turn): Promise<void> => {
    const filter = { status: 'processing', ...EVER } as const
    const { items } = await campaigns.list(turn.workspace.id, filter, 0, UNDER_WAY)
    const [only, second] = items.filter(({ awaitsReview }) => awaitsReview)
    await (only && !second ? groups(turn, only.id) : home(turn))
  }

  return { home, history, card, started, groups, groupView, group, minusWords, ad, reviewing }
}

export type Presenter = ReturnType<typeof createPresenter>

/** What is gone or closed by now is said in a toast, and `instead` is shown: an old button is nobody's mistake. */
export async function withStaleFallback(
  turn: Turn,
  work: () => Promise<void>,
  instead: (kind: 'not-found' | 'conflict') => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { kind } = error
    if (kind !== 'not-found' && kind !== 'conflict') throw error
    await turn.toast(turn.lang.say(error.messageKey, error.vars))
    await instead(kind)
  }
}
