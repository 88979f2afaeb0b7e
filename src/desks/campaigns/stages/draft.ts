import { dayIn } from '#core/dates.ts'
import { AppError } from '#core/errors.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Draft, ServiceKey } from '../ports.ts'
import { makePart, type Outcome } from './part.ts'
import type { ExportJob } from './sheet.ts'

/** Makes the draft in the seller's Direct account, or completes it; `progress` is told the share that is done, 0–1. */
export async function makeDraft(
  pipeline: Pipeline,
  { content, workspaceId, context }: ExportJob,
  progress: (share: number) => void,
): Promise<Outcome<Draft>> {
  const key = await pipeline.keys.direct(workspaceId)
  if (!key) return { kind: 'refused', key: 'campaigns-draft-no-key', detail: '' }
  const { clock, keys } = pipeline

  /** A refused key gives way to another of the same Direct account, where the draft goes on; its owner is told. */
  async function save(used: ServiceKey): Promise<Draft> {
    try {
      return await pipeline.drafts.save(used, content, {
        signal: context.signal,
        startDay: dayIn('Europe/Moscow', clock.now()),
        step: (name, work) => context.step(`draft/${name}`, work),
        progress: (done, total) => progress(done / Math.max(1, total)),
      })
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.kind !== 'auth') throw thrown
      await keys.refused(used.credentialId, thrown.code)
      const next = await keys.direct(workspaceId, used)
      if (!next || next.credentialId === used.credentialId) throw thrown
      return save(next)
    }
  }

  return makePart(
    {
      name: 'draft',
      make: () => save(key),
      async refusal(error) {
        pipeline.log.warn({ err: error, campaignId: content.campaignId }, 'no draft')
        return { key: reasonOf(error), detail: String(error.vars.detail ?? '') }
      },
    },
    { context, clock },
  )
}

function reasonOf({ kind, code }: AppError): MessageKey {
  if (code === 'direct.not_draft') return 'campaigns-draft-not-draft'
  switch (kind) {
    case 'auth':
      return 'campaigns-draft-no-access'
    case 'limit':
      return 'campaigns-draft-limit'
    case 'invalid':
      return 'campaigns-draft-refused'
    default:
      return 'campaigns-draft-failed'
  }
}
