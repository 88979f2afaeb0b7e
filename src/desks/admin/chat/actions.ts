import { defineAction, type Param, param } from '#telegram/action.ts'
import { PEOPLE_FILTERS } from '../people/store.ts'

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
export const steerBroadcast = defineAction('adm', 'bhow', {
  ...broadcast,
  how: param.oneOf('pause', 'resume', 'stop', 'retry'),
})
