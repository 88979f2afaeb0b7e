import { z } from 'zod'
import type { WixApi } from '#desks/stock/ports.ts'
import type { WixCalls } from './calls.ts'

const begun = z.object({ uploadUrl: z.url() })
const stored = z.object({ file: z.object({ id: z.string().min(1) }) })

/** Files of a site ("Generate File Upload URL" and "Upload API" of dev.wix.com): an address is asked for, then the file is brought there. */
export function createPictures({ calls }: { readonly calls: WixCalls }) {
  return {
    async upload(...[key, jpeg, signal]: Parameters<WixApi['uploadPicture']>): Promise<string> {
      const { uploadUrl } = await calls.call(key, {
        method: 'POST',
        path: '/site-media/v1/files/generate-upload-url',
        body: {
          ...{ mimeType: 'image/jpeg', fileName: 'product.jpg' },
          ...{ sizeInBytes: String(jpeg.length), private: false },
        },
        schema: begun,
        // An address that nothing is brought to is forgotten by Wix.
        idempotent: true,
        isExtra: true,
        signal,
      })
      const file = { type: 'image/jpeg', data: jpeg, schema: stored }
      return (await calls.upload(uploadUrl, file, signal)).file.id
    },
  }
}
