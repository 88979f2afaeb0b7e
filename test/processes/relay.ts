import { connect, createServer, type Socket } from 'node:net'

export interface Relay {
  /** The server's own address, led through the relay. */
  readonly url: string
  /** Drops every connection, as a restart of the server does; new ones are taken at once. */
  cut(): void
  /** Refuses and drops everything until `open`. */
  shut(): void
  open(): void
  /**
   * Passes nothing on any more over the connections there are, without closing one; new ones work. What is frozen is
   * to be cut at the end: a server process that still waits for a password holds up every `drop database`.
   */
  freeze(): void
  /** Drops everything and takes nothing any more. */
  close(): void
}

/** A TCP relay before a database or Redis, to take the network away from under a client. */
export async function startRelay(serverUrl: string): Promise<Relay> {
  const target = new URL(serverUrl)
  const sockets = new Set<Socket>()
  const frozen = new WeakSet<Socket>()
  let isShut = false

  const server = createServer((client) => {
    if (isShut) return client.destroy()
    const upstream = connect(Number(target.port), target.hostname)
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        sockets.delete(one)
        if (!frozen.has(one)) other.destroy()
      })
      one.on('data', (bytes) => void (frozen.has(one) || other.write(bytes)))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(serverUrl)
  url.hostname = '127.0.0.1'
  url.port = String(typeof address === 'object' ? address?.port : '')

  function cut(): void {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut,
    shut() {
      isShut = true
      cut()
    },
    open() {
      isShut = false
    },
    freeze() {
      for (const socket of sockets) frozen.add(socket)
    },
    close() {
      isShut = true
      server.close()
      cut()
    },
  }
}
