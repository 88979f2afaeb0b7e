import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '../..')

/** What every script of package.json loads first. */
export const PRELOAD = ['--import', './src/preload.js'] as const

/** A process of its own, as the operator starts it. */
export interface Child {
  readonly pid: number
  /** The line that said it was ready. */
  readonly greeting: string
  readonly isAlive: () => boolean
  /** Sends the signal and resolves with the exit code once it is gone; null after a kill. */
  end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): Promise<number | null>
  /** Resolves when it is gone. */
  readonly exited: Promise<number | null>
}

export interface ChildOptions {
  readonly program?: string
  /** Where it is started; this repository when absent. */
  readonly folder?: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Ready when a line of its output holds this. */
  readonly readyWhen: string
  /** Where its output is kept. */
  readonly logFile?: string
  readonly timeoutMs?: number
}

const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

function spawnChild(options: ChildOptions): ChildProcess {
  const { program = process.execPath, folder = ROOT, args, env = {} } = options
  const child = spawn(program, [...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/tmp', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  return child
}

/** Starts a program and kills it after so many milliseconds, ready or not. */
export async function startInVain(options: ChildOptions, afterMs: number): Promise<void> {
  const child = spawnChild(options)
  const gone = once(child, 'exit')
  for (const stream of [child.stdout, child.stderr]) stream?.resume()
  await wait(afterMs)
  child.kill('SIGKILL')
  await gone
}

/** Starts a program and waits until it says that it is ready; throws with its last words when it ends before. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { args, readyWhen, timeoutMs = 120_000 } = options
  const child = spawnChild(options)
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
    child.once('error', () => resolve(null))
  })
  const file = options.logFile ? createWriteStream(options.logFile, { flags: 'a' }) : undefined
  const lastWords: string[] = []
  const greeting = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) =>
      reject(new Error(`${args.join(' ')} ${why}:\n${lastWords.join('\n')}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(`was not ready after ${timeoutMs} ms`)
    }, timeoutMs)
    const hear = (line: string) => {
      file?.write(`${line}\n`)
      lastWords.push(line)
      if (lastWords.length > 20) lastWords.shift()
      if (!line.includes(readyWhen)) return
      clearTimeout(timer)
      resolve(line)
    }
    if (child.stdout) createInterface({ input: child.stdout }).on('line', hear)
    if (child.stderr) createInterface({ input: child.stderr }).on('line', hear)
    void exited.then((code) => {
      clearTimeout(timer)
      fail(`ended with ${code} before it was ready`)
    })
  })
  return {
    pid: child.pid ?? 0,
    greeting,
    isAlive: () => alive.has(child),
    async end(signal) {
      child.kill(signal)
      return exited
    },
    exited,
  }
}

/** What `npm run <script>` starts, without `node` itself. */
export async function scriptArgs(script: string): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  return (scripts[script] ?? '').split(' ').slice(1)
}
