import { expect, test } from 'vitest'
import type { Priority } from '#desks/imports/ports.ts'
import { createFlights } from '#desks/imports/source/flights.ts'

const nobody = () => {}

test('a load that all have left is joined by nobody who comes after', async () => {
  const join = createFlights()
  const person = new AbortController()
  const run = new AbortController()
  /** One that takes its time to end when it is given up. */
  const slow = () => new Promise<string>(() => {})
  const ask = (priority: Priority, { signal }: AbortController, load: () => Promise<string>) =>
    join('card', { priority, signal }, load, nobody)
  const left = [ask('interactive', person, slow), ask('background', run, slow)]
  const gone = Promise.allSettled(left)
  person.abort(new Error('the person left'))
  run.abort(new Error('the run was paused'))
  await gone
  expect(await ask('interactive', new AbortController(), async () => 'card')).toBe('card')
})
