import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'

const key1 = { version: 1, key: randomBytes(32) }
const key2 = { version: 2, key: randomBytes(32) }
const vault = createVault({ current: key1 })
const context = { workspaceId: '0190a7c0-0000-7000-8000-000000000001', service: 'wildberries' }

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'none'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test('any text comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      expect(vault.open(vault.seal(plain, context), context)).toBe(plain)
    }),
  )
})

test('the same text never seals to the same record, nor under the same derived key', () => {
  const one = Buffer.from(vault.seal('secret', context))
  const two = Buffer.from(vault.seal('secret', context))
  expect(one.subarray(3, 19).equals(two.subarray(3, 19))).toBe(false)
  expect(one.subarray(19, 31).equals(two.subarray(19, 31))).toBe(false)
  expect(one.includes('secret')).toBe(false)
})

test('any flipped bit makes a record unreadable', () => {
  const sealed = vault.seal('a key that matters', context)
  fc.assert(
    fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
      const changed = Uint8Array.from(sealed)
      const at = Math.floor(bit / 8)
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8))
      expect(codeOf(() => vault.open(changed, context))).toBe('vault.unreadable')
    }),
    { numRuns: 400 },
  )
})

test('any cut makes a record unreadable', () => {
  const sealed = vault.seal('a key that matters', context)
  for (let length = 0; length < sealed.length; length += 1) {
    expect(codeOf(() => vault.open(sealed.subarray(0, length), context))).toBe('vault.unreadable')
  }
})

test('a record opens in no other place, also when the words of the place only run together alike', () => {
  const word = fc.string({ maxLength: 6 })
  fc.assert(
    fc.property(word, word, word, word, (workspaceId, service, otherWorkspace, otherService) => {
      fc.pre(workspaceId !== otherWorkspace || service !== otherService)
      const sealed = vault.seal('secret', { workspaceId, service })
      const other = { workspaceId: otherWorkspace, service: otherService }
      expect(codeOf(() => vault.open(sealed, other))).toBe('vault.unreadable')
    }),
  )
  const sealed = vault.seal('secret', { workspaceId: 'ab', service: 'c' })
  expect(codeOf(() => vault.open(sealed, { workspaceId: 'a', service: 'bc' }))).toBe(
    'vault.unreadable',
  )
})

test('after a rotation old records open and new ones carry the new version', () => {
  const old = vault.seal('secret', context)
  const rotated = createVault({ current: key2, previous: [key1] })
  expect(rotated.open(old, context)).toBe('secret')
  expect(rotated.versionOf(old)).toBe(1)
  const sealed = rotated.seal('secret', context)
  expect(rotated.versionOf(sealed)).toBe(2)
  expect(codeOf(() => vault.open(sealed, context))).toBe('vault.unreadable')
  expect(codeOf(() => createVault({ current: key2 }).open(old, context))).toBe('vault.unreadable')
})

test('a key of the right version but other bytes does not open', () => {
  const other = createVault({ current: { version: 1, key: randomBytes(32) } })
  expect(codeOf(() => other.open(vault.seal('secret', context), context))).toBe('vault.unreadable')
})

test('keys of a wrong size are refused', () => {
  expect(() => createVault({ current: { version: 1, key: randomBytes(16) } })).toThrow('32 bytes')
  expect(() => createVault({ current: { version: 0, key: randomBytes(32) } })).toThrow('65535')
})
