import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import { astrayProducts, hiddenProducts } from '../../channels/astray.ts'
import { listAccounts } from '../../channels/store.ts'
import type { Edits } from '../../edits/edits.ts'
import { listIssues } from '../../issues/store.ts'
import { channelStates } from '../../sync/reasons.ts'
import type { StockReader } from '../../sync/stock-reader.ts'
import type { ChannelViews } from '../products/deps.ts'
import { compareEdit, openChannels, openInbox, openSteps } from './actions.ts'
import { stepLines } from './screens/steps.ts'

/** Channels as they stand on a product's card: more would not fit a phone. */
const SHOWN = 4

/** What channels add to the screens of products. */
export function channelViews(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly stock: StockReader
  readonly edits: Pick<Edits, 'isOffered'>
  readonly skuOf: (workspaceId: string, productId: string) => Promise<string | undefined>
}): ChannelViews {
  const { db, clock } = deps
  const hasChannels = async (workspaceId: string) =>
    (await listAccounts(db, workspaceId)).some(({ armedAt }) => armedAt !== null)

  return {
    ids: (workspaceId, which) =>
      which === 'astray'
        ? astrayProducts(db, workspaceId, clock.now())
        : hiddenProducts(db, workspaceId),
    async astray(workspaceId) {
      if (!(await hasChannels(workspaceId))) return null
      return (await astrayProducts(db, workspaceId, clock.now())).length
    },
    async productLines({ workspace, lang }, productId) {
      const sku = await deps.skuOf(workspace.id, productId)
      if (sku === undefined) return []
      const states = await channelStates(deps, { workspaceId: workspace.id, productId, sku })
      return stepLines(lang, states.slice(0, SHOWN))
    },
    async productButtons({ workspace, lang }, productId) {
      if ((await listAccounts(db, workspace.id)).length === 0) return []
      return [{ text: lang.t('button-steps'), data: openSteps({ product: productId }) }]
    },
    async homeLines({ workspace, lang }) {
      const accounts = await listAccounts(db, workspace.id)
      if (accounts.length === 0) return []
      const armed = accounts.filter(({ armedAt, pausedAt }) => armedAt && !pausedAt).length
      const { total: issues } = await listIssues(db, workspace.id, { offset: 0, limit: 1 })
      return [
        lang.t('channels-count', { armed, total: accounts.length }),
        ...(issues > 0 ? [lang.t('channels-issues', { issues })] : []),
      ]
    },
    async homeButtons({ workspace, lang }) {
      const { total: issues } = await listIssues(db, workspace.id, { offset: 0, limit: 1 })
      const inbox = {
        text: lang.t('button-channels-inbox', { issues }),
        data: openInbox({ page: 0 }),
      }
      return [
        { text: lang.t('button-channels'), data: openChannels({}) },
        ...(issues > 0 ? [inbox] : []),
      ]
    },
    // The way to channels stands on that screen anyway.
    firstSteps: async () => [],
    async afterEdit({ workspace, lang, role }, operation) {
      if (role === 'viewer' || !(await deps.edits.isOffered(workspace.id, operation))) return []
      return [{ text: lang.t('button-edits-offer'), data: compareEdit({ operation }) }]
    },
  }
}
