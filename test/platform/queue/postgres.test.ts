import { freshDatabase } from '#test/support/database.ts'
import { relayTo } from '#test/support/relay.ts'
import { createBench } from './bench.ts'
import { queueDelivery } from './delivery.ts'
import { queueInterruption } from './interruption.ts'

const bench = createBench('postgres', async () => relayTo((await freshDatabase()).url))
queueDelivery(bench)
queueInterruption(bench)
