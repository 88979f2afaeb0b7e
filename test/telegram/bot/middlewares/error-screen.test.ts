import { Composer } from 'grammy'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { createLog, type Log, silentLog } from '#platform/log/log.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { createErrorScreens } from '#telegram/bot/middlewares/error-screen.ts'
import type { ChatContext } from '#telegram/context.ts'
import { ru } from '../../input/langs.ts'
import { addItem } from '../../shop.ts'
import { fails, openRig, type RigOptions } from '../rig.ts'

/** The boundary around a handler. */
function open(
  behind: RigOptions['behind'] & {},
  before: RigOptions['before'] = {},
  log: Log = silentLog,
) {
  const boundary = new Composer<ChatContext>()
  boundary
    .errorBoundary(createErrorScreens({ log, registry: { desks: [] } }).boundary)
    .use(async (ctx) => {
      await behind(ctx)
    })
  return openRig([boundary], { before })
}
const throws = (kind: 'unavailable' | 'invalid' | 'not-found') => () => {
  throw new AppError({ kind, code: 'shop.closed' })
}

test('a foreseen fault is a screen that says what is wrong, with a code and a way on', async () => {
  const { tap, screens } = open(throws('unavailable'))
  await tap(addItem({ number: 7 }))
  const [screen] = screens
  const [sentence, reference] = plainText(screen?.text ?? '').split('\n')
  expect(sentence).toBe(`⚠️ ${ru.t('error-unavailable')}`)
  expect(reference).toMatch(/SHO-[0-9A-F]{4}$/)
  const [retry, menu] = screen?.keyboard?.[0] ?? []
  expect(retry).toEqual({ text: ru.t('button-retry'), data: addItem({ number: 7 }) })
  expect(menu?.text).toBe(ru.t('button-home'))
})

test('a button of what is gone says so without a code, and is no error of the log', async () => {
  const lines: string[] = []
  const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } })
  const gone = open(throws('not-found'), {}, log)
  await gone.tap(addItem({ number: 7 }))
  const [screen] = gone.screens
  expect(plainText(screen?.text ?? '')).toBe(`⚠️ ${ru.t('error-not-found')}`)
  expect(screen?.keyboard?.flat().map(({ text }) => text)).toEqual([ru.t('button-home')])
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['info'])
  const outside = open(
    () => {
      throw new AppError({ kind: 'not-found', code: 'wb.not_found', cause: new Error('404') })
    },
    {},
    log,
  )
  await outside.tap(addItem({ number: 7 }))
  expect(outside.screens[0]?.text).toContain('SHO-')
  expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ level: 'error' })
})

test('what would fail again, and what was written, offers no repeat', async () => {
  const certain = open(throws('invalid'))
  await certain.tap(addItem({ number: 7 }))
  const written = open(throws('unavailable'))
  await written.say('/shop')
  for (const { screens } of [certain, written]) {
    expect(screens[0]?.keyboard?.flat().map(({ text }) => text)).toEqual([ru.t('button-home')])
  }
  expect(written.screens[0]?.text).toContain('SHO-')
})

test('any other fault goes through, and so does one of the screen itself', async () => {
  await expect(open(fails).say('hello')).rejects.toThrow('broken')
  const away = open(throws('invalid'), { show: async () => fails() })
  await expect(away.say('hello')).rejects.toThrow('broken')
})
