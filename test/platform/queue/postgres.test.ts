import { withClient } from '#db/client.ts'
import { freshDatabase } from '#test/support/database.ts'
import { relayTo } from '#test/support/relay.ts'
import { createBench } from './bench.ts'
import { queueDelivery } from './delivery.ts'
import { queueInterruption } from './interruption.ts'

const truncate = (url: string) =>
  withClient(url, async (client) => {
    await client.query('truncate bullmq.job, bullmq.scheduler cascade')
  })

const bench = createBench('postgres', async () => relayTo((await freshDatabase()).url), truncate)
queueDelivery(bench)
queueInterruption(bench)
