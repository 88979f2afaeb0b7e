import { type Relay, startRelay } from '#test/processes/relay.ts'
import { afterFile } from './closing.ts'

/** As {@link startRelay}, closed after the test file. */
export async function relayTo(serverUrl: string): Promise<Relay> {
  const relay = await startRelay(serverUrl)
  afterFile(relay.close)
  return relay
}
