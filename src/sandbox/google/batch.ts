import { z } from 'zod'
import { CHANGES, Refused } from './changes.ts'
import { problem } from './problems.ts'
import type { SpreadsheetFile } from './world.ts'

const body = z.object({ requests: z.array(z.record(z.string(), z.unknown())).min(1) })

/** `spreadsheets.batchUpdate`: all requests or none of them. */
export function batchUpdate(file: SpreadsheetFile, sent: unknown): Response {
  const read = body.safeParse(sent)
  if (!read.success) return problem(400, 'Must specify at least one request.')
  const draft = structuredClone({ name: file.name, sheets: file.sheets })
  for (const [index, request] of read.data.requests.entries()) {
    const [[name, input] = ['', undefined], ...more] = Object.entries(request)
    const change = Object.hasOwn(CHANGES, name) ? CHANGES[name] : undefined
    if (more.length > 0 || !change) {
      const message = `Invalid JSON payload received. Unknown name "${name}" at 'requests[${index}]'`
      return problem(400, message)
    }
    const parsed = change.input.safeParse(input)
    if (!parsed.success) {
      const message = `Invalid requests[${index}].${name}: ${z.prettifyError(parsed.error)}`
      return problem(400, message)
    }
    try {
      change.apply(draft, parsed.data)
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      return problem(400, `Invalid requests[${index}].${name}: ${thrown.message}`)
    }
  }
  file.name = draft.name
  file.sheets = draft.sheets
  const replies = read.data.requests.map(() => ({}))
  return Response.json({ spreadsheetId: file.id, replies })
}
