import { idFrom } from '#core/ids.ts'
import { createPersonalData } from '#desks/account/data/data.ts'
import { dataDesk } from '#desks/account/data/desk.ts'
import { accountDesk } from '#desks/account/index.ts'
import type { Origin } from '#desks/account/keys/actions.ts'
import { CHECK_RUN, checkRun } from '#desks/account/keys/check.ts'
import { sweepExpiry } from '#desks/account/keys/expiry.ts'
import { createKeys } from '#desks/account/keys/keys.ts'
import { LINK_RUN, linkRun } from '#desks/account/keys/link.ts'
import { createLinkedKeys } from '#desks/account/keys/linked.ts'
import { keyRefused } from '#desks/account/keys/notices.ts'
import { renewEnding } from '#desks/account/keys/renewal.ts'
import { createKeyUse } from '#desks/account/keys/use.ts'
import { personalDesk } from '#desks/account/personal/desk.ts'
import { createPersonalStore } from '#desks/account/settings/personal.ts'
import { createSpending } from '#desks/account/spending.ts'
import { listCheckable } from '#desks/account/store.ts'
import { teamDesk } from '#desks/account/team/desk.ts'
import { workspacesDesk } from '#desks/account/workspaces/desk.ts'
import { createPersonalLimits } from '#desks/admin/people/limits.ts'
import { countMonitorsOf } from '#desks/supplies/monitors/key-users.ts'
import { createProofCode } from '#platform/crypto/proof-code.ts'
import { createRuns } from '#runs/engine.ts'
import { runsDesk } from '#runs/handlers.ts'
import { createSchedules } from '#runs/schedules.ts'
import type { ChatContext } from '#telegram/context.ts'
import { openHome } from '#telegram/home/actions.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { firstUse, originButton } from '../keys/first-use.ts'
import { memberGone } from '../rooms.ts'
import type { CampaignServices } from '../services/campaigns.ts'
import type { ImportServices } from '../services/imports.ts'
import type { StockServices } from '../services/stock.ts'
import type { Wildberries } from '../services/wildberries.ts'
import type { Surface } from '../surface.ts'
import { shopEraser } from '../upkeep/deletions.ts'
import { type AdminParts, openAdmin } from './admin.ts'
import { campaignAllowance, catchAllowance, importAllowance, openBilling } from './billing.ts'
import { openCampaigns } from './campaigns.ts'
import { openDigest } from './digest.ts'
import { openImports } from './imports.ts'
import { openStock } from './stock.ts'
import { openSupplies } from './supplies.ts'

/** The key check, before the working day begins where WB is. */
const DAILY_CHECK = { id: 'daily-key-check', cron: '0 6 * * *', timeZone: 'Europe/Moscow' }

