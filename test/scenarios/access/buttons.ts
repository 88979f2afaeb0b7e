import { glob } from 'node:fs/promises'
import { resolve } from 'node:path'
import { shortenId } from '#core/ids.ts'
import { viewParam, WHOLE } from '#desks/stock/chat/products/view.ts'
import type { Action, Param } from '#telegram/action.ts'
import { calendarParam } from '#telegram/calendar/state.ts'

/** Every action of the product; `definedActions` would name those of other test files of this process too. */
export async function productActions(): Promise<Action[]> {
  const files = await Array.fromAsync(glob('src/**/actions.ts'))
  const modules = await Promise.all(files.map((file) => import(resolve(file))))
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((one) => (isAction(one) ? [one] : Object.values(one ?? {}).filter(isAction)))
}

function isAction(one: unknown): one is Action {
  return typeof one === 'function' && 'parse' in one && 'params' in one
}

/** Data that the action takes, with `id` wherever an id may stand: nothing has to be known of it. */
export function dataFor(action: Action, id: string): string {
  const [desk, verb] = action.name.split('.')
  const data = ['1', desk, verb, ...action.params.map((one) => sampleOf(one, id))].join('.')
  if (!action.parse(data)) throw new Error(`no sample of ${action.name}: ${data}`)
  return data
}

/** Days and months long past their use are refused by what they do, not by what they are. */
const SAMPLES = [
  ...['', '0', 'x', 'fkc', 'abcdef'],
  viewParam.encode(WHOLE),
  calendarParam.encode({ month: '2026-11', from: '', to: '' }),
]

function sampleOf(one: Param<unknown>, id: string): string {
  // A word may look like an id.
  if (one.decode(shortenId(id)) === id) return shortenId(id)
  const all = [...(one.words ?? []), ...SAMPLES]
  return all.find((text) => one.decode(text) !== undefined) ?? ''
}
