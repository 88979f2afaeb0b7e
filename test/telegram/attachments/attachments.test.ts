import { expect, test } from 'vitest'
import { uploadName } from '#telegram/attachments/attachment.ts'
import { createAttachments } from '#telegram/attachments/attachments.ts'

test('makers are found by kind, also when they come late', () => {
  const attachments = createAttachments()
  expect(attachments.of('shop-list')).toBeUndefined()
  const make = async () => undefined
  attachments.bring([{ attachments: { 'shop-list': make } }, {}])
  expect(attachments.of('shop-list')).toBe(make)
})

test('two makers of one kind are refused', () => {
  const desk = { attachments: { list: async () => undefined } }
  expect(() => createAttachments().bring([desk, desk])).toThrow('attachment list is defined twice')
})

test('a name keeps its words and loses what an upload cannot carry', () => {
  expect(uploadName('Термокружки — Директ.xlsx')).toBe('Термокружки — Директ.xlsx')
  expect(uploadName('a"b;c\\d/e\r\nf.txt')).toBe('a b c d e f.txt')
  expect(uploadName('й.txt')).toBe('й.txt'.normalize('NFC'))
  expect(uploadName('\n')).toBe('file')
})
