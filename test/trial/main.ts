import { exitFlushed } from '#platform/exit.ts'
import { tryDrivers } from './drivers/main.ts'

const TRIALS: Readonly<Record<string, () => Promise<boolean>>> = { drivers: tryDrivers }

const [name = ''] = process.argv.slice(2)
const trial = TRIALS[name]
if (trial) await exitFlushed((await trial()) ? 0 : 1)
console.error(`npm run trial -- <${Object.keys(TRIALS).join('|')}>`)
await exitFlushed(2)
