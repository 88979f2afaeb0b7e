import { expect, test } from 'vitest'
import { fail, ok } from '#core/result.ts'
import type { SentFile } from '#telegram/bot/sent.ts'
import type { Form } from '#telegram/forms/form.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ru } from '../input/langs.ts'
import { line } from './sample.ts'
import { createSeller } from './seller.ts'

const { db } = await freshDatabase()

interface Album {
  readonly picture: SentFile
  readonly name: string
}

function album(made: Album[]): Form<Album> {
  return {
    name: 'album',
    title: 'button-home',
    fill: async (ask) => ({
      picture: await ask.text<SentFile>('picture', {
        ...{ label: 'button-home', question: () => 'Picture?' },
        show: (_ctx, { fileId }) => `Picture: ${fileId}`,
        read: () => fail('not a word'),
        receive: (_ctx, sent) => (sent.size === 0 ? fail('nothing in it') : ok(sent)),
      }),
      name: await ask.text('name', line('Name?', 'Name')),
    }),
    submit: async (ctx, answers) => {
      made.push(answers)
      await ctx.show({ text: 'hung up' })
      return ok(undefined)
    },
  }
}

const copy = (file_id: string, width: number) => ({
  ...{ file_id, file_unique_id: file_id, width, height: width, file_size: width },
})
const file = (file_id: string, file_size: number) => ({
  ...{ file_id, file_unique_id: file_id, file_name: 'mug.jpg', file_size },
})

test('a photo or a file answers the question that takes them, delivered twice or not, and no other', async () => {
  const made: Album[] = []
  const asya = createSeller({ db, lang: ru, forms: [album(made)] })
  asya.deliver(2)
  await asya.start('album')
  await asya.say('a mug')
  expect(asya.lines()).toContain('⚠️ not a word')
  await asya.send({ document: file('empty', 0) })
  expect(asya.lines()).toContain('⚠️ nothing in it')
  await asya.send({ photo: [copy('small', 90), copy('large', 1280), copy('middle', 320)] })
  expect(asya.lines().slice(1)).toEqual(['Picture: large', 'Name?'])
  await asya.send({ document: file('other', 5) })
  expect(asya.lines()).toContain(`⚠️ ${ru.t('form-file-unread', { name: 'mug.jpg' })}`)
  await asya.say('Mug')
  await asya.tap(ru.t('button-save'))
  const picture = { fileId: 'large', kind: 'photo', name: '', size: 1280 }
  expect(made).toEqual([{ picture, name: 'Mug' }])
})
