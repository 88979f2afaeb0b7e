import { expect, test } from 'vitest'
import { keysScreen } from '#desks/account/keys/screens.ts'
import { SERVICES } from '#desks/account/keys/services.ts'
import type { Credential } from '#desks/account/store.ts'
import { langs } from '#test/telegram/input/langs.ts'

const keys = Array.from({ length: 120 }, (_, index) => ({
  id: `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  service: 'wildberries',
  name: `Key ${index}`,
  mask: '…4f2a',
  status: 'active',
  facts: {},
})) as unknown as Credential[]

test.each(langs)('$locale: a hundred and twenty keys are shown page by page', (lang) => {
  const seen = new Set<string>()
  for (let page = 0; page < 12; page += 1) {
    const view = { keys, maxKeys: 5, canManage: true, page }
    const { text, keyboard = [] } = keysScreen(lang, view, { homeData: 'home' })
    expect(keyboard.flat().length).toBeLessThan(20)
    expect(text.split('\n').length).toBeLessThanOrEqual(14)
    for (const { data } of keyboard.flat()) if (data?.startsWith('1.a.key.')) seen.add(data)
  }
  expect(seen.size).toBe(120)
  const beyond = { keys, maxKeys: 5, canManage: false, page: 99 }
  expect(keysScreen(lang, beyond, { homeData: 'home' }).text).toContain('Key 119')
})

test.each(langs)(
  '$locale: each service is called by its own name, none by Wildberries’',
  (lang) => {
    const others = SERVICES.filter(({ service }) => !/^wb-|^wildberries$/.test(service))
    expect(others.length).toBeGreaterThan(7)
    for (const { service } of others) {
      const [key] = keys
      const view = { keys: [{ ...key, service } as Credential], maxKeys: 5, canManage: true }
      const values = { service, name: 'Main', mask: '…4f2a' }
      expect(keysScreen(lang, { ...view, page: 0 }, { homeData: 'home' }).text).not.toMatch(/· WB/)
      expect(lang.say('notice-key-refused', values)).toContain(
        lang.say('service-name', { service }),
      )
      expect(lang.say('notice-key-refused', values)).not.toContain('WB')
    }
  },
)
