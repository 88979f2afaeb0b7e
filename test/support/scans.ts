import { drizzle } from 'drizzle-orm/node-postgres'
import { expect } from 'vitest'
import type { Database, OpenDatabase } from '#db/connection.ts'

/** Sees how statements are planned on filled tables; `growing` are those that must be read by an index. */
export function watchScans(growing: readonly string[]) {
  const asked: { query: string; params: unknown[] }[] = []
  let database: OpenDatabase | undefined

  return {
    /** What was sent last. */
    asked,

    watched(open: OpenDatabase): Database {
      database = open
      return drizzle(open.pool, {
        casing: 'snake_case',
        logger: { logQuery: (query, params) => asked.push({ query, params }) },
      })
    },

    /** Statements of `work` that read a growing table from end to end. */
    async scansOf(work: () => unknown): Promise<string[]> {
      asked.length = 0
      await work()
      const isPlanned = /^\s*(select|insert|update|delete|with)/i
      const statements = asked.filter(({ query }) => isPlanned.test(query))
      expect(statements.length).toBeGreaterThan(0)
      const scans: string[] = []
      for (const { query, params } of statements) {
        const answer = await database?.pool.query(`explain ${query}`, params)
        const plan = answer?.rows.map((row) => String(row['QUERY PLAN'])).join('\n') ?? ''
        for (const [, table = ''] of plan.matchAll(/Seq Scan on "?(\w+)/g))
          if (growing.includes(table)) scans.push(`${table}: ${query}\n${plan}`)
      }
      return scans
    },
  }
}
