import { CLOSED, coefficientAt, EMPTY_SNAPSHOT, type Snapshot } from '../feed/snapshot.ts'
import type { CabinetAccount, CabinetBooking, CabinetSession, CommitOutcome } from '../ports.ts'
import { type AnswersDeps, createAnswers } from './answers.ts'
import { createBatcher } from './batcher.ts'
import type { LostReason } from './booking.ts'
import type { NewBooking } from './store.ts'

export interface BookerDeps extends AnswersDeps {
  readonly cabinet: CabinetBooking
  /** The newest snapshot there is. */
  readonly freshest: () => Snapshot
}

export interface Booker {
  /**
   * Takes the account's session for one booking that is about to be written down as committing; false when it is
   * busy. What was taken is either submitted or released. The session is read meanwhile.
   */
  claim(account: CabinetAccount): boolean
  release(accountKey: string): void
  /** Takes a booking that is written down: a matched one is sent when its session is free, a committing one now. */
  submit(booking: NewBooking, maxCoefficient: number): void
  /** Bookings in this process's hands. */
  inHand(): string[]
  /** Starts nothing new and waits for what is under way. */
  stop(): Promise<void>
}

interface Job {
  readonly booking: NewBooking
  readonly maxCoefficient: number
}

/** The jobs of one session. */
interface Queue {
  readonly jobs: Job[]
  /** The session as last read, or being read since it was claimed. */
  session?: {
    readonly id: string
    readonly read: Promise<CabinetSession | undefined>
    readonly at: number
  }
}

/** A commit that has not answered by then has an unknown outcome. */
const COMMIT_TIMEOUT_MS = 10_000
/** Steps of so many ms are written at once; the first one waits for nobody. */
const COMMIT_GAP_MS = 10
/** A session that the seller has wiped is not used any more after this. */
const SESSION_MS = 1_000
const ANSWERED = new Error('the commit was answered')

const accountId = ({ workspaceId, accountKey }: CabinetAccount) => `${workspaceId} ${accountKey}`

/**
 * Books through the sellers' own cabinet sessions: one commit in flight a session, `committing` stored before the
 * request, the freshest row looked at right before it. What is not a clear answer is `unknown` and looked up later.
 */
