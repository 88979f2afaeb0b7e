import { AppError } from '#core/errors.ts'
import { defineAction, param } from '#telegram/action.ts'
import type { ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'

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
  const show = (ctx: ChatContext, text: string) =>
    ctx.show({
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

  const desk = new Desk('shop')
  desk.menu = { label: 'button-retry', data: openShop({}), row: 1 }
  desk.slash({
    name: 'shop',
    description: 'command-menu',
    handle: (ctx, argument) => show(ctx, `Shop ${argument}`),
  })
  desk.slash({
    name: 'admin',
    description: 'command-help',
    scope: 'admin',
    handle: (ctx) => show(ctx, 'Admin'),
  })
  desk.tap(openShop, (ctx) => show(ctx, 'Shop'))
  desk.tap(addItem, async (ctx, { number }) => {
    done.push(`add ${number}`)
    await ctx.toast('Added')
    await show(ctx, `Items: ${done.length}`)
  })
  desk.tap(askOwner, async () => void done.push('owner'), { role: 'owner' })
  desk.tap(fail, async () => {
    throw new AppError({ kind: 'unavailable', code: 'shop.closed' })
  })
  desk.tap(breakDown, async (ctx) => {
    if (broken > 0) {
      broken -= 1
      throw new TypeError('broken')
    }
    done.push('survived')
    await show(ctx, 'Survived')
  })
  desk.tap(waitLong, async (ctx) => {
    await released
    await ctx.toast('Too late for a toast')
    await show(ctx, 'Waited')
  })
  desk.secrets.push(async (ctx, text) => {
    if (!text.startsWith('secret-')) return false
    await ctx.removeIncoming()
    await show(ctx, 'Secret taken')
    return true
  })
  desk.line = {
    place: 1,
    take: async (ctx, line) => {
      if (!line.startsWith('note ')) return false
      done.push(line)
      await show(ctx, `Noted: ${line}`)
      return true
    },
  }
  desk.links.set('inv', (ctx, rest) => show(ctx, `Invited by ${rest}`))
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
