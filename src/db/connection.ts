import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'

export type Database = PostgresJsDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
