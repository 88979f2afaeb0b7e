import type { JsonObject } from '../records.ts'
import type { Fault } from './faults.ts'

/** A refusal in WordPress' words. */
export class WpError extends Error {
  readonly code: string
  readonly status: number
  /** Null where WordPress gives none: it answers 500 then. */
  readonly data: (JsonObject & { status: number }) | null

  constructor(code: string, message: string, status: number, data: JsonObject | null = {}) {
    super(message)
    this.code = code
    this.status = status
    this.data = data && { status, ...data }
  }
}

/** Its JSON; rows of a batch have the same. */
export function errorBody({ code, message, data }: WpError): JsonObject {
  return { code, message, data }
}

/** What PHP leaves behind when it dies. */
export function fatalError(): WpError {
  const message =
    '<p>There has been a critical error on this website.</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>'
  return new WpError('internal_server_error', message, 500)
}

export function noRoute(): WpError {
  const message = 'No route was found matching the URL and request method.'
  return new WpError('rest_no_route', message, 404)
}

/** Fields that were refused, in the order of the schema. */
export function invalidParams(found: readonly (Fault & { readonly field: string })[]): WpError {
  const params = Object.fromEntries(found.map(({ field, message }) => [field, message]))
  const details = Object.fromEntries(
    found.map(({ field, code, message, param }) => [
      field,
      { code, message, data: param === undefined ? null : { param } },
    ]),
  )
  const names = found.map(({ field }) => field).join(', ')
  const message = `Invalid parameter(s): ${names}`
  return new WpError('rest_invalid_param', message, 400, { params, details })
}

export function missingParams(names: readonly string[]): WpError {
  const message = `Missing parameter(s): ${names.join(', ')}`
  return new WpError('rest_missing_callback_param', message, 400, { params: [...names] })
}

/** A page of what stands before WordPress: the host, a firewall, a cache. */
export function htmlPage(status: number, title: string, headers: Record<string, string> = {}) {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><center><h1>${title}</h1></center><hr></body></html>`
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
  })
}
