import { customType } from 'drizzle-orm/pg-core'

/** Binary data: what the vault has sealed. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
