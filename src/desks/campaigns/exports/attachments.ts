import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import { fileKind } from '../notices.ts'
import type { Pipeline } from '../pipeline.ts'
import { type ExportKind, exportFile } from './files.ts'

/** Makers of the files that notices bring into the chat, from what the campaign holds when it is sent. */
export function campaignAttachments({
  campaigns,
  groups,
}: Pick<Pipeline, 'campaigns' | 'groups'>): Readonly<Record<string, MakeAttachment>> {
  const maker =
    (what: ExportKind): MakeAttachment =>
    async (id, lang) => {
      const row = await campaigns.peek(id)
      return row && exportFile(await groups.content(row), what, lang)
    }
  return {
    [fileKind('xlsx')]: maker('xlsx'),
    [fileKind('tab')]: maker('tab'),
    [fileKind('picture')]: maker('picture'),
  }
}
