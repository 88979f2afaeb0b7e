import { isClean } from '../checker/checker.ts'
import { AD_LETTERS, characters, TEXT_LIMITS } from '../limits.ts'
import type { SellerText } from '../seller-text.ts'

const PARTING = /[\s_.,:;–—+&]+/gu
const FORBIDDEN = new RegExp(`[^${AD_LETTERS}0-9\\-№/%#]`, 'giu')

/** The first text that makes a display path Direct takes: `Термокружка 500 мл` → `термокружка-500-мл`. Empty when none does. */
export function displayPathOf(texts: readonly string[], seller: SellerText): string {
  for (const text of texts) {
    const parts = text
      .normalize('NFC')
      .toLowerCase()
      .replace(PARTING, '-')
      .replace(FORBIDDEN, '')
      .split(/-+/u)
      .map((part) => part.replace(/([/%#№])\1+/gu, '$1').replace(/^\/+|\/+$/gu, ''))
      .filter((part) => part !== '')
    for (let count = parts.length; count > 0; count -= 1) {
      const path = parts.slice(0, count).join('-')
      const isShort = characters(path) <= TEXT_LIMITS['display-path'].characters
      if (isShort && isClean('display-path', path, seller)) return path
    }
  }
  return ''
}
