import { AppError } from '#core/errors.ts'
import { defineAction, param } from '#telegram/action.ts'
import { type Desk, on } from '#telegram/desk.ts'
import type { Turn } from '#telegram/turn.ts'

export const openShop = defineAction('shop', 'open', {})
export const addItem = defineAction('shop', 'add', { number: param.int })
export const askOwner = defineAction('shop', 'owner', {})
const fail = defineAction('shop', 'fail', {})
const breakDown = defineAction('shop', 'break', {})
const waitLong = defineAction('shop', 'wait', {})

/** A small desk that counts what was done to it. */
export function createShop() {
  const done: string[] = []
  let released: Promise<void> = Promise.resolve()
  let broken = 0
  const show = (turn: Turn, text: string) =>
    turn.show({
      text,
      keyboard: [
        [
          { text: 'Add 7', data: addItem({ number: 7 }) },
          { text: 'Fail', data: fail({}) },
          { text: 'Break', data: breakDown({}) },
        ],
        [
          { text: 'Owner', data: askOwner({}) },
          { text: 'Wait', data: waitLong({}) },
          { text: 'Shop', data: openShop({}) },
        ],
      ],
    })

  const desk: Desk = {
    name: 'shop',
    menu: { label: 'button-retry', data: openShop({}), row: 1 },
    commands: [
      {
        name: 'shop',
        description: 'command-menu',
        handle: (turn, argument) => show(turn, `Shop ${argument}`),
      },
      {
        name: 'admin',
        description: 'command-help',
        scope: 'admin',
        handle: (turn) => show(turn, 'Admin'),
      },
    ],
    handlers: [
      on(openShop, (turn) => show(turn, 'Shop')),
      on(addItem, async (turn, { number }) => {
        done.push(`add ${number}`)
        await turn.toast('Added')
        await show(turn, `Items: ${done.length}`)
      }),
      on(askOwner, async () => void done.push('owner'), { role: 'owner' }),
      on(fail, async () => {
        throw new AppError({ kind: 'unavailable', code: 'shop.closed' })
      }),
      on(breakDown, async (turn) => {
        if (broken > 0) {
          broken -= 1
          throw new TypeError('broken')
        }
        done.push('survived')
        await show(turn, 'Survived')
      }),
      on(waitLong, async (turn) => {
        await released
        await turn.toast('Too late for a toast')
        await show(turn, 'Waited')
      }),
    ],
    secrets: [
      async (turn, text) => {
        if (!text.startsWith('secret-')) return false
        await turn.removeIncoming()
        await show(turn, 'Secret taken')
        return true
      },
    ],
    texts: [
      async (turn, text) => {
        if (!text.startsWith('note ')) return false
        done.push(text)
        await show(turn, `Noted: ${text}`)
        return true
      },
    ],
    startLinks: { inv: (turn, rest) => show(turn, `Invited by ${rest}`) },
  }
  return {
    desk,
    done,
    /** The next presses of Break throw. */
    breakTimes: (times: number) => {
      broken = times
    },
    /** Presses of Wait last until the returned function is called. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      released = promise
      return resolve
    },
  }
}
