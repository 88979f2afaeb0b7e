import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { type Component, createLifecycle } from '#platform/lifecycle.ts'
import { silentLog as log } from '#platform/log/log.ts'

function part(
  name: string,
  events: string[],
  fault: 'start' | 'stop' | undefined = undefined,
): Component {
  return {
    name,
    async start() {
      if (fault === 'start') throw new Error(`${name} is broken`)
      events.push(`+${name}`)
    },
    async stop() {
      events.push(`-${name}`)
      if (fault === 'stop') throw new Error(`${name} is stuck`)
    },
  }
}

test('parts start in order and stop in reverse, once', async () => {
  const events: string[] = []
  const lifecycle = createLifecycle({ log })
  await lifecycle.start([part('database', events), part('bot', events)])
  await Promise.all([lifecycle.stop('test'), lifecycle.stop('again')])
  expect(events).toEqual(['+database', '+bot', '-bot', '-database'])
})

test('when a part does not start, those before it are stopped and the reason is thrown', async () => {
  const events: string[] = []
  const lifecycle = createLifecycle({ log })
  const parts = [part('database', events), part('bot', events, 'start'), part('never', events)]
  await expect(lifecycle.start(parts)).rejects.toThrow('bot is broken')
  expect(events).toEqual(['+database', '-database'])
})

test('a stop during the start also stops the part that was just starting', async () => {
  const events: string[] = []
  const lifecycle = createLifecycle({ log })
  const begun = Promise.withResolvers<void>()
  const slow: Component = {
    ...part('slow', events),
    async start() {
      events.push('+slow')
      await begun.promise
    },
  }
  const starting = lifecycle.start([slow, part('never', events)])
  const stopping = lifecycle.stop('test')
  begun.resolve()
  await Promise.all([starting, stopping])
  expect(events).toEqual(['+slow', '-slow'])
})

test('a part that fails to stop does not keep the others', async () => {
  const events: string[] = []
  const lifecycle = createLifecycle({ log })
  await lifecycle.start([part('database', events), part('bot', events, 'stop')])
  await lifecycle.stop('test')
  expect(events).toEqual(['+database', '+bot', '-bot', '-database'])
})

/** A process whose only part takes `stopMs` to stop (for ever when negative). */
function startProcess(stopMs: number, limitMs: number) {
  const code = `
    import { createLifecycle } from '#platform/lifecycle.ts'
    import { silentLog as log } from '#platform/log/log.ts'
    const lifecycle = createLifecycle({ log, stopMs: ${limitMs} })
    const stop = () => {
      console.log('stopping')
      return new Promise((done) => ${stopMs} < 0 || setTimeout(done, ${stopMs}))
    }
    lifecycle.listen()
    await lifecycle.start([{ name: 'part', stop }])
    setInterval(() => {}, 1000)
    console.log('started')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, line: async () => (await lines.next()).value, exit: once(child, 'exit') }
}

test('SIGTERM stops the parts and ends with 0', async () => {
  const { child, line, exit } = startProcess(10, 10_000)
  expect(await line()).toBe('started')
  child.kill('SIGTERM')
  expect(await line()).toBe('stopping')
  expect(await exit).toEqual([0, null])
})

test('what never stops is given up after the limit, with 1', async () => {
  const { child, line, exit } = startProcess(-1, 50)
  expect(await line()).toBe('started')
  child.kill('SIGTERM')
  expect(await exit).toEqual([1, null])
})

test('a second signal ends at once', async () => {
  const { child, line, exit } = startProcess(-1, 60_000)
  expect(await line()).toBe('started')
  child.kill('SIGINT')
  expect(await line()).toBe('stopping')
  child.kill('SIGINT')
  expect(await exit).toEqual([1, null])
})
