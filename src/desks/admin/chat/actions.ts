import { defineAction, type Param, param } from '#telegram/action.ts'
import { PEOPLE_FILTERS } from '../people/store.ts'
import { PERIODS } from '../period.ts'

/** Bytes of a search that fit a button. */
const WORDS = 24

/** A few words of a search, their beginning where they are long. */
const wordsParam: Param<string> = {
  encode: (text) =>
    Buffer.from(
      Buffer.from(text)
        .subarray(0, WORDS)
        .toString()
        .replace(/\ufffd+$/u, ''),
    ).toString('base64url'),
  decode: (text) =>
    /^[\w-]{0,32}$/.test(text) ? Buffer.from(text, 'base64url').toString() : undefined,
}

const page = { page: param.int } as const
const who = { userId: param.int } as const

/** Every button of the admins. Who presses is looked at each time. */
export const openAdmin = defineAction('adm', 'home', {})

export const openPeople = defineAction('adm', 'ppl', {
  is: param.oneOf(...PEOPLE_FILTERS),
  text: wordsParam,
  ...page,
})
export const startFind = defineAction('adm', 'find', {})
export const openPerson = defineAction('adm', 'who', who)
export const openDeeds = defineAction('adm', 'did', { ...who, ...page })
export const startWriting = defineAction('adm', 'say', who)
export const startBlock = defineAction('adm', 'shut', who)
export const askUnblock = defineAction('adm', 'ask', who)
export const unblockPerson = defineAction('adm', 'open', who)

/** What admins did: about somebody, or (0) everything; `looks`: with the cards they looked at. */
export const openAudit = defineAction('adm', 'log', {
  ...who,
  looks: param.oneOf('1', '0'),
  ...page,
})

/** Messages to many; `id` is the broadcast's and its run's. */
const broadcast = { id: param.id } as const
export const openBroadcasts = defineAction('adm', 'bcs', page)
export const startBroadcast = defineAction('adm', 'bnew', {})
export const openBroadcast = defineAction('adm', 'bc', broadcast)
export const testBroadcast = defineAction('adm', 'btry', broadcast)
export const askBroadcast = defineAction('adm', 'bask', broadcast)
/** `people`: how many it was confirmed for. */
export const sendBroadcast = defineAction('adm', 'bgo', { ...broadcast, people: param.int })
export const askDropBroadcast = defineAction('adm', 'bdel', broadcast)
export const dropBroadcast = defineAction('adm', 'bx', broadcast)
const steer = { ...broadcast, how: param.oneOf('pause', 'resume', 'stop', 'retry') } as const
/** Under the progress that comes by itself. */
export const steerBroadcast = defineAction('adm', 'bhow', steer)
/** On the broadcast's own screen, which is shown anew. */
export const steerShown = defineAction('adm', 'bst', steer)

/** Who may come in. */
export const openAccess = defineAction('adm', 'acc', {})
export const createEntry = defineAction('adm', 'enew', { places: param.int })
export const openEntry = defineAction('adm', 'e', { id: param.id })
export const revokeEntry = defineAction('adm', 'ex', { id: param.id })
export const startAdmit = defineAction('adm', 'let', {})
export const openAdmitted = defineAction('adm', 'ins', page)
export const askExpel = defineAction('adm', 'oask', who)
export const expelPerson = defineAction('adm', 'out', who)

/** Figures. */
const period = { period: param.oneOf(...PERIODS) } as const
export const openFunnel = defineAction('adm', 'fun', period)
export const openBusiness = defineAction('adm', 'biz', period)
export const sendPicture = defineAction('adm', 'pic', {
  of: param.oneOf('days', 'funnel'),
  ...period,
})
export const openServices = defineAction('adm', 'api', period)
export const openCallers = defineAction('adm', 'use', period)

/** Queues, errors, health. */
const queue = { name: param.word } as const
export const openQueues = defineAction('adm', 'qs', {})
export const openQueue = defineAction('adm', 'q', queue)
export const retryJob = defineAction('adm', 'qone', { ...queue, key: param.word })
export const retryJobs = defineAction('adm', 'qall', queue)
export const askDrain = defineAction('adm', 'qask', queue)
export const drainQueue = defineAction('adm', 'qx', queue)
export const openErrors = defineAction('adm', 'errs', period)
/** `back`: so many before the latest. */
export const openError = defineAction('adm', 'err', { code: wordsParam, back: param.int })
export const startFindError = defineAction('adm', 'efin', {})
export const openHealth = defineAction('adm', 'hp', {})
export const openUptime = defineAction('adm', 'up', {})
export const backUpNow = defineAction('adm', 'bak', {})

/** What one person may spend in a day; 0 dollars of `usd`: as everybody. */
export const openLimits = defineAction('adm', 'lim', who)
export const setLimit = defineAction('adm', 'lset', { ...who, usd: param.int })
export const startGrant = defineAction('adm', 'give', who)
export const openPayments = defineAction('adm', 'paid', who)
export const pagePayments = defineAction('adm', 'pays', { ...who, ...page })
/** `id` is the payment's, whatever is paid after the list was shown; see `paymentId`. */
export const askRefund = defineAction('adm', 'rask', { ...who, id: param.id })
export const refundPayment = defineAction('adm', 'rgo', { ...who, id: param.id })

/** Promo codes. */
const promo = { code: param.word } as const
export const openPromos = defineAction('adm', 'prs', {})
export const pagePromos = defineAction('adm', 'prp', page)
export const openPromo = defineAction('adm', 'pr', promo)
export const startPromo = defineAction('adm', 'prnew', {})
export const askEndPromo = defineAction('adm', 'prask', promo)
export const endPromo = defineAction('adm', 'prend', promo)
