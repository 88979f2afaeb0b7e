import { expect, test } from 'vitest'
import { hold, playStories } from '#src/demo/tour/goals.ts'

const done = async () => {}

test('every goal reached: true, with a line each', async () => {
  const lines: string[] = []
  const steps = [
    { goal: 'greeted', play: done },
    { goal: 'caught', play: done },
  ]
  const results = await playStories([{ title: 'Morning', steps }], {
    print: (line) => lines.push(line),
  })
  expect(results.map(({ outcome }) => outcome)).toEqual(['reached', 'reached'])
  expect(lines.filter((line) => line.startsWith('  ✓'))).toHaveLength(2)
  expect(lines.at(-1)).toMatch(/2 of 2 goals/)
})

test('a step that fails or hangs is named, the rest of its story is not tried, other stories are', async () => {
  const lines: string[] = []
  const never = () => new Promise(() => {})
  const stories = [
    {
      title: 'Morning',
      steps: [
        { goal: 'fails', play: async () => hold(false, 'waited in vain for «Ключ». Now: меню') },
        { goal: 'later', play: done },
      ],
    },
    { title: 'Noon', steps: [{ goal: 'hangs', play: never }] },
    { title: 'Evening', steps: [{ goal: 'reached', play: done }] },
  ]
  const results = await playStories(stories, { print: (line) => lines.push(line), stepMs: 20 })
  expect(results.map(({ outcome }) => outcome)).toEqual([
    'failed',
    'not tried',
    'failed',
    'reached',
  ])
  const report = lines.join('\n')
  expect(report).toContain('✗ waited in vain for «Ключ». Now: меню')
  expect(report).toContain('✗ not done in 0.02 s')
  expect(report).toMatch(/✗ later +not tried/)
  expect(report).toMatch(/✓ reached/)
  expect(report).toContain('1 of 4 goals')
})
