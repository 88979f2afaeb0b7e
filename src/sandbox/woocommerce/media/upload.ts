import { createHash } from 'node:crypto'
import { WpError } from '../wp/problems.ts'
import type { WpRequest } from '../wp/request.ts'

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Fields of a form. */
  readonly fields: Readonly<Record<string, string>>
  readonly isForm: boolean
}

/** The file of a request, raw or in a form. Throws {@link WpError}. */
export function uploadedFile(request: WpRequest): UploadedFile {
  const type = request.header('content-type') ?? ''
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1]
  const file = boundary === undefined ? rawFile(request, type) : formFile(request.bytes, boundary)
  const wanted = request.header('content-md5')?.trim()
  if (wanted !== undefined && wanted !== '') checkHash(file.bytes, wanted)
  return file
}

function rawFile(request: WpRequest, type: string): UploadedFile {
  const refuse = (code: string, message: string) => new WpError(`rest_upload_${code}`, message, 400)
  if (request.bytes.length === 0) throw refuse('no_data', 'No data supplied.')
  if (type === '') throw refuse('no_content_type', 'No Content-Type supplied.')
  const disposition = request.header('content-disposition')
  if (!disposition) throw refuse('no_content_disposition', 'No Content-Disposition supplied.')
  const name = /;\s*filename\s*=\s*("[^"]*"|[^;]*)/i
    .exec(disposition)?.[1]
    ?.replaceAll('"', '')
    .trim()
  if (!name) {
    throw refuse(
      'invalid_disposition',
      'Invalid Content-Disposition supplied. Content-Disposition needs to be formatted as `attachment; filename="image.png"` or similar.',
    )
  }
  return { name, bytes: request.bytes, fields: {}, isForm: false }
}

/** Reads a form (RFC 7578); the file comes in the part named `file`. */
function formFile(bytes: Uint8Array, boundary: string): UploadedFile {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mark = Buffer.from(`--${boundary}`)
  const fields: Record<string, string> = {}
  let file: { readonly name: string; readonly bytes: Uint8Array } | undefined
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length)
    if (next < 0) break
    const part = body.subarray(at + mark.length + 2, next - 2)
    const headEnd = part.indexOf('\r\n\r\n')
    const head = part.subarray(0, headEnd).toString()
    const content = part.subarray(headEnd + 4)
    const name = /[\s;]name="([^"]*)"/i.exec(head)?.[1] ?? ''
    const filename = /filename="([^"]*)"/i.exec(head)?.[1]
    if (filename !== undefined && name === 'file') file = { name: filename, bytes: content }
    else if (name !== '') fields[name] = content.toString()
    at = next
  }
  if (file && file.bytes.length > 0) return { ...file, fields, isForm: true }
  throw new WpError('rest_upload_no_data', 'No data supplied.', 400)
}

function checkHash(bytes: Uint8Array, wanted: string): void {
  // In hex, not in base64 as RFC 1864 has it.
  if (createHash('md5').update(bytes).digest('hex') === wanted) return
  const message = 'Content hash did not match expected.'
  throw new WpError('rest_upload_hash_mismatch', message, 412)
}
