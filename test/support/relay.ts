import { afterAll } from 'vitest'
import { type Relay, startRelay } from '#test/processes/relay.ts'

const relays: Relay[] = []
afterAll(() => {
  for (const relay of relays.splice(0)) relay.close()
})

/** As {@link startRelay}, closed after the test file. */
export async function relayTo(serverUrl: string): Promise<Relay> {
  const relay = await startRelay(serverUrl)
  relays.push(relay)
  return relay
}
