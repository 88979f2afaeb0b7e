import type { Stage } from '#runs/definition.ts'
import { fileNotice } from '../notices.ts'
import type { CampaignInput, CampaignState, Pipeline } from '../pipeline.ts'
import { makeDraft } from './draft.ts'
import type { Outcome } from './part.ts'
import { makeSheet } from './sheet.ts'

const PARTS = 3

/**
 * The file into the chat, the spreadsheet, the draft: each for itself. What a service refuses is noted with its reason; what it may give
 * later is tried again.
 */
export function exportStage(pipeline: Pipeline): Stage<CampaignInput, CampaignState> {
  const { campaigns, db } = pipeline

  return {
    name: 'export',
    title: 'campaigns-stage-export',
    async work({ campaignId, name }, state, context) {
      const row = await campaigns.row(campaignId)
      const { brief, workspaceId } = row
      const content = await pipeline.groups.content(row)
      await db.transaction(async (tx) => {
        const chatId = await context.chatId(tx)
        if (chatId === null) return
        const of = { campaignId, workspaceId, chatId, name }
        await pipeline.enqueue(tx, fileNotice(of, 'xlsx', context.runId))
      })
      context.progress(1, PARTS)
      const job = { content, workspaceId, context }

      const sheet = brief.withSheet ? await makeSheet(pipeline, job) : undefined
      if (sheet?.kind === 'made') {
        await campaigns.change(db, campaignId, { sheetUrl: sheet.value, sheetRefusal: null })
      } else if (sheet?.kind === 'refused') {
        await campaigns.change(db, campaignId, { sheetRefusal: sheet.key })
      }
      context.progress(2, PARTS)

      const draft = brief.withDraft
        ? await makeDraft(pipeline, job, (share) => context.progress(2 + share, PARTS))
        : undefined
      if (draft?.kind === 'made') {
        const { campaignId: draftId, remarks: draftRemarks } = draft.value
        await campaigns.change(db, campaignId, { draftId, draftRemarks, draftRefusal: null })
      } else if (draft?.kind === 'refused') {
        const { key: draftRefusal, detail: message } = draft
        const remark = { level: 'error', place: 'campaign', code: 0, message } as const
        const told = message === '' ? {} : { draftRemarks: [remark] }
        await campaigns.change(db, campaignId, { draftRefusal, ...told })
      }

      const until = laterOf(sheet, draft)
      if (until !== undefined) context.park(until, { key: 'campaigns-note-export-later' })
      context.progress(PARTS, PARTS)
      const after = await campaigns.row(campaignId)
      const { sheetUrl, sheetRefusal, draftId, draftRefusal } = after
      const made = { sheetUrl, sheetRefusal, draftId, draftRefusal }
      return { ...state, ...made, remarks: after.draftRemarks.length }
    },
  }
}

/** When the parts that have to wait may be tried together, ms. */
function laterOf(...outcomes: readonly (Outcome<unknown> | undefined)[]): number | undefined {
  const times = outcomes.flatMap((outcome) => (outcome?.kind === 'later' ? outcome.at : []))
  return times.length > 0 ? Math.max(...times) : undefined
}
