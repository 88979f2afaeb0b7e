import type { AppError } from '#core/errors.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { RunContext } from '#runs/definition.ts'
import type { CampaignContent } from '../campaign.ts'
import { sheetTabs } from '../exports/tabs.ts'
import type { Pipeline } from '../pipeline.ts'
import type { SheetTarget } from '../ports.ts'
import { makePart, type Outcome } from './part.ts'

/** What the parts of an export are made of and for whom. */
export interface ExportJob {
  readonly content: CampaignContent
  readonly workspaceId: string
  readonly context: RunContext
}

/** Writes the spreadsheet where the seller wants it; the same campaign always into the same one. Resolves with its address. */
export async function makeSheet(
  pipeline: Pipeline,
  { content, workspaceId, context }: ExportJob,
): Promise<Outcome<string>> {
  const target = await pipeline.keys.sheets(workspaceId)
  if (!target) return { kind: 'refused', key: 'campaigns-sheet-no-place', detail: '' }
  const { campaignId: ref, brief } = content
  const document = { title: brief.name, tabs: sheetTabs(content), ref }
  return makePart(
    {
      name: 'sheet',
      make: async () => (await pipeline.sheets.save(target, document, context.signal)).url,
      async refusal(error) {
        pipeline.log.warn({ err: error, campaignId: ref }, 'no spreadsheet')
        if (error.kind === 'auth' && target.kind === 'own') {
          await pipeline.keys.refused(target.key.credentialId, error.code)
        }
        return { key: reasonOf(error, target), detail: '' }
      },
    },
    { context, clock: pipeline.clock },
  )
}

function reasonOf({ kind, code }: AppError, target: SheetTarget): MessageKey {
  if (code === 'google.storage_quota') return 'campaigns-sheet-no-room'
  if (kind === 'not-found') return 'campaigns-sheet-gone'
  if (kind !== 'auth') return 'campaigns-sheet-failed'
  // A sheet that was shared has no access of its own to renew: the seller closed it to us.
  return target.kind === 'shared-sheet' ? 'campaigns-sheet-gone' : 'campaigns-sheet-no-access'
}
