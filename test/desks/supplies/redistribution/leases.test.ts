import { expect, test } from 'vitest'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { waitFor } from '#test/support/wait.ts'
import { openTransferRig } from './rig.ts'

const rig = await openTransferRig({ isIdle: true })
const { clock } = rig

test('a process that dies in a window is followed by another long before a minute', async () => {
  const leases = createMemoryLeases({ clock })
  const begun = Promise.withResolvers<void>()
  let isDead = false
  const first = rig.process({
    leases: {
      async hold(...wish) {
        if (isDead) throw new Error('dead')
        return leases.hold(...wish)
      },
      release: async () => {},
    },
    mover: {
      ...rig.mover,
      limits: () => {
        begun.resolve()
        return new Promise(() => {})
      },
    },
  })
  const anna = await rig.seller()
  await rig.open(100, 100)
  await anna.plan()
  void first.round(new AbortController().signal)
  await begun.promise
  isDead = true
  const diedAt = clock.now()
  const second = rig.process({ leases })
  second.start()
  await waitFor(async () => {
    clock.advance(250)
    return (await anna.moves()).length > 0
  })
  expect(clock.now() - diedAt).toBeLessThan(40_000)
  await second.stop()
})
