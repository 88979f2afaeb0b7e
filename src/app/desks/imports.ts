import type { LanguageModel } from '#core/language-model.ts'
import type { Spending } from '#core/spending.ts'
import { addKeyFrom } from '#desks/account/keys/actions.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import { keyRefused } from '#desks/account/keys/notices.ts'
import { createKeyUse } from '#desks/account/keys/use.ts'
import { batchAttachments } from '#desks/imports/batches/report/table.ts'
import { batchRun } from '#desks/imports/batches/run.ts'
import { pathOfCategory, suggestCategory } from '#desks/imports/cards/categories.ts'
import { createFinds } from '#desks/imports/finds/finds.ts'
import { importsDesk } from '#desks/imports/index.ts'
import type { ImportAllowance } from '#desks/imports/ports.ts'
import { refreshRun } from '#desks/imports/refresh/run.ts'
import { createRefreshSchedule } from '#desks/imports/refresh/schedule.ts'
import { rollbackRun } from '#desks/imports/rollback/run.ts'
import { createImports } from '#desks/imports/service.ts'
import { expectedTextCost } from '#desks/imports/texts/write-texts.ts'
import { createTextWriter } from '#desks/imports/texts/writer.ts'
import { readPlan } from '#integrations/poizon/pasted.ts'
import type { Runs } from '#runs/engine.ts'
import type { Desk } from '#telegram/desk.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { createImportKeys } from '../keys/import-keys.ts'
import { createKeySecrets } from '../keys/key-secrets.ts'
import type { ImportServices } from '../services/imports.ts'

export interface ImportsParts {
  readonly keys: Keys
  readonly services: ImportServices
  readonly model: LanguageModel
  readonly spending: Spending
  /** Whether such words are of a product in stock. */
  readonly isInStock: (workspaceId: string, words: string) => Promise<boolean>
  readonly homeData: string
  readonly allowance: ImportAllowance
}

/** What a plan that names no pace gives: a call in two seconds. */
const CALLS_PER_SECOND = 0.5

/** The Imports desk: its runs first, then, over the runs engine, the desk and its schedule. */
export function openImports(base: Base, parts: ImportsParts) {
  const { config, db, vault, clock, log, leases, cache } = base
  const { services, model, spending } = parts
  const { catalogue, shop, pictures } = services
  const { batchMax: most } = config.imports
  const secrets = createKeySecrets({
    ...{ db, vault, leases, clock },
    tellRefused: (tx, key) => enqueue(tx, keyRefused(key)),
    use: createKeyUse({ db, clock, log }),
  })
  const keys = createImportKeys({
    ...{ db, keys: parts.keys, refused: secrets.refused, log },
    modelKey: config.campaigns.openai.key,
  })
  const writeTexts = createTextWriter({
    ...{ db, cache, clock, log, model, spending, keys },
  })
  const tools = {
    ...{ db, clock, log, leases, catalogue, shop, keys, pictures, writeTexts, enqueue },
    allowance: parts.allowance,
  }
  let schedule: ReturnType<typeof createRefreshSchedule> | undefined

  return {
    definitions: [batchRun(tools), rollbackRun(tools), refreshRun(tools)],
    desk(runs: Runs): Desk {
      schedule = createRefreshSchedule({
        ...{ db, clock, log, runs },
        hasKey: ({ workspaceId, credentialId }) =>
          keys.get(workspaceId, credentialId).then(
            () => true,
            () => false,
          ),
      })
      const sourceKey = async (workspaceId: string) => (await keys.sources(workspaceId))[0]
      const imports = createImports({
        ...{ ...tools, runs, most, callsPerSecond: CALLS_PER_SECOND },
        suggestCategory: (source, ofShop) =>
          suggestCategory({ id: source.id, path: pathOfCategory(source) }, ofShop),
        textMicros: async (workspaceId, { isTextByModel }, products) =>
          isTextByModel && (await keys.model(workspaceId))
            ? expectedTextCost(model.model, products)
            : null,
      })
      const desk = importsDesk({
        ...{ imports, catalogue, sourceKey, most, pictures, readPlan },
        setPlan: keys.setPlan,
        finds: createFinds({ db, clock, catalogue, key: sourceKey, most }),
        enqueue: (...messages) => enqueue(db, ...messages),
        isInStock: parts.isInStock,
        connect: {
          source: addKeyFrom({ service: 'pz', from: 'imports' }),
          shop: addKeyFrom({ service: 'woo', from: 'imports' }),
        },
        homeData: parts.homeData,
      })
      desk.attachments = { ...desk.attachments, ...batchAttachments(db) }
      return desk
    },
    component: {
      name: 'imports',
      async start() {
        schedule?.start()
      },
      async stop() {
        await schedule?.stop()
      },
    },
  }
}
