import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Backend, backends } from './backends.ts'

describe.each(backends)('leases in %s', (_name, open) => {
  let backend: Backend
  beforeAll(async () => {
    backend = await open()
  })

  test('one owner at a time', async () => {
    const name = randomUUID()
    const owners = Array.from({ length: 20 }, (_, i) => `owner-${i}`)
    const held = await Promise.all(owners.map((owner) => backend.leases.hold(name, owner, 60_000)))
    expect(held.filter(Boolean)).toHaveLength(1)
  })

  test('the owner renews, others wait until it ends', async () => {
    const name = randomUUID()
    expect(await backend.leases.hold(name, 'a', 300)).toBe(true)
    expect(await backend.leases.hold(name, 'a', 60_000)).toBe(true)
    await backend.pass(310)
    expect(await backend.leases.hold(name, 'b', 400)).toBe(false)
    expect(await backend.leases.hold(name, 'a', 30)).toBe(true)
    await backend.pass(45)
    expect(await backend.leases.hold(name, 'b', 400)).toBe(true)
  })

  test('only the owner gives it back', async () => {
    const name = randomUUID()
    await backend.leases.hold(name, 'a', 60_000)
    await backend.leases.release(name, 'b')
    expect(await backend.leases.hold(name, 'b', 60_000)).toBe(false)
    await backend.leases.release(name, 'a')
    expect(await backend.leases.hold(name, 'b', 60_000)).toBe(true)
  })

  test('names are apart', async () => {
    expect(await backend.leases.hold(randomUUID(), 'a', 60_000)).toBe(true)
    expect(await backend.leases.hold(randomUUID(), 'b', 60_000)).toBe(true)
  })
})
