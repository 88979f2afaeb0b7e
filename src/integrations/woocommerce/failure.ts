import { z } from 'zod'
import { AppError, type ErrorKind } from '#core/errors.ts'
import type { HttpFailure } from '#platform/http/options.ts'

const REASON_LENGTH = 300

const problem = z.object({
  code: z.string(),
  message: z.string().catch(''),
  data: z
    .object({ resource_id: z.number().optional().catch(undefined) })
    .nullish()
    .catch(null),
})

type Named = readonly [ErrorKind, string]

/** By the code in the body, whatever the status: WordPress says 500 of a file it will not take, and 400 of a product that is gone. */
const CODES: readonly (readonly [RegExp, Named])[] = [
  [/^(?:incorrect_password|invalid_username|invalid_email)$/, ['auth', 'woo.wrong_password']],
  [/^product_invalid_sku$/, ['invalid', 'woo.sku_taken']],
  [/_invalid_image_id$/, ['invalid', 'woo.no_media']],
  [/^rest_upload_sideload_error$/, ['invalid', 'woo.picture_refused']],
  [/^rest_upload_hash_mismatch$/, ['unavailable', 'woo.upload_damaged']],
  [/request_entity_too_large$/, ['invalid', 'woo.batch_size']],
  [/^rest_no_route$/, ['not-found', 'woo.no_route']],
  [
    /(?:_invalid_id|term_invalid|attribute_invalid|taxonomy_invalid)$/,
    ['not-found', 'woo.not_found'],
  ],
]

/** By the status, where the code says nothing special. */
const STATUSES: Readonly<Record<number, Named>> = {
  401: ['auth', 'woo.unauthorized'],
  403: ['auth', 'woo.forbidden'],
  404: ['not-found', 'woo.not_found'],
  410: ['not-found', 'woo.not_found'],
  429: ['limit', 'woo.rate_limited'],
}

/** What a non-2xx of a shop means; undefined leaves it to the general rules (5xx: nobody knows what became of a write). */
export function wooFailure(failure: HttpFailure): AppError | undefined {
  const said = problem.safeParse(failure.body).data
  return said ? refusalOf(failure.status, said) : strangerOf(failure)
}

/** A refusal in a row of a batch or in an answer of its own. */
function refusalOf(status: number, said: z.infer<typeof problem>): AppError | undefined {
  const named = namedOf(status, said)
  if (!named) return undefined
  const [kind, code] = named
  const resourceId = said.data?.resource_id
  const vars = { reason: plainText(said.message), ...(resourceId !== undefined && { resourceId }) }
  return new AppError({
    ...{ kind, code, vars, cause: new Error(`HTTP ${status} ${said.code}`) },
    ...(kind === 'invalid' && { messageKey: 'error-woo-invalid' }),
  })
}

function namedOf(status: number, { code, message }: z.infer<typeof problem>): Named | undefined {
  if (/lookup table/.test(message)) return ['invalid', 'woo.sku_in_trash']
  if (/write permissions/.test(message)) return ['auth', 'woo.read_only']
  const named = CODES.find(([look]) => look.test(code))?.[1] ?? STATUSES[status]
  if (named || status >= 500) return named
  return ['invalid', 'woo.invalid']
}

/** A body that is no JSON comes from what stands before WordPress, which then knows nothing of the call. */
function strangerOf({ status, headers }: HttpFailure): AppError | undefined {
  if (status >= 500 && status !== 501) return undefined
  if (status === 429) return undefined
  const cause = new Error(`HTTP ${status} ${headers['content-type'] ?? ''}`)
  if (status === 413) return new AppError({ kind: 'invalid', code: 'woo.too_large', cause })
  if (status < 400) return new AppError({ kind: 'invalid', code: 'woo.moved', cause })
  return blocked(status, cause)
}

/** A firewall, a challenge page or a host that blocks a method answered in the shop's place. */
export function blocked(status: number, cause?: unknown): AppError {
  const vars = { status }
  return new AppError({
    ...{ kind: 'unavailable', code: 'woo.blocked', messageKey: 'error-woo-blocked', vars, cause },
  })
}

/** The shop's own words, which are HTML, as a line of text. */
export function plainText(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, REASON_LENGTH)
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
}

/** WordPress stores names with entities in them. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMES[name.toLowerCase()] ?? whole
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
