import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays, dayIn } from '#core/dates.ts'
import { pauseMonitor, resumeMonitor } from '#desks/supplies/chat/actions.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { runningClock } from '#test/support/clock.ts'
import { type Actor, RUN_PATIENCE_MS, Told } from './actor.ts'
import { count, type Ledger, type LeftAs } from './ledger.ts'
import type { Stage } from './stage.ts'

export type Part = (actor: Actor) => Promise<void>

/** Where nothing opens: monitors made in the chat stay as they were left. */
export const QUIET_WAREHOUSE = 507
const ONE_OF_EACH: readonly LeftAs[] = ['active', 'paused', 'removed']

/** What each kind of person does, once from start to end. */
export function createParts(stage: Stage, ledger: Ledger) {
  let made = 0

  /** A monitor through the wizard, switched off and on, left in one of three states. */
  const makeMonitor: Part = async (actor) => {
    const mine = ledger.made.get(actor.id) ?? []
    ledger.made.set(actor.id, mine)
    await actor.say('/supplies')
    await actor.sees(/^📦 Поставки/)
    await actor.press(/Новый монитор/)
    await actor.sees(/складах ловить/)
    await actor.press(/Коледино/)
    await actor.sees(/Выбрано 1/)
    await actor.press(/Далее/)
    await actor.sees(/Что везёте/)
    await actor.press(/Короба/)
    await actor.sees(/какие дни/)
    await actor.press(/7 дней/)
    await actor.sees(/коэффициента/)
    await actor.press(/×2/)
    await actor.sees(/когда слот появится/)
    await actor.press(/Только сообщить/)
    await actor.sees(/Начать поиск/)
    const monitor: { left: LeftAs } = { left: undefined }
    await actor.press(/Начать поиск/)
    count(ledger, 'monitors made')
    try {
      await actor.sees(/За сутки[\s\S]*⏸ Пауза/)
    } catch (error) {
      ledger.unsure.set(actor.id, (ledger.unsure.get(actor.id) ?? 0) + 1)
      throw error
    }
    mine.push(monitor)
    await actor.press(/⏸ Пауза/)
    await actor.sees(/▶️ Искать/)
    const left = ONE_OF_EACH[made++ % ONE_OF_EACH.length]
    if (left === 'active') {
      await actor.press(/▶️ Искать/)
      await actor.sees(/⏸ Пауза/)
    } else if (left === 'removed') {
      await actor.press(/🗑 Удалить/)
      await actor.sees(/Удалить монитор/)
      await actor.press(/🗑 Удалить/)
      await actor.sees(/^📦 Поставки/)
    }
    monitor.left = left
  }

  /** A monitor switched off and on faster than the screen follows: the last press counts. */
  const switchMonitor = (monitorId: string): Part => {
    const monitor = { presses: 0, left: 'active' as LeftAs }
    let isOn = true
    ledger.switched.set(monitorId, monitor)
    return async (actor) => {
      monitor.left = undefined
      for (let press = 0; press < 5; press++) {
        isOn = !isOn
        const action = isOn ? resumeMonitor : pauseMonitor
        await actor.pressData(action({ id: monitorId }))
        monitor.presses += 1
        await pause(60)
      }
      count(ledger, 'switched five times')
      await actor.sees(isOn ? /⏸ Пауза/ : /▶️ Искать/)
      monitor.left = isOn ? 'active' : 'paused'
      await pause(3_000)
    }
  }

  /** The key of a new seller, pasted. */
  const pasteKey: Part = async (actor) => {
    const { sid } = await stage.sandbox.wildberries.addSeller({ sid: randomUUID() })
    const token = makeToken({ sid, nowMs: runningClock.now() })
    const paste = { id: actor.id, token, isSeen: false }
    ledger.pasted.push(paste)
    count(ledger, 'keys pasted')
    await actor.say(token)
    await actor.sees(new RegExp(`(подключён|сохранён)[\\s\\S]*…${token.slice(-4)}`))
    paste.isSeen = true
    await pause(2_000)
  }

  /** The run that checks all keys. */
  const checkKeys: Part = async (actor) => {
    await actor.say('/keys')
    await actor.sees(/Проверить всё/)
    ledger.checks.asked += 1
    count(ledger, 'checks')
    await actor.press(/Проверить всё/)
    await actor.sees(/✅ Проверено/, RUN_PATIENCE_MS)
    ledger.checks.seen += 1
  }

  return { makeMonitor, switchMonitor, pasteKey, checkKeys }
}

/** Plays a part again and again; what goes wrong is written down and the person starts over. */
export async function play(
  name: string,
  actor: Actor,
  part: Part,
  ledger: Ledger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await part(actor)
    } catch (error) {
      const text = `${name} ${actor.id}: ${error instanceof Error ? error.message : error}`
      if (error instanceof Told) ledger.told.push(text)
      else ledger.lost.push(text)
      await actor.say('/cancel')
      await pause(2_000)
    }
  }
}

const TYPES = ['box', 'mono', 'super-safe'] as const
const DAYS = 11

/** Opens a slot now and then that exactly one monitor wants. */
export async function huntSlots(
  hunters: readonly number[],
  stage: Stage,
  ledger: Ledger,
  options: { readonly everyMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const { wildberries } = stage.sandbox
  const { warehouses } = await wildberries.state()
  const ids = warehouses.map(({ id }) => id).filter((id) => id !== QUIET_WAREHOUSE)
  const sellers = await Promise.all(hunters.map((id) => stage.sellers.equip(id)))
  const today = dayIn('Europe/Moscow', runningClock.now())
  for (let number = 0; !options.signal.aborted; number++) {
    const seller = sellers[number % sellers.length]
    const warehouseId = ids[number % ids.length]
    if (!seller || warehouseId === undefined) return
    const round = Math.floor(number / ids.length)
    const supplyType = TYPES[round % TYPES.length] ?? 'box'
    const day = addDays(today, 1 + (Math.floor(round / TYPES.length) % DAYS))
    const slotOf = { warehouseId, supplyType, day }
    // The database may be away for a moment: then nobody wants this slot and it stays shut.
    const hunt = await stage.sellers.hunt(seller, slotOf).catch(() => undefined)
    if (!hunt) {
      await pause(options.everyMs)
      continue
    }
    ledger.hunts.push(hunt)
    count(ledger, 'slots opened')
    const slot = { warehouseId, type: supplyType, day }
    await wildberries.openSlot({ ...slot, coefficient: 1, capacity: 1 })
    await pause(options.everyMs)
  }
}
