import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { AppError } from '#core/errors.ts'
import type { SealContext, Vault } from './vault.ts'

export interface MasterKey {
  /** 1 … 65 535, raised with every new key. */
  readonly version: number
  /** 32 random bytes. */
  readonly key: Uint8Array
}

/** Sealed record: format 1 byte | key version 2 | salt 16 | nonce 12 | tag 16 | ciphertext. */
const FORMAT = 1
const HEADER = 3
const SALT = 16
const NONCE = 12
const TAG = 16
const OVERHEAD = HEADER + SALT + NONCE + TAG
const KEY_BYTES = 32
const PURPOSE = 'prilavok/vault/aes-256-gcm'

/** Seals with `current`, opens with it and all `previous` ones. Throws on a key that is not 32 bytes. */
export function createVault(keys: { current: MasterKey; previous?: readonly MasterKey[] }): Vault {
  const { current, previous = [] } = keys
  const byVersion = new Map<number, KeyObject>()
  for (const { version, key } of [...previous, current]) {
    if (key.length !== KEY_BYTES) throw new Error(`Master key ${version} is not ${KEY_BYTES} bytes`)
    if (!Number.isInteger(version) || version < 1 || version > 0xffff) {
      throw new Error(`Master key version ${version} is not within 1…65535`)
    }
    byVersion.set(version, createSecretKey(key))
  }
  const sealing = createSecretKey(current.key)

  function open(sealed: Uint8Array, context: SealContext): string {
    const record = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
    const master = byVersion.get(versionOf(record))
    if (!master) throw unreadable()
    const header = record.subarray(0, HEADER)
    const salt = record.subarray(HEADER, HEADER + SALT)
    const nonce = record.subarray(HEADER + SALT, OVERHEAD - TAG)
    const decipher = createDecipheriv('aes-256-gcm', derive(master, salt), nonce, {
      authTagLength: TAG,
    })
    decipher.setAAD(associated(header, context))
    decipher.setAuthTag(record.subarray(OVERHEAD - TAG, OVERHEAD))
    try {
      return Buffer.concat([
        decipher.update(record.subarray(OVERHEAD)),
        decipher.final(),
      ]).toString()
    } catch (cause) {
      throw unreadable(cause)
    }
  }

  return {
    keyVersion: current.version,
    seal(plain, context) {
      const header = sealHeader(current.version)
      const salt = randomBytes(SALT)
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', derive(sealing, salt), nonce)
      cipher.setAAD(associated(header, context))
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([header, salt, nonce, cipher.getAuthTag(), text])
    },
    open,
    versionOf,
  }
}

/** First bytes of every record sealed with this key version: finds in SQL what a rotation has still to do. */
export function sealHeader(keyVersion: number): Buffer {
  const header = Buffer.alloc(HEADER)
  header.writeUInt8(FORMAT, 0)
  header.writeUInt16BE(keyVersion, 1)
  return header
}

function versionOf(sealed: Uint8Array): number {
  if (sealed.length < OVERHEAD || sealed[0] !== FORMAT) throw unreadable()
  return ((sealed[1] ?? 0) << 8) | (sealed[2] ?? 0)
}

/** Keys are key objects: node:crypto takes bytes too, and five times as long. */
function derive(master: KeyObject, salt: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', master, salt, PURPOSE, KEY_BYTES)))
}

/** JSON keeps the two words apart: ("ab", "c") is not ("a", "bc"). */
function associated(header: Uint8Array, context: SealContext): Buffer {
  return Buffer.concat([
    header,
    Buffer.from(JSON.stringify([context.workspaceId, context.service])),
  ])
}

function unreadable(cause?: unknown): AppError {
  return new AppError({ kind: 'internal', code: 'vault.unreadable', cause })
}
