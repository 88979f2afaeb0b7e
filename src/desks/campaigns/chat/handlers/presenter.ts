import { AppError } from '#core/errors.ts'
import { runCard } from '#runs/card/card.ts'
import type { Runs } from '#runs/engine.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Screen } from '#telegram/screen.ts'
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

export const canManage = (ctx: ChatContext) => ctx.role !== 'viewer'

/** Reads what a screen needs and shows it. */
export function createPresenter({ campaigns, runs, homeData }: PresenterDeps) {
  const home = async (ctx: ChatContext): Promise<void> => {
    const { workspace, user } = ctx
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
    const view = { ...counts, latest: latest.items, canManage: canManage(ctx), homeData }
    await ctx.show(homeScreen(ctx.lang, view))
  }

  /** A page beyond the end is the last one. */
  const history = async (
    ctx: ChatContext,
    filter: HistoryFilter,
    wanted: number,
  ): Promise<void> => {
    const read = (page: number) => campaigns.list(ctx.workspace.id, filter, page * PAGE, PAGE)
    let page = Math.max(0, wanted)
    let found = await read(page)
    if (found.items.length === 0 && found.total > 0) {
      page = Math.floor((found.total - 1) / PAGE)
      found = await read(page)
    }
    await ctx.show(historyScreen(ctx.lang, { filter, page, ...found }))
  }

  const runScreen = async (ctx: ChatContext, { runId }: Campaign): Promise<Screen | undefined> => {
    const run = await runs.get(ctx.workspace.id, runId)
    const definition = run && runs.definitions.get(run.kind)
    // A finished run's result is the campaign's own card.
    if (!definition || run.status === 'completed') return undefined
    return runCard(ctx.lang, run, definition, ctx.clock.now())
  }

  const card = async (ctx: ChatContext, id: string): Promise<void> => {
    const campaign = await campaigns.get(ctx.workspace.id, id)
    const [cost, run] = await Promise.all([
      campaigns.cost(ctx.workspace.id, id),
      runScreen(ctx, campaign),
    ])
    await ctx.show(cardScreen(ctx.lang, { campaign, cost, run, canManage: canManage(ctx) }))
  }

  /** The run goes on in its own card: a copy of it here would stand still. */
  const started = async (ctx: ChatContext, id: string, text?: StartedText): Promise<void> => {
    const { name } = await campaigns.get(ctx.workspace.id, id)
    await ctx.show(startedScreen(ctx.lang, name, id, text))
  }

  const groups = async (ctx: ChatContext, id: string, page = 0): Promise<void> => {
    const [campaign, all, words] = await Promise.all([
      campaigns.get(ctx.workspace.id, id),
      campaigns.groups(ctx.workspace.id, id),
      campaigns.minusWords(ctx.workspace.id, id),
    ])
    const accepted = words.filter(({ isAccepted }) => isAccepted).length
    const figures = { minusWords: words.length, accepted, canManage: canManage(ctx) }
    await ctx.show(groupsScreen(ctx.lang, { campaign, groups: all, page, ...figures }))
  }

  const groupView = async (ctx: ChatContext, groupId: string, page = 0): Promise<GroupCardView> => {
    const { campaign, group } = await campaigns.group(ctx.workspace.id, groupId)
    const all = await campaigns.groups(ctx.workspace.id, campaign.id)
    return { campaign, group, groups: all, page, canManage: canManage(ctx) }
  }

  const group = async (ctx: ChatContext, groupId: string, page = 0): Promise<void> => {
    await ctx.show(groupScreen(ctx.lang, await groupView(ctx, groupId, page)))
  }

  const minusWords = async (ctx: ChatContext, id: string, page: number): Promise<void> => {
    const [campaign, words] = await Promise.all([
      campaigns.get(ctx.workspace.id, id),
      campaigns.minusWords(ctx.workspace.id, id),
    ])
    const view = { campaign, words, page, canManage: canManage(ctx) }
    await ctx.show(minusWordsScreen(ctx.lang, view))
  }

  const ad = async (ctx: ChatContext, groupId: string, wanted: number): Promise<void> => {
    const view = await groupView(ctx, groupId)
    const last = Math.max(0, view.group.ads.length - 1)
    await ctx.show(adScreen(ctx.lang, { ...view, ad: Math.min(Math.max(wanted, 0), last) }))
  }

  /** The clusters that wait for the seller; the desk's first screen when there is not exactly one such campaign. */
  const reviewing = async (ctx: ChatContext): Promise<void> => {
    const filter = { status: 'processing', ...EVER } as const
    const { items } = await campaigns.list(ctx.workspace.id, filter, 0, UNDER_WAY)
    const [only, second] = items.filter(({ awaitsReview }) => awaitsReview)
    await (only && !second ? groups(ctx, only.id) : home(ctx))
  }

  return { home, history, card, started, groups, groupView, group, minusWords, ad, reviewing }
}

export type Presenter = ReturnType<typeof createPresenter>

/** What is gone or closed by now is said in a toast, and `instead` is shown: an old button is nobody's mistake. */
export async function withStaleFallback(
  ctx: ChatContext,
  work: () => Promise<void>,
  instead: (kind: 'not-found' | 'conflict') => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { kind } = error
    if (kind !== 'not-found' && kind !== 'conflict') throw error
    await ctx.toast(ctx.lang.say(error.messageKey, error.vars))
    await instead(kind)
  }
}
