import { type ChildProcess, spawn } from 'node:child_process'
import type { SystemUser } from './system-user.ts'

/** Nothing of our environment (tokens, keys) is handed to the server; its messages stay in English. */
const ENVIRONMENT = {
  PATH: `${process.env.PATH ?? ''}:/usr/bin:/bin`,
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** Starts a program as `user`, in a folder that everybody can enter. */
export function spawnAs(
  user: SystemUser | undefined,
  program: string,
  args: readonly string[],
  options: { detached?: boolean } = {},
): ChildProcess {
  return spawn(program, [...args], {
    cwd: '/',
    env: ENVIRONMENT,
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: options.detached ?? false,
    ...user,
  })
}

/** Runs a program to its end; resolves with what it wrote to stderr, throws it when the program fails. */
export function run(
  user: SystemUser | undefined,
  program: string,
  args: readonly string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawnAs(user, program, args)
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(said)
      else reject(new Error(`${program} ended with ${code ?? signal}: ${said.trim()}`))
    })
  })
}

/** Whether a program runs and succeeds as `user`. */
export function runs(
  program: string,
  args: readonly string[],
  user: SystemUser | undefined,
): Promise<boolean> {
  return run(user, program, args).then(
    () => true,
    () => false,
  )
}
