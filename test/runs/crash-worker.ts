/** A worker process that dies as by kill -9, at a named point or when the test kills it. */
import { openDatabase } from '#db/connection.ts'
import { silentLog } from '#platform/log/log.ts'
import { createQueues } from '#platform/queue/queues.ts'
import { crashRun, type Death, storedChat } from './crash-run.ts'
import { createProcess } from './support.ts'

const [url = '', death = ''] = process.argv.slice(2)
const database = openDatabase({ url, log: silentLog, max: 5 })
const die = (at: Death) => {
  if (at === death) process.kill(process.pid, 'SIGKILL')
}
const queues = createQueues({ backend: { kind: 'postgres', url }, log: silentLog })
const cards = storedChat(database.db, die)
const { runs } = createProcess(database, queues, crashRun(database.db, die), {
  cards,
})
await runs.work()
process.stdout.write('at work\n')
