import { freshDatabase } from '#test/support/database.ts'
import { relayTo } from '#test/support/relay.ts'
import { queueConformance } from './conformance.ts'

queueConformance('postgres', async () => relayTo((await freshDatabase()).url))
