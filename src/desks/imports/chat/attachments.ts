import { readPicture } from '#platform/pictures/photo.ts'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import { PHOTO_KIND } from './notices.ts'
import type { ImportsChatDeps } from './services.ts'

const READ_MS = 30_000

/** Makers of the files that come into the chat. */
export function importsAttachments({
  finds,
  pictures,
}: Pick<ImportsChatDeps, 'finds' | 'pictures'>): Readonly<Record<string, MakeAttachment>> {
  return {
    [PHOTO_KIND]: async (id) => {
      const [workspaceId = '', userId, findId = '', spuId = ''] = id.split(':')
      const row = await finds.row({ workspaceId, userId: Number(userId) }, findId, spuId)
      if (!row?.product.image) return undefined
      const bytes = await pictures.read(row.product.image, AbortSignal.timeout(READ_MS))
      const picture = await readPicture(bytes)
      return picture.ok
        ? { name: `${spuId}.jpg`, bytes: picture.value.image, mime: 'image/jpeg' }
        : undefined
    },
  }
}
