import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

// Keeps what V8 compiled, and TypeScript without its types, for the next start: a third of its processor time. Where the
// folder cannot be written, nothing is kept. This file is no TypeScript, for the compiler of types (25 MB of memory) is
// then not even loaded.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))

/** @type {Map<string, import('node:module').ResolveFnOutput>} */
const resolved = new Map()

/**
 * Loaded first (`node --import ./src/preload.js`): takes drizzle-orm's CommonJS build and remembers where its entries are.
 * Its ES modules make Node 24 parse the package's 180 KB package.json once for every file, which costs 230 MB of memory
 * and half a second at start; so does, in less measure, every import of it from a file of ours.
 */
registerHooks({
  resolve(specifier, context, next) {
    if (!/^drizzle-orm(\/|$)/.test(specifier)) return next(specifier, context)
    const found =
      resolved.get(specifier) ?? next(specifier, { ...context, conditions: ['node', 'require'] })
    resolved.set(specifier, found)
    return { ...found, shortCircuit: true }
  },
})
