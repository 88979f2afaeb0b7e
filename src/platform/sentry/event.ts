import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** What is read of a line of the log: redacted already, like all of it. */
const line = z.looseObject({
  level: z.string(),
  time: z.string().optional(),
  msg: z.string().optional(),
  requestId: z.string().optional(),
  err: z
    .looseObject({
      name: z.string().optional(),
      message: z.string().optional(),
      code: z.union([z.string(), z.number()]).optional(),
      stack: z.string().optional(),
    })
    .optional(),
})

export interface SentryEvent {
  readonly event_id: string
  /** What makes two events the same trouble. */
  readonly fingerprint: readonly string[]
  readonly [field: string]: unknown
}

/** The event of a line of the log at level `error`; undefined for any other line. */
export function eventOf(text: string, release: string): SentryEvent | undefined {
  if (!text.includes('"level":"error"')) return undefined
  const read = line.safeParse(json(text))
  if (!read.success || read.data.level !== 'error') return undefined
  const { msg = '', time, requestId, err } = read.data
  const type = err?.name ?? 'Error'
  const code = err?.code === undefined ? undefined : String(err.code)
  return {
    event_id: randomUUID().replaceAll('-', ''),
    ...(time === undefined ? {} : { timestamp: time }),
    ...{ platform: 'node', level: 'error', logger: 'prilavok', release },
    message: { formatted: msg },
    fingerprint: [msg, type, code ?? ''],
    tags: { ...(code && { code }), ...(requestId && { request: requestId }) },
    ...(err && {
      exception: {
        values: [
          {
            ...{ type, value: err.message ?? '' },
            stacktrace: { frames: framesOf(err.stack ?? '') },
          },
        ],
      },
    }),
  }
}

/** Oldest call first, as Sentry wants them. */
function framesOf(stack: string) {
  return stack
    .split('\n')
    .flatMap((text) => {
      const [, name, file, row, column] =
        /^\s+at (?:(.+?) \()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/.exec(text) ?? []
      if (file === undefined) return []
      return [
        {
          function: name ?? '?',
          filename: file.replace(/^.*\/(?=src\/|node_modules\/)/, ''),
          ...{ lineno: Number(row), colno: Number(column) },
          in_app: !/node_modules|^node:/.test(file),
        },
      ]
    })
    .reverse()
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
