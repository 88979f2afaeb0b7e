import type { Keys } from '#desks/account/keys/keys.ts'
import type { Spending } from '#desks/account/spending.ts'
import { createModelReader } from '#desks/supplies/lines/model-reader.ts'
import type { ModelReader } from '#desks/supplies/lines/take.ts'
import type { Base } from '../base.ts'
import { createCampaignKeys } from '../keys/campaign-keys.ts'
import type { CampaignServices } from '../services/campaigns.ts'

/** Reads lines of sellers with the workspace's key to the language model, else the operator's. */
export function openLines(
  { config, log }: Base,
  { model }: Pick<CampaignServices, 'model'>,
  { keys, spending }: { readonly keys: Keys; readonly spending: Spending },
): ModelReader {
  const { model: keyOf } = createCampaignKeys({ keys, config: config.campaigns, log })
  return createModelReader({ model, spending, keyOf, log })
}
