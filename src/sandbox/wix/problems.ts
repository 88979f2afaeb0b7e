import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Fault } from '../service/faults.ts'

/** An answer as Wix gives it: every one has a number of its own. */
export function answer(body: object, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return Response.json(body, {
    status,
    headers: { 'x-wix-request-id': randomUUID(), ...headers },
  })
}

/** A refusal of the application. */
export function problem(status: number, code: string, description: string, headers = {}): Response {
  const details = { applicationError: { code, description, data: {} } }
  return answer({ message: description, details }, status, headers)
}

/** A body that is not as described. */
export function violation(field: string, description: string, violatedRule = 'OTHER'): Response {
  const fieldViolations = [{ field, description, violatedRule, ruleName: null, data: {} }]
  const details = { validationError: { fieldViolations } }
  return answer({ message: `${field} ${description}`, details }, 400)
}

export function violationOf({ issues: [issue] }: z.ZodError): Response {
  return violation(issue?.path.join('.') || 'body', issue?.message ?? 'is not as described')
}

/** A fault in Wix's words; bodies of 5xx are empty by design. */
export function wixRefusal(kind: 'http-5xx' | 'unpaid' | 'limited', fault: Fault): Response {
  if (kind === 'unpaid') return problem(403, 'FORBIDDEN', 'the site has no premium plan')
  if (kind === 'limited') return exhausted(fault.ms)
  return new Response(null, { status: fault.status ?? 503 })
}

export function exhausted(pauseMs?: number): Response {
  const headers = pauseMs === undefined ? {} : { 'retry-after': String(Math.ceil(pauseMs / 1_000)) }
  return problem(429, 'RESOURCE_EXHAUSTED', 'too many requests', headers)
}
