import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { monthTitle } from '#telegram/calendar/names.ts'
import { Desk } from '#telegram/desk.ts'
import { langs } from '../input/langs.ts'
import { openSurface } from '../surface.ts'
import { type Sample, sampleForm } from './sample.ts'

test.each(langs)(
  '$locale: a form over the Bot API, the bot started anew after every step',
  async (lang) => {
    const made: Sample[] = []
    const desk = new Desk('sample').slash({
      name: 'make',
      handle: (ctx) => ctx.startForm('sample'),
    })
    desk.forms.push(
      sampleForm({
        submit: async (ctx, values) => {
          made.push(values)
          await ctx.show({ text: 'created' })
          return ok(undefined)
        },
      }),
    )
    const surface = await openSurface({
      desks: [desk],
      sandbox: { clock: createStepClock({ startMs: Date.UTC(2026, 10, 20, 9) }) },
    })
    let process = await surface.start()
    const anna = await surface.sandbox.person({ locale: lang.locale })
    const step = async (act: Promise<unknown>, seen: string) => {
      await act
      await anna.sees(seen)
      await surface.stop(process)
      process = await surface.start()
    }
    const label = (text: string) => anna.tap(text)

    await step(anna.say('/make'), 'Name?')
    await step(anna.say('Shop & Co <b>'), 'Name: Shop & Co <b>')
    await step(label('Pallet'), 'Places?')
    await step(label('☐ Тула 2'), '1\ufe0f\u20e3 Тула 2')
    await step(anna.say('коледино 3'), '☐ Коледино 3')
    await step(label('☐ Коледино 3'), '2\ufe0f\u20e3 Коледино 3')
    await step(label(lang.t('wizard-done')), 'Dates?')
    await step(anna.say('***'), '⚠️')
    expect(anna.messages().map(({ text }) => text)).not.toContain('***')
    await step(label(lang.t('calendar-open')), lang.t('calendar-empty'))
    await step(label('28'), '●28')
    await step(label('›'), monthTitle(lang.locale, '2026-12'))
    await step(
      label('2'),
      lang.t('calendar-range', { range: lang.dayRange('2026-11-28', '2026-12-02') }),
    )
    await step(label(lang.t('calendar-done')), 'Cap?')
    await step(label(lang.t('button-back')), 'Dates?')
    await step(label(lang.t('wizard-next')), 'Cap?')
    await step(anna.say('x2'), 'Days?')
    await step(label('☐ mon'), '☑ mon')
    await step(label(lang.t('wizard-done')), 'Note?')
    await step(label(lang.t('wizard-skip')), 'Lead: 2')
    await step(label(`✎ ${lang.t('wizard-next')}`), 'Lead?')
    await step(label('+3'), 'Lead: 3')
    const summary = anna.lastMessage()?.id ?? 0
    const [save] = anna.lastMessage()?.keyboard.flat() ?? []
    const saving = save && 'callback_data' in save ? save.callback_data : ''
    await step(label(lang.t('button-save')), 'created')
    const again = await anna.press(summary, saving)
    expect(again.text).toBe(lang.t('wizard-finished'))
    expect(made).toEqual([
      {
        name: 'Shop & Co <b>',
        kind: 'pallet',
        places: [2, 3],
        dates: { kind: 'range', from: '2026-11-28', to: '2026-12-02' },
        cap: 200,
        days: ['mon'],
        lead: 3,
      },
    ])
  },
)
