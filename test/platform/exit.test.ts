import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

/** More than a pipe holds. */
const LONG = 2_000_000
const MODULE = new URL('../../src/platform/exit.ts', import.meta.url).href

function printLong() {
  const script = `import { exitFlushed } from ${JSON.stringify(MODULE)}
    console.log('x'.repeat(${LONG}))
    await exitFlushed(3)`
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: [...stdio] })
}

test('what was printed arrives whole before the process ends', async () => {
  const child = printLong()
  const ended = once(child, 'exit')
  expect((await text(child.stdout)).length).toBe(LONG + 1)
  expect(await ended).toEqual([3, null])
})

test('a reader that goes away ends it too', async () => {
  const child = printLong()
  const ended = once(child, 'exit')
  child.stdout.once('data', () => child.stdout.destroy())
  expect(await ended).toEqual([3, null])
})
