import { startSandbox } from '#sandbox/server.ts'
import { sandboxEnvironment } from '#src/demo/environment.ts'
import { operatorKeys } from '#src/demo/operator.ts'

/**
 * Runs every stand-in on `port` (0: any free one) until the process is ended, and prints the variables that let an
 * application talk to them, as a .env file or a shell takes them.
 */
export async function runSandbox(port: number, print: (line: string) => void): Promise<never> {
  const sandbox = await startSandbox({ port })
  const { url, telegram, operator } = sandbox
  print(`# The sandbox is at ${url} (Ctrl-C ends it). Put this into .env, then: npm start`)
  const { HTTP_PORT: _anyFree, ...variables } = sandboxEnvironment({
    url,
    token: telegram.token,
    operator,
  })
  const feedKeys = { WB_FEED_KEYS: operatorKeys(sandbox).join(',') }
  for (const [name, value] of Object.entries({ ...variables, ...feedKeys }))
    print(`${name}='${value}'`)
  return new Promise(() => {})
}
