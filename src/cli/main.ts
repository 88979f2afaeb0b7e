import { existsSync } from 'node:fs'
import { exitFlushed } from '#platform/exit.ts'
import { ConfigError } from '#src/config.ts'
import { COMMANDS } from './commands.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

const [name = 'help', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined

if (command) {
  await exitFlushed(await command.run(args).catch(explain))
} else {
  console.log('npm run cli -- <command>\n')
  for (const [known, { help }] of Object.entries(COMMANDS)) {
    console.log(`  ${known.padEnd(12)}${help}`)
  }
  await exitFlushed(name === 'help' || name === '--help' ? 0 : 1)
}

function explain(error: unknown): number {
  console.error(error instanceof ConfigError ? error.message : error)
  return 1
}
