import { type Config, ConfigError, loadConfig } from '#src/config.ts'
import { checkDatabase } from './doctor/database.ts'
import type { Finding } from './doctor/finding.ts'
import { checkRedis } from './doctor/redis.ts'
import { checkServices } from './doctor/services.ts'
import { checkTelegram } from './doctor/telegram.ts'

/** Prints what was found and what to do; resolves with 0 when nothing has to be done. */
export async function doctor(
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<number> {
  let isWell = true
  function show({ name, detail, advice }: Finding): void {
    print(`${advice === undefined ? '✔' : '✖'} ${name}: ${detail}`)
    if (advice === undefined) return
    print(`    → ${advice}`)
    isWell = false
  }

  const config = readConfig(env, show)
  if (config) {
    const checks = [checkDatabase, checkRedis, checkTelegram, checkServices]
    const found = await Promise.all(checks.map((check) => check(config)))
    for (const finding of found.flat()) show(finding)
  }
  print(isWell ? 'All is well.' : 'Something needs you, see the arrows above.')
  return isWell ? 0 : 1
}

function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  show: (finding: Finding) => void,
): Config | undefined {
  try {
    const config = loadConfig(env)
    show({ name: 'configuration', detail: `roles ${config.roles.join(', ')}` })
    return config
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const fault of error.faults) {
      const [variable = ''] = fault.split(' ')
      show({ name: 'configuration', detail: variable, advice: fault })
    }
    return undefined
  }
}
