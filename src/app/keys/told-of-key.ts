import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/connection.ts'
import { credentials } from '#desks/account/schema.ts'

/** Chat of whoever was told that a key was refused or has ended; undefined while it works, and for one that was removed. */
export async function toldOfKey(
  tx: Transaction,
  credentialId: string,
): Promise<number | undefined> {
  const [key] = await tx
    .select({ status: credentials.status, addedBy: credentials.addedBy })
    .from(credentials)
    .where(eq(credentials.id, credentialId))
  return key && TOLD.includes(key.status) ? key.addedBy : undefined
}

const TOLD = ['invalid', 'expired']
