import { createHash } from 'node:crypto'

/** What tells two secrets apart without keeping either. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