/** Every desk with its services, handed what it needs of the others through ports. */
export function openDesks(
  base: Base,
  surface: Surface,
  wb: Wildberries,
  services: CampaignServices,
  stock: StockServices,
  names: {
    readonly imports: ImportServices
    /** Of this process, unique among all that run. */
    readonly owner: string
    readonly bot: string
    readonly backups: AdminParts['backups']
  },
) {
  const { owner, imports } = names
  const { config, clock, log, db, texts, queues } = base
  const chrome = { homeData: openHome({}) }

  const keyServices = [wb, services, stock, imports].flatMap((one) => one.keyServices)
  const keys = createKeys({
    db,
    vault: base.vault,
    clock,
    services: keyServices,
    use: createKeyUse({ db, clock, log }),
    maxPerUser: { wildberries: config.maxKeysPerUser, 'wb-cabinet': config.maxKeysPerUser },
    tellRefused: (tx, key) => enqueue(tx, keyRefused(key)),
    proofCode: createProofCode(config.masterKeys.current.key),
  })
  const billing = openBilling(base, surface)
  const { openai, wordstat, spending: ceilings } = config.campaigns
  const limits = createPersonalLimits({ db, clock, usual: ceilings.perUser })
  const spending = createSpending({
    ...{ db, clock, ...ceilings },
    limitOf: limits.of,
    onPaid({ userId, service, micros }) {
      base.tally.add({ name: 'cost', service }, micros)
      if (userId !== null) base.tally.add({ name: 'user.cost', userId }, micros)
    },
  })
  const personal = createPersonalStore(db)
  const campaigns = openCampaigns(base, services, {
    ...{ keys, spending, personal, allowance: campaignAllowance(billing.allowance) },
  })
  const shop = openStock(base, surface, {
    ...{ keys, owner, services: stock, homeData: chrome.homeData },
    allowance: billing.allowance,
  })
  const supplies = openSupplies(base, surface, wb, {
    ...{ keys, spending, services, owner, homeData: chrome.homeData, stock: shop.withBarcodes },
    allowance: catchAllowance(billing.allowance),
  })
  const imported = openImports(base, {
    ...{ keys, spending, services: imports, model: services.model },
    ...{ isInStock: shop.isInStock, homeData: chrome.homeData },
    allowance: importAllowance(billing.allowance),
  })
  const admin = openAdmin(base, surface, {
    ...{ spending, limits, billing: billing.service, backups: names.backups },
    botUsername: () => names.bot,
  })
  const runs = createRuns({
    mostOpen: config.maxOpenRuns,
    db,
    queues,
    clock,
    log,
    definitions: [
      checkRun({
        keys,
        checkable: (workspaceId) => listCheckable(db, workspaceId),
        sweepExpiry: async () => {
          await renewEnding({ db, clock, log, vault: base.vault, services: keyServices })
          await sweepExpiry({ db, clock, enqueue })
        },
        warehouses: supplies.warehouses,
      }),
      linkRun({
        links: stock.links,
        keys: createLinkedKeys({ db, vault: base.vault, clock }),
        ...{ vault: base.vault, clock },
        nextStep: firstUse,
        origin: originButton,
      }),
      ...campaigns.definitions,
      ...shop.definitions,
      ...imported.definitions,
      ...admin.definitions,
      ...billing.definitions,
    ],
    cards: surface.cards,
    enqueue,
    lang: async (userId) => {
      const person = userId === null ? undefined : await surface.people.find(userId)
      return texts.lang(
        person?.user.locale ?? config.defaultLocale,
        person?.user.timeZone ?? 'Europe/Moscow',
      )
    },
    owner,
  })
  const schedules = createSchedules({ db, queues, clock, log, runs })

  const check = async (ctx: ChatContext, chatId: number | null): Promise<string> =>
    runs.start(db, {
      // One tap, one check: also when the tap is handled again after a crash that its check outlived.
      id: idFrom(`${CHECK_RUN}:${ctx.update.update_id}`),
      kind: CHECK_RUN,
      input: { workspaceId: ctx.workspace.id, occasion: 'asked' },
      workspaceId: ctx.workspace.id,
      userId: ctx.user.id,
      chatId,
      dedupeKey: `check:${ctx.workspace.id}`,
    })

  const link = (ctx: ChatContext, service: string, from?: Origin): Promise<string> =>
    runs.start(db, {
      id: idFrom(`${LINK_RUN}:${ctx.update.update_id}`),
      kind: LINK_RUN,
      input: { service, ...(from && { from }) },
      workspaceId: ctx.workspace.id,
      userId: ctx.user.id,
      chatId: ctx.chatId,
      // One at a time for each person: the code on the card is the one that counts.
      dedupeKey: `link:${service}:${ctx.workspace.id}:${ctx.user.id}`,
    })

  const digest = openDigest(base)

  const desks = [
    supplies.desk,
    shop.desk(runs),
    campaigns.desk(runs, chrome.homeData),
    imported.desk(runs),
    ...accountDesk({
      keys,
      users: { count: (workspaceId, id) => countMonitorsOf(db, workspaceId, id) },
      maxKeys: config.maxKeysPerUser,
      cabinetAllowed: wb.cabinet !== undefined,
      chrome,
      sheetsEmail: services.sheetsEmail,
      checkAll: async (ctx) => runs.show(await check(ctx, ctx.chatId)),
      checkLater: async (ctx) => {
        await check(ctx, null)
      },
      linkAccount: async (ctx, service, from) => runs.show(await link(ctx, service, from)),
      origin: originButton,
      nextStep: (ctx, outcome) =>
        outcome.kind === 'added' ? firstUse(ctx.lang, outcome.key.service) : undefined,
      people: surface.people,
      langFor: texts.lang,
    }),
    billing.desk({
      spending: openai.key || wordstat.cloudKey ? spending : undefined,
      ...{ bot: names.bot, homeData: chrome.homeData },
    }),
    teamDesk({
      db,
      clock,
      people: surface.people,
      enqueue,
      chrome,
      botUsername: () => names.bot,
      memberGone,
    }),
    workspacesDesk({ db, enqueue, memberGone, erase: shopEraser(base) }),
    personalDesk({ personal, people: surface.people, questions: campaigns.questions }),
    dataDesk({ data: createPersonalData({ db, clock, enqueue }), db }),
    digest.desk,
    runsDesk(runs),
    admin.desk(runs),
  ]
  return {
    desks,
    runKinds: runs.definitions,
    digest: digest.component,
    supplies: supplies.supplies,
    /** What admins may do with plans and money. */
    billing: billing.service,
    payments: billing.payments,
    plans: billing.component,
    redistribution: supplies.redistribution,
    stock: shop.component,
    imports: imported.component,
    drafts: supplies.drafts,
    runs: {
      name: 'runs',
      recoveredAt: runs.recoveredAt,
      beatAt: runs.beatAt,
      async start() {
        await runs.work()
        const input = { workspaceId: null, occasion: 'daily' }
        await schedules.work([{ ...DAILY_CHECK, kind: CHECK_RUN, input }, ...billing.schedules])
      },
      async stop() {
        await schedules.close()
        await runs.close()
      },
    },
  }
}
