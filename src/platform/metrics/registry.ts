import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** The process's metrics: memory, event loop and garbage collection from the start, the rest by who measures it. */
export function createRegistry(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}

/** A gauge that is read when somebody asks, e.g. the length of a queue. A failing read leaves the last value. */
export function readGauge(
  registry: Registry,
  options: { name: string; help: string; label: string },
  read: () => Promise<Readonly<Record<string, number>>>,
): void {
  new Gauge({
    name: options.name,
    help: options.help,
    labelNames: [options.label],
    registers: [registry],
    async collect() {
      const values = await read().catch(() => ({}))
      for (const [label, value] of Object.entries(values)) {
        this.set({ [options.label]: label }, value)
      }
    },
  })
}
