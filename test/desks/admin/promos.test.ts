import { expect, test } from 'vitest'
import { PAGE, promosScreen } from '#desks/admin/promos/screens.ts'
import { createTexts } from '#platform/texts/texts.ts'

const lang = createTexts({ localesDir: 'locales' }).lang('ru', 'UTC')
const promos = Array.from({ length: PAGE + 1 }, (_, n) => ({
  ...{ code: `SALE-${n}`, gift: { kind: 'catch', amount: 1 } as const },
  ...{ uses: 0, maxUses: 1, expiresAt: null },
}))
const labels = (shown: readonly (typeof promos)[number][], page: number) =>
  promosScreen(lang, { promos: shown, page }, 0)
    .keyboard?.flat()
    .map(({ text }) => text) ?? []

test('older codes are a page away: each can be opened and ended', () => {
  const first = labels(promos, 0)
  expect(first.filter((text) => text.startsWith('SALE'))).toHaveLength(PAGE)
  expect(first).toContain('›')
  const second = labels(promos.slice(PAGE), 1)
  expect(second.filter((text) => text.startsWith('SALE'))).toEqual([`SALE-${PAGE} · 0 / 1`])
  expect(second).toContain('‹')
})
