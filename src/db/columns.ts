import { customType } from 'drizzle-orm/pg-core'
import { toJson } from './storable.ts'

/** Binary data: what the vault has sealed. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** The only JSON column: what comes from outside may hold characters that PostgreSQL refuses. */
export const jsonb = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: toJson,
})
