/** A refusal in Telegram's own words, as its Bot API answers it. */
export class ApiFailure extends Error {
  readonly code: number
  readonly description: string
  readonly retryAfter: number | undefined
  /** The supergroup that a group has become. */
  readonly movedTo: number | undefined

  /** `retryAfter` in whole seconds, only with 429. */
  constructor(code: number, description: string, retryAfter?: number, movedTo?: number) {
    super(description)
    this.name = 'ApiFailure'
    this.code = code
    this.description = description
    this.retryAfter = retryAfter
    this.movedTo = movedTo
  }
}

export const badRequest = (reason: string) => new ApiFailure(400, `Bad Request: ${reason}`)
export const forbidden = (reason: string) => new ApiFailure(403, `Forbidden: ${reason}`)
export const conflict = (reason: string) => new ApiFailure(409, `Conflict: ${reason}`)
export const tooMany = (seconds: number) =>
  new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, seconds)

export const movedChat = (reason: string, to: number) =>
  new ApiFailure(400, `Bad Request: ${reason}`, undefined, to)

/** The JSON body of a refusal. */
export function failureBody(failure: ApiFailure) {
  return {
    ok: false,
    error_code: failure.code,
    description: failure.description,
    ...(failure.retryAfter !== undefined && { parameters: { retry_after: failure.retryAfter } }),
    ...(failure.movedTo !== undefined && { parameters: { migrate_to_chat_id: failure.movedTo } }),
  }
}
