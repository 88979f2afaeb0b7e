export interface Upload {
  readonly fileName: string
  readonly mimeType: string
  readonly bytes: Buffer
}

export interface Multipart {
  readonly fields: Record<string, string>
  readonly files: Map<string, Upload>
}

/**
 * Reads multipart/form-data. Written here because grammY sends `filename=` without quotes and header names in lower
 * case, which Telegram accepts and the parser built into fetch does not.
 */
export function readMultipart(body: Buffer, contentType: string): Multipart {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1] ?? ''
  const delimiter = Buffer.from(`--${boundary}`)
  const result: Multipart = { fields: {}, files: new Map() }
  let start = body.indexOf(delimiter)
  while (start !== -1) {
    const from = start + delimiter.length
    const end = body.indexOf(`\r\n--${boundary}`, from)
    if (end === -1) break
    addPart(result, body.subarray(from + 2, end))
    start = end + 2
  }
  return result
}

function addPart(result: Multipart, part: Buffer): void {
  const split = part.indexOf('\r\n\r\n')
  if (split === -1) return
  const head = part.subarray(0, split).toString('utf8')
  const content = part.subarray(split + 4)
  const name = attribute(head, 'name')
  if (name === undefined) return
  const fileName = attribute(head, 'filename')
  if (fileName === undefined) {
    result.fields[name] = content.toString('utf8')
    return
  }
  const mimeType = /^content-type:\s*([^\r\n;]+)/im.exec(head)?.[1] ?? 'application/octet-stream'
  result.files.set(name, { fileName, mimeType, bytes: content })
}

function attribute(head: string, key: string): string | undefined {
  const found = new RegExp(`[;\\s]${key}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head)
  return found ? (found[1] ?? found[2]) : undefined
}
