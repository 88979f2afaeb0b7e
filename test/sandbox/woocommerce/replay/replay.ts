import { seedShop } from '#sandbox/woocommerce/catalog/seed.ts'
import { createWooSandbox } from '#sandbox/woocommerce/index.ts'
import { mimeOfName } from '#sandbox/woocommerce/media/image-size.ts'
import type { Json, JsonObject } from '#sandbox/woocommerce/records.ts'
import { intOf, objectOf, textOf } from '#sandbox/woocommerce/wp/values.ts'
import { createTestClock } from '#test/support/clock.ts'
import { shapeOf } from './alike.ts'
import { before } from './before.ts'
import { type Pair, urlOf } from './pair.ts'
import { pictureBytes } from './pictures.ts'

/** When the pairs were recorded. */
const NOW = Date.UTC(2026, 10, 21)

export interface Replayed {
  readonly status: number
  readonly body: Json
  readonly headers: Readonly<Record<string, string>>
}

const HEADERS = ['location', 'x-wp-total', 'x-wp-totalpages', 'allow', 'link']

/** The shapes of an answer's parts, and of the same parts of another one. */
export function seen({ status, body, headers }: Replayed, of: Pair): Replayed {
  const named = HEADERS.filter((name) => of.headers[name] !== undefined)
  return {
    status,
    body: shapeOf(body),
    headers: Object.fromEntries(named.map((name) => [name, String(shapeOf(headers[name] ?? ''))])),
  }
}

/** Puts a shop into the state before the pair and asks it the same. */
export async function replay(pair: Pair): Promise<Replayed> {
  const clock = createTestClock(NOW)
  const { app, world } = createWooSandbox({ clock })
  const shop = world.addShop('recorded')
  const setting = objectOf(pair.body)
  if (setting?.id === 'woocommerce_currency') shop.settings.currency = textOf(setting.value)
  seedShop(shop, NOW, before(shop, pair))
  const password = world.issuePassword('recorded')
  const headers = new Headers(uploadHeaders(pair))
  headers.set('authorization', `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`)
  const isUpload = pair.method === 'POST' && urlOf(pair).pathname === '/wp/v2/media'
  if (!isUpload) headers.set('content-type', 'application/json')
  const content = isUpload ? uploadBody(pair) : bodyOf(pair)
  const answer = await app.request(`http://127.0.0.1:8490/recorded/wp-json${pair.path}`, {
    ...{ method: pair.method, headers, ...(content !== undefined && { body: content }) },
  })
  return {
    status: answer.status,
    body: (await answer.json()) as Json,
    headers: Object.fromEntries(answer.headers),
  }
}

/** A slug with a number although nobody has it without: its neighbour was gone by the time of the answer, so the slug is asked for. */
function bodyOf({ req, body }: Pair): string | undefined {
  if (req === undefined) return undefined
  const { slug, generated_slug: free } = objectOf(body) ?? {}
  const isAlone = req.slug === undefined && textOf(slug).startsWith(`${textOf(free)}-`)
  return JSON.stringify(
    isAlone && free !== undefined && slug !== undefined ? { ...req, slug } : req,
  )
}

const codeOf = ({ body }: Pair): string => textOf(objectOf(body)?.code)

/** What was sent of an upload is told by the answer to it. */
function uploadHeaders(pair: Pair): Record<string, string> {
  const answer = objectOf(pair.body)
  const name = textOf(answer?.source_url).replace(/^.*\//, '') || 'file.jpg'
  const code = codeOf(pair)
  if (isForm(pair)) return {}
  return {
    'content-type': mimeOf(answer ?? {}),
    ...(code !== 'rest_upload_no_content_disposition' && {
      'content-disposition':
        code === 'rest_upload_invalid_disposition'
          ? 'attachment'
          : `attachment; filename="${name}"`,
    }),
    ...(code === 'rest_upload_hash_mismatch' && { 'content-md5': '0'.repeat(32) }),
  }
}

/** What a file is: told, or known by its name. */
const mimeOf = ({ mime_type, source_url }: JsonObject): string =>
  textOf(mime_type) || mimeOfName(textOf(source_url)) || 'image/jpeg'

/** A title of its own came in a form. */
function isForm({ body }: Pair): boolean {
  const answer = objectOf(body)
  const stem = textOf(answer?.source_url).replace(/^.*\/|\.[^.]+$/g, '')
  return answer?.source_url !== undefined && textOf(objectOf(answer.title)?.raw) !== stem
}

function uploadBody(pair: Pair): Uint8Array<ArrayBuffer> | FormData {
  const answer = objectOf(pair.body) ?? {}
  const code = codeOf(pair)
  if (code === 'rest_upload_no_data') return new Uint8Array()
  if (code === 'rest_upload_sideload_error') return new Uint8Array(Buffer.from('no picture at all'))
  const details = objectOf(answer.media_details)
  const mime = mimeOf(answer)
  if (!mime.startsWith('image/')) return new Uint8Array(Buffer.from('%PDF-1.4, or any text'))
  const bytes = pictureBytes(mime, intOf(details?.width) || 10, intOf(details?.height) || 10)
  if (!isForm(pair)) return bytes
  const form = new FormData()
  const name = textOf(answer.source_url).replace(/^.*\//, '')
  form.set('file', new File([bytes], name, { type: mime }))
  form.set('title', textOf(objectOf(answer.title)?.raw))
  form.set('alt_text', textOf(answer.alt_text))
  for (const name of ['caption', 'description']) {
    const said = textOf(objectOf(answer[name])?.raw)
    if (said !== '') form.set(name, said)
  }
  return form
}
