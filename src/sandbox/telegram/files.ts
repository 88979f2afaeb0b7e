import { randomBytes } from 'node:crypto'
import type { Upload } from './requests/multipart.ts'

export type FileKind = 'photo' | 'document'

export interface StoredFile extends Upload {
  readonly id: string
  readonly uniqueId: string
  readonly kind: FileKind
  /** Where the bot downloads it from, e.g. `documents/file_3.xlsx`. */
  readonly path: string
}

export interface Files {
  add(kind: FileKind, upload: Upload): StoredFile
  byId(id: string): StoredFile | undefined
  byPath(path: string): StoredFile | undefined
  all(): Iterable<StoredFile>
  restore(files: Iterable<StoredFile>): void
}

/** The latest files are kept, up to this many bytes together. */
const MAX_BYTES = 256 * 1024 * 1024

export function createFiles(): Files {
  const byId = new Map<string, StoredFile>()
  const byPath = new Map<string, StoredFile>()
  let bytes = 0
  const keep = (file: StoredFile) => {
    byId.set(file.id, file)
    byPath.set(file.path, file)
    bytes += file.bytes.length
    for (const oldest of byId.values()) {
      if (bytes <= MAX_BYTES || oldest === file) break
      byId.delete(oldest.id)
      byPath.delete(oldest.path)
      bytes -= oldest.bytes.length
    }
  }
  return {
    add: (kind, upload) => {
      const extension = /\.\w{1,8}$/.exec(upload.fileName)?.[0] ?? ''
      const file: StoredFile = {
        ...upload,
        // A copy, so that a file does not hold the whole request body in memory.
        bytes: Buffer.from(upload.bytes),
        id: `${kind === 'photo' ? 'AgAC' : 'BQAC'}${randomBytes(24).toString('base64url')}`,
        uniqueId: randomBytes(9).toString('base64url'),
        kind,
        path: `${kind}s/file_${byId.size}_${randomBytes(4).toString('hex')}${extension}`,
      }
      keep(file)
      return file
    },
    byId: (id) => byId.get(id),
    byPath: (path) => byPath.get(path),
    all: () => byId.values(),
    restore: (files) => {
      for (const file of files) keep(file)
    },
  }
}