export function createBooker(deps: BookerDeps): Booker {
  const { bookings, clock, log } = deps
  const answers = createAnswers(deps)
  /** Waiting jobs by session; an entry exists while one of them is under way. */
  const queues = new Map<string, Queue>()
  const inHand = new Map<string, Job>()
  const running = new Set<Promise<void>>()
  let isStopped = false
  // One statement serves all that are ready in the same moment.
  const toCommitting = createBatcher(bookings.commit, { gapMs: COMMIT_GAP_MS })
  const readSession = createBatcher(
    async (wanted: readonly (CabinetAccount & { id: string })[]) => {
      const sessions = await deps.keys.sessions(wanted)
      return new Map(sessions.map((session) => [accountId(session), session]))
    },
  )
  const sessionOf = (queue: Queue, account: CabinetAccount) => {
    const [id, at] = [accountId(account), clock.now()]
    const known = queue.session
    // Two workspaces may have the same account, each with a session of its own.
    if (known?.id === id && at < known.at + SESSION_MS) return known.read
    const read = readSession({ ...account, id })
    // Whoever awaits it hears of a failure; a claim that is released has nobody.
    read.catch(() => {})
    queue.session = { id, read, at }
    return read
  }

  const whyNot = ({ booking, maxCoefficient }: Job): LostReason | undefined => {
    const snapshot = deps.freshest()
    // The poller lost its lease meanwhile: nothing is known of the slot, and its next holder may try again.
    if (snapshot === EMPTY_SNAPSHOT) return 'restart'
    const coefficient = coefficientAt(snapshot, booking.slot)
    if (coefficient === CLOSED) return 'slot-gone'
    return coefficient > maxCoefficient ? 'price-risen' : undefined
  }

  /** Stores `committing` and reads the session; undefined when the booking must not be sent, which is stored then. */
  const prepare = async (queue: Queue, job: Job): Promise<CabinetSession | undefined> => {
    const { booking } = job
    const gone = whyNot(job)
    if (gone) return void track(answers.lose(booking, gone), booking)
    const { workspaceId, accountKey } = booking
    try {
      const [session, isOurs] = await Promise.all([
        sessionOf(queue, { workspaceId, accountKey: accountKey ?? '' }),
        booking.status === 'committing' || toCommitting(booking),
      ])
      if (isOurs && session) return session
      return void track(
        isOurs ? answers.handOver(booking, 'no-session') : Promise.resolve(),
        booking,
      )
    } catch (error) {
      return void track(Promise.reject(error), booking)
    }
  }

  /** Sends one commit if its slot still fits; returns when the session is free again. */
  const commit = async (job: Job, session: CabinetSession): Promise<void> => {
    const { booking } = job
    // Waiting for the database took a moment: the newest row decides.
    const gone = whyNot(job)
    if (gone) return track(answers.lose(booking, gone), booking)
    let committedAt: number | undefined
    const outcome = await send(booking, session, () => {
      committedAt = clock.now()
    })
    // The session is free again: what came of it is written down beside the next commit.
    track(answers.record(booking, session, outcome, committedAt ?? null), booking)
  }

  /** A step that could not be stored leaves the row where it is: whoever adopts it looks before anything is repeated. */
  const track = (work: Promise<unknown>, booking: NewBooking): void => {
    const tracked = work
      .catch((err) => log.error({ err, booking: booking.id }, 'booking step could not be stored'))
      .then(() => {
        inHand.delete(booking.id)
        running.delete(tracked)
      })
    running.add(tracked)
  }

  const send = async (
    booking: NewBooking,
    session: CabinetSession,
    onSend: () => void,
  ): Promise<CommitOutcome> => {
    const deadline = new AbortController()
    const answered = new AbortController()
    clock
      .sleep(COMMIT_TIMEOUT_MS, answered.signal)
      .then(() => deadline.abort(new Error('commit timed out')))
      .catch(() => {})
    try {
      const { warehouseId, day } = booking.slot
      const commitment = { preorderId: booking.preorderId ?? 0, warehouseId, day }
      return await deps.cabinet.commit(session, commitment, { signal: deadline.signal, onSend })
    } catch (error) {
      return { kind: 'unknown', detail: String(error) }
    } finally {
      answered.abort(ANSWERED)
    }
  }

  /** Works off a session's queue, one commit after another; the next one is prepared while one is under way. */
  const run = async (sessionKey: string, queue: Queue): Promise<void> => {
    const { jobs } = queue
    let job = jobs.shift()
    let prepared = job && prepare(queue, job)
    while (job && !isStopped) {
      const session = await prepared
      const next = jobs.shift()
      const sending = session && commit(job, session)
      prepared = next && prepare(queue, next)
      await sending
      job = next ?? jobs.shift()
      if (job && !next) prepared = prepare(queue, job)
    }
    // Stopped with one prepared: it was not sent, and may be tried again at once.
    if (job && (await prepared)) track(answers.lose(job.booking, 'restart'), job.booking)
    queues.delete(sessionKey)
  }

  const start = (sessionKey: string, queue: Queue): void => {
    const work = run(sessionKey, queue).finally(() => running.delete(work))
    running.add(work)
  }

  return {
    claim(account) {
      if (isStopped || queues.has(account.accountKey)) return false
      const queue: Queue = { jobs: [] }
      queues.set(account.accountKey, queue)
      sessionOf(queue, account)
      return true
    },
    release(accountKey) {
      const queue = queues.get(accountKey)
      if (queue) start(accountKey, queue)
    },
    submit(booking, maxCoefficient) {
      const sessionKey = booking.accountKey ?? ''
      const queue = queues.get(sessionKey)
      const job: Job = { booking, maxCoefficient }
      inHand.set(booking.id, job)
      if (queue && booking.status === 'committing') {
        // The claim holds the queue; it goes first.
        queue.jobs.unshift(job)
        start(sessionKey, queue)
      } else if (queue) queue.jobs.push(job)
      else {
        const own = { jobs: [job] }
        queues.set(sessionKey, own)
        start(sessionKey, own)
      }
    },
    inHand: () => [...inHand.keys()],
    async stop() {
      isStopped = true
      while (running.size > 0) await Promise.all(running)
    },
  }
}
