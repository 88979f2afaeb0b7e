import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { createGate } from './gate.ts'
import { answer, problem } from './problems.ts'
import { mediaUrl } from './records.ts'
import type { WixWorld } from './world.ts'

const begin = z.object({
  mimeType: z.string().regex(/^image\//, 'must be a type of picture'),
  fileName: z.string().min(1),
  sizeInBytes: z.string().regex(/^\d+$/).optional(),
  private: z.boolean().optional(),
})
const JPEG = [0xff, 0xd8, 0xff]

/** The site's files: an address is asked for with the key, then the file is brought there, once and without it. */
export function filesHost(world: WixWorld): Hono<SandboxEnv> {
  const gate = createGate(world)
  const { uploads } = world
  return new Hono<SandboxEnv>()
    .post(
      '/site-media/v1/files/generate-upload-url',
      gate({
        ...{ name: 'files.begin', group: 'write', input: begin },
        act({ site, context }) {
          const token = randomUUID()
          uploads.set(token, site.id)
          const { origin, pathname } = new URL(context.req.url)
          const [base] = pathname.split('/site-media/')
          return answer({ uploadUrl: `${origin}${base}/upload/${token}` })
        },
      }),
    )
    .put('/upload/:token', async (context) => {
      const site = world.sites.get(uploads.get(context.req.param('token')) ?? '')
      if (!site) return problem(403, 'FORBIDDEN', 'the address was not asked for')
      const bytes = new Uint8Array(await context.req.arrayBuffer())
      const isJpeg = JPEG.every((byte, at) => bytes[at] === byte)
      if (context.req.header('content-type') !== 'image/jpeg' || !isJpeg) {
        return problem(400, 'INVALID_FILE', 'the file is not of the type that was told')
      }
      const id = `${context.req.param('token').slice(0, 8)}~mv2.jpg`
      if (!site.files?.includes(id)) site.files = [...(site.files ?? []), id]
      const file = { id, displayName: 'product.jpg', url: mediaUrl(id), mediaType: 'IMAGE' }
      return answer({ file: { ...file, operationStatus: 'READY' } })
    })
}
