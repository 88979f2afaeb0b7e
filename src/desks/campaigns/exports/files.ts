import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Attachment } from '#telegram/attachments/attachment.ts'
import type { CampaignContent } from '../campaign.ts'
import { fileName } from './file-name.ts'
import { clustersPicture } from './picture.ts'
import { commanderText } from './text-file.ts'
import { commanderXlsx } from './workbook.ts'

/** Commander's table as a workbook or as text, or the picture of the clusters. */
export type ExportKind = 'xlsx' | 'tab' | 'picture'

/** A campaign as a file for the chat. The picture goes as a photo, the others as documents. */
export async function exportFile(
  content: CampaignContent,
  kind: ExportKind,
  lang: Lang,
): Promise<Attachment> {
  const nameOf = (what: string, extension: string) =>
    fileName(content.brief.name, plainText(what), extension)
  const commander = lang.t('campaign-file-commander')
  switch (kind) {
    case 'xlsx':
      return {
        name: nameOf(commander, 'xlsx'),
        bytes: await commanderXlsx(content),
        mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      }
    case 'tab':
      return {
        name: nameOf(commander, 'txt'),
        bytes: Buffer.from(commanderText(content)),
        mime: 'text/tab-separated-values; charset=utf-8',
      }
    case 'picture':
      return {
        name: nameOf(lang.t('campaign-file-clusters'), 'png'),
        bytes: await clustersPicture(content.groups, lang),
        mime: 'image/png',
      }
  }
}
