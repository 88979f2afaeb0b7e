import { expect } from 'vitest'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Screen } from '#telegram/screen.ts'

/** No scrolling, no cut labels, nothing Telegram refuses. */
export function fitsPhone({ text, keyboard = [] }: Screen): void {
  const plain = plainText(text)
  expect(plain.split('\n').length).toBeLessThanOrEqual(14)
  expect(plain.length).toBeLessThanOrEqual(4096)
  expect(plain).not.toMatch(/&amp;|&lt;|&gt;|undefined|NaN|\{ \$/)
  for (const row of keyboard) {
    expect(row.length).toBeGreaterThan(0)
    expect(row.length).toBeLessThanOrEqual(3)
    for (const button of row) {
      const label = plainText(button.text)
      expect(label.trim()).not.toBe('')
      expect(label.length, label).toBeLessThanOrEqual(row.length === 1 ? 40 : 20)
      expect(Buffer.byteLength(button.data ?? '')).toBeLessThanOrEqual(64)
      expect(button.data ?? button.url).toBeTruthy()
    }
  }
}

/** Toasts Telegram takes, screens that fit: what a seller of these tests is checked by at every turn. */
export function answersFit(shown: {
  readonly screens: readonly Screen[]
  readonly toasts: readonly string[]
}): void {
  for (const screen of shown.screens) fitsPhone(screen)
  for (const toast of shown.toasts) expect(toast.length).toBeLessThanOrEqual(200)
}
