import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

// Keeps what V8 compiled, and TypeScript without its types, for the next start: a third of its processor time. Where the
// folder cannot be written, nothing is kept. This file is no TypeScript, for the compiler of types (25 MB of memory) is
// then not even loaded.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))

const SRC = new URL('.', import.meta.url).href
const DRIZZLE = '/node_modules/drizzle-orm/'

/** @type {Map<string, import('node:module').ResolveFnOutput>} */
const resolved = new Map()

/**
 * Loaded first (`node --import ./src/preload.js`): says where modules are without looking. Our imports name their file, and
 * a package is looked for once, not for each of a thousand files: a fifth of the processor time of a start and 25 MB.
 *
 * Of drizzle-orm the CommonJS build is taken. Its ES modules make Node 24 parse the package's 180 KB package.json once for
 * every file, which costs 230 MB of memory and half a second at start; so does, in less measure, each require between its files.
 * Whoever loads the ES modules all the same, as tests do, is told their format, too.
 */
registerHooks({
  resolve(specifier, context, next) {
    const parent = context.parentURL ?? ''
    const isOurs = parent.startsWith(SRC)
    if (isOurs && specifier.endsWith('.ts')) {
      const url = specifier.startsWith('#')
        ? SRC + specifier.slice(1).replace(/^src\//, '')
        : new URL(specifier, parent).href
      return { url, format: 'module-typescript', shortCircuit: true }
    }
    const format = parent.includes(DRIZZLE) && /^\.\.?\//.test(specifier) && formatOf(specifier)
    if (format) return { url: new URL(specifier, parent).href, format, shortCircuit: true }
    const isDrizzle = /^drizzle-orm(\/|$)/.test(specifier)
    if (!isDrizzle && !(isOurs && context.conditions.includes('import')))
      return next(specifier, context)
    const conditions = isDrizzle ? ['node', 'require'] : context.conditions
    const found = resolved.get(specifier) ?? next(specifier, { ...context, conditions })
    resolved.set(specifier, found)
    return { ...found, shortCircuit: true }
  },
})

/** @param {string} file */
function formatOf(file) {
  if (file.endsWith('.cjs')) return 'commonjs'
  return file.endsWith('.js') ? 'module' : undefined
}
