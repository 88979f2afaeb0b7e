import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What stands before several bots: each delivery goes to the next one in turn; one that is away costs a 502. It may bring
 * each of them once more, to another bot, as Telegram does when an answer was lost.
 */
export async function startFront() {
  let ports: readonly number[] = []
  let turn = 0
  let isTwice = false
  const taken = new Map<number, number>()
  function again(incoming: IncomingMessage): void {
    const port = ports[turn++ % ports.length]
    if (port === undefined) return
    const { method, url: path, headers } = incoming
    const second = request({ port, method, path, headers, host: '127.0.0.1' }, (reply) => {
      reply.resume()
    })
    second.on('error', () => {})
    incoming.pipe(second)
  }
  const server = createServer((incoming, answer) => {
    const refuse = () => {
      if (!answer.headersSent) answer.writeHead(502)
      answer.end()
    }
    const port = ports[turn++ % ports.length]
    if (port === undefined) return refuse()
    const { method, url: path, headers } = incoming
    const onward = request({ port, method, path, headers, host: '127.0.0.1' }, (reply) => {
      taken.set(port, (taken.get(port) ?? 0) + 1)
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', refuse)
    incoming.pipe(onward)
    if (isTwice) again(incoming)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Ports of the bots that are there now. */
    lead(to: readonly number[]) {
      ports = to
    },
    /** Whether each delivery comes twice from now on. */
    repeat(to: boolean) {
      isTwice = to
    },
    /** Deliveries that a bot answered, by port. */
    taken: () => new Map(taken),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
