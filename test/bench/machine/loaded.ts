import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

/**
 * Loaded first (`node --import`): writes the name of every package that is loaded into the file that `LOADED_PACKAGES`
 * names, one a line.
 */
const file = process.env.LOADED_PACKAGES
const seen = new Set<string>()

if (file) {
  registerHooks({
    load(url, context, next) {
      const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1]
      if (name && !seen.has(name)) {
        seen.add(name)
        appendFileSync(file, `${name}\n`)
      }
      return next(url, context)
    },
  })
}
