import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clusterFile } from '#src/cli/cluster.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'prilavok-cluster-'))
})
afterAll(() => rm(dir, { recursive: true }))

async function clustered(content: string | Uint8Array) {
  const path = join(dir, 'phrases.txt')
  await writeFile(path, content)
  return said(path)
}

async function said(path?: string) {
  const out: string[] = []
  const err: string[] = []
  const code = await clusterFile(
    path,
    (line) => out.push(line),
    (line) => err.push(line),
  )
  return { code, out, err }
}

test('all lines come out as written, doubles and long ones too, and nothing but JSON', async () => {
  const lines = [
    'Диван угловой',
    'угловой диван\t12 000',
    'угловой диван\t12 000',
    '  !Диван  "раскладной"',
    'очень длинная фраза про диван из восьми слов',
    'термокружка\t100',
    '???',
    'диван бу\tмного',
  ]
  const { code, out, err } = await clustered(`\uFEFF${lines.join('\r\n')}\r\n\r\n  \n`)
  expect({ code, err }).toEqual({ code: 0, err: [] })
  const groups: { name: string; intent: string; phrases: string[] }[] = JSON.parse(out.join(''))
  expect(groups.flatMap(({ phrases }) => phrases).sort()).toEqual(
    lines.map((line) => line.split('\t')[0]).sort(),
  )
  expect(groups[0]).toMatchObject({ name: 'угловой диван', intent: 'other' })
  expect(Object.keys(groups[0] ?? {})).toEqual(['name', 'intent', 'phrases'])
})

test.each([
  ['semicolons and headings', 'Запрос;Число запросов\r\nдиван;5 228\r\nдиван угловой;45 120\r\n'],
  ['commas, quotes, thousands', '\uFEFFphrase,volume\n"диван","5,228"\n"диван угловой","45,120"\n'],
  ['commas, thousands without quotes', 'диван,5,228\nдиван угловой,45,120'],
  [
    'running numbers and other columns',
    '№\tФраза\tГруппа\tПоказы\n1\tдиван\tВсе\t5228\n2\tдиван угловой\tВсе\t45120',
  ],
  ['shows first, no headings', '5228;диван\n45120;диван угловой'],
])('a table with %s: the frequent phrase comes first', async (_name, content) => {
  const { code, out } = await clustered(content)
  expect(code).toBe(0)
  expect(JSON.parse(out.join(''))).toEqual([
    { name: 'диван угловой', intent: 'other', phrases: ['диван угловой', 'диван'] },
  ])
})

test('an empty file has no groups', async () => {
  expect(await clustered('\n')).toEqual({ code: 0, out: ['[]'], err: [] })
})

test('a file that cannot be read is told of in a sentence', async () => {
  const missing = join(dir, 'missing.txt')
  expect(await said(missing)).toEqual({
    code: 1,
    out: [],
    err: [`The file ${missing} cannot be read: there is no such file.`],
  })
  expect((await said(dir)).err).toEqual([`The file ${dir} cannot be read: it is a folder.`])
  const { code, err } = await clustered(Uint8Array.of(0xc4, 0xe8, 0xe2, 0xe0, 0xed))
  expect({ code, err }).toEqual({
    code: 1,
    err: [`The file ${join(dir, 'phrases.txt')} cannot be read: it is not UTF-8 text.`],
  })
  expect((await said()).code).toBe(1)
})
