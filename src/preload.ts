import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

// Keeps what V8 compiled, and TypeScript without its types, for the next start: a quarter of its processor time. Where
// the folder cannot be written, nothing is kept.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))

/**
 * Loaded first (`node --import ./src/preload.ts`): takes drizzle-orm's CommonJS build. Its ES modules make Node 24
 * parse the package's 180 KB package.json once for every file, which costs 230 MB of memory and half a second at start.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier,
      /^drizzle-orm(\/|$)/.test(specifier)
        ? { ...context, conditions: ['node', 'require'] }
        : context,
    ),
})
