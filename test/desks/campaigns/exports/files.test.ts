import { expect, test } from 'vitest'
import { fileName } from '#desks/campaigns/exports/file-name.ts'
import { exportFile } from '#desks/campaigns/exports/files.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { campaignContent } from './content.ts'

const texts = createTexts({ localesDir: 'locales' })
const ru = texts.lang('ru', 'Europe/Moscow')
const en = texts.lang('en', 'Europe/Moscow')

test('each file has a name that says what it is, in the reader’s language', async () => {
  const content = campaignContent()
  const xlsx = await exportFile(content, 'xlsx', ru)
  expect(xlsx.name).toBe('Термокружки Москва зима — Директ Коммандер.xlsx')
  expect(Buffer.from(xlsx.bytes).subarray(0, 2).toString()).toBe('PK')
  const tab = await exportFile(content, 'tab', en)
  expect(tab.name).toBe('Термокружки Москва зима — Direct Commander.txt')
  const picture = await exportFile(content, 'picture', ru)
  expect(picture.name).toBe('Термокружки Москва зима — группы.png')
  expect(Buffer.from(picture.bytes).subarray(1, 4).toString()).toBe('PNG')
})

test('a name stays within what file systems take', () => {
  const long = fileName('ю'.repeat(300), 'Директ', 'xlsx')
  expect(Buffer.byteLength(long)).toBeLessThan(255)
  expect(fileName('../../..', 'Директ', 'xlsx')).toBe('Директ.xlsx')
  expect(fileName('a\u202eb\n\0c', 'x', 'txt')).toBe('a b c — x.txt')
})
