import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Code that conversations run through: the chat and the desks. */
const ROOMS = ['telegram', 'desks']

let known: string | undefined

/** A name of the code that runs: equal for equal code, so that logs of another release are known for what they are. */
export function releaseName(): string {
  known ??= readName()
  return known
}

function readName(): string {
  const hash = createHash('sha256')
  for (const room of ROOMS) {
    const root = fileURLToPath(new URL(`../${room}`, import.meta.url))
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => name.endsWith('.ts')).sort()) {
      hash.update(file).update(readFileSync(join(root, file)))
    }
  }
  return hash.digest('base64url').slice(0, 16)
}
