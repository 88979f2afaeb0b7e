import { expect } from 'vitest'
import type { Database } from '#db/connection.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { ReadFile } from '#telegram/api/api.ts'
import { Desk } from '#telegram/desk.ts'
import type { AnyForm } from '#telegram/forms/form.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { createFakeSeller } from '../fake-seller.ts'

export interface SellerOptions {
  readonly db: Database
  readonly lang: Lang
  readonly forms: readonly AnyForm[]
  readonly readFile?: ReadFile
}

/** Somebody who fills in forms. */
export function createSeller({ forms: first, ...options }: SellerOptions) {
  let forms = first
  let asked: { name: string; given?: Readonly<Record<string, unknown>> | undefined } = { name: '' }
  const desk = () => {
    const made = new Desk('test').slash({
      name: 'begin',
      handle: (ctx) => ctx.startForm(asked.name, asked.given),
    })
    made.slash({ name: 'look', handle: (ctx) => ctx.show({ text: 'another screen' }) })
    made.forms.push(...forms)
    return made
  }
  const seller = createFakeSeller({
    ...options,
    desks: () => [desk()],
    check: ({ screens, toasts }) => {
      for (const screen of screens) fitsPhone(screen)
      for (const toast of toasts) expect(toast.length).toBeLessThanOrEqual(200)
    },
  })
  return {
    ...seller,
    tapData: seller.press,
    reinstall: (next: readonly AnyForm[]) => {
      forms = next
    },
    async start(name: string, given?: Readonly<Record<string, unknown>>) {
      asked = { name, given }
      await seller.say('/begin')
    },
  }
}

export type Seller = ReturnType<typeof createSeller>

/** No scrolling, no cut labels, nothing Telegram refuses. */
function fitsPhone({ text, keyboard = [] }: Screen): void {
  expect(plainText(text).split('\n').length).toBeLessThanOrEqual(14)
  expect(plainText(text).trim()).not.toBe('')
  for (const row of keyboard) {
    expect(row.length).toBeGreaterThan(0)
    expect(row.length).toBeLessThanOrEqual(isGrid(row) ? 7 : 3)
    for (const button of row) {
      expect(button.text.trim()).not.toBe('')
      expect(button.text.length).toBeLessThanOrEqual(row.length === 1 ? 40 : 20)
      expect(Buffer.byteLength(button.data ?? '')).toBeLessThanOrEqual(64)
    }
  }
}

const isGrid = (row: readonly Button[]) => row.length === 7
