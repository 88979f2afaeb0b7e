import { badRequest } from '../bot/failure.ts'
import { readMultipart, type Upload } from './multipart.ts'

/** What a call brought, whichever of Telegram's four ways it came in. */
export interface Params {
  readonly fields: Readonly<Record<string, unknown>>
  readonly files: ReadonlyMap<string, Upload>
}

const NO_FILES: ReadonlyMap<string, Upload> = new Map()

/** Parameters of a call: query string, JSON, URL-encoded form or multipart. */
export async function readParams(request: Request): Promise<Params> {
  const query = new URL(request.url).searchParams
  const fromQuery = query.size > 0 ? Object.fromEntries(query) : {}
  if (request.method === 'GET') return { fields: fromQuery, files: NO_FILES }
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/form-data')) {
    const parts = readMultipart(Buffer.from(await request.arrayBuffer()), type)
    return { fields: { ...fromQuery, ...parts.fields }, files: parts.files }
  }
  const text = await request.text()
  if (text === '') return { fields: fromQuery, files: NO_FILES }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const form = Object.fromEntries(new URLSearchParams(text))
    return { fields: { ...fromQuery, ...form }, files: NO_FILES }
  }
  return { fields: { ...fromQuery, ...parseObject(text) }, files: NO_FILES }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // Answered below, as Telegram answers anything that is not a JSON object.
  }
  throw badRequest("can't parse request JSON object")
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text field; '' when absent, as Telegram reads it. */
export function textOf(params: Params, name: string): string {
  const value = params.fields[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** An integer field, also as a decimal string; undefined when absent or not a number. */
export function intOf(params: Params, name: string): number | undefined {
  const text = textOf(params, name).trim()
  return /^-?\d{1,16}$/.test(text) ? Number(text) : undefined
}

export function flagOf(params: Params, name: string): boolean {
  return ['true', '1', 'yes'].includes(textOf(params, name).toLowerCase())
}

/** A field that is an object or a list: given as such in JSON, as JSON text in the other forms. */
export function jsonOf(params: Params, name: string): unknown {
  const value = params.fields[name]
  if (typeof value !== 'string') return value
  if (value === '') return undefined
  try {
    return JSON.parse(value)
  } catch {
    throw badRequest(`can't parse ${name} JSON object`)
  }
}
