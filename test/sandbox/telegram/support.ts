import { onTestFinished } from 'vitest'
import { createStepClock } from '#sandbox/clock.ts'
import { type SandboxOptions, startSandbox } from '#sandbox/server.ts'
import { createPerson } from '#sandbox/telegram/person.ts'
import { START_MS } from '#test/support/moments.ts'

/** A sandbox on a free port, closed when the test ends, with a plain caller of its Bot API. */
export async function openSandbox(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ clock: createStepClock({ startMs: START_MS }), ...options })
  onTestFinished(sandbox.close)
  const { apiRoot, token } = sandbox.telegram
  return {
    ...sandbox,
    /** The answer of a Bot API call as it came, whatever its status. */
    call: async (method: string, params: Record<string, unknown> = {}) => {
      const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
      })
      const body = (await response.json()) as Answer
      return { status: response.status, ...body }
    },
    /** A person who has pressed Start, or not. */
    person: async (options: { id?: number; locale?: string; started?: boolean } = {}) => {
      const { id = 1001, locale = 'ru', started = true } = options
      const person = await createPerson({
        ...{ url: sandbox.url, id, firstName: 'Анна', locale, timeoutMs: 180_000 },
      })
      onTestFinished(person.close)
      if (started) await person.say('/start')
      return person
    },
  }
}

export type OpenSandbox = Awaited<ReturnType<typeof openSandbox>>

export interface Answer {
  readonly ok: boolean
  // biome-ignore lint/suspicious/noExplicitAny: each method has its own result, checked by the tests that call it
  readonly result?: any
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: { readonly retry_after?: number }
}
