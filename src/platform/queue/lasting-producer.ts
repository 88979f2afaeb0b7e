import type { Producer } from './backend.ts'

/** A producer by its store: made anew when the store was not ready at first, which BullMQ would remember for ever. */
export interface LastingProducer {
  /** Once its store is ready; rejects while it is not. */
  ready(): Promise<Producer>
  close(): Promise<void>
  disconnect(): Promise<void>
}

export function lastingProducer(make: () => Producer): LastingProducer {
  let current = make()
  return {
    async ready() {
      const asked = current
      try {
        await asked.waitUntilReady()
      } catch {
        if (current === asked) {
          current = make()
          asked.disconnect().catch(() => {})
        }
        await current.waitUntilReady()
      }
      return current
    },
    close: () => current.close(),
    disconnect: () => current.disconnect(),
  }
}
