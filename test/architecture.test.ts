import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** What each room of src/ may import, besides itself. Arrows run one way. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  platform: ['core'],
  db: ['core', 'platform'],
  telegram: ['core', 'platform', 'db'],
  runs: ['core', 'platform', 'db', 'telegram'],
  'desks/*': ['core', 'platform', 'db', 'telegram', 'runs'],
  'integrations/*': [
    'core',
    'platform',
    'desks/*/ports',
    'desks/*/ports/drafts',
    'desks/*/ports/shop',
    'desks/*/ports/source',
    'desks/*/ports/transfers',
    'desks/*/slot',
    'desks/*/campaign',
    'desks/*/phrase',
  ],
  sandbox: ['core'],
}
/** The ends of the arrows: they put the rooms together. */
const ROOTS = ['main', 'app', 'cli', 'demo', 'config']

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  return first === 'desks' || first === 'integrations'
    ? `${first}/${second}`
    : first.replace(/\.ts$/, '')
}

function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8')
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'([#.][^']+)'/g)
  return [...found].map(([, target = '']) =>
    target.startsWith('#')
      ? target.slice(1).replace(/^src\//, '')
      : relative('src', join('src', dirname(file), target)),
  )
}

function isAllowed(from: string, target: string): boolean {
  const room = roomOf(from)
  if (ROOTS.includes(room) || roomOf(target) === room) return true
  const [kind = ''] = room.split('/')
  const allowed = ARROWS[room] ?? ARROWS[`${kind}/*`] ?? []
  const path = target.replace(/\.ts$/, '')
  return allowed.some((pattern) =>
    pattern.includes('*')
      ? new RegExp(`^${pattern.replace('*', '[^/]+')}$`).test(path)
      : roomOf(target) === pattern,
  )
}

test('imports follow the arrows of the architecture', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !isAllowed(file, target))
      .map((target) => `${file} → ${target}`),
  )
  expect(wrong).toEqual([])
})

test('JSON is stored by one column type, which makes it storable', () => {
  const own = /\bjsonb\b[^;]*from 'drizzle-orm\/pg-core'/
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const text = (file: string) => readFileSync(join('src', file), 'utf8')
  expect(files.filter((file) => own.test(text(file)))).toEqual([])
  expect(
    files.filter((file) => /JSON\.stringify\([^)]*\)}(::text)?::jsonb/.test(text(file))),
  ).toEqual([])
})

test('no command ends the process before its output has left it', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const ending = files.filter((file) =>
    readFileSync(join('src', file), 'utf8').includes('process.exit('),
  )
  // The lifecycle's log is written at once, and a second signal must not wait for a reader.
  expect(ending.sort()).toEqual(['platform/exit.ts', 'platform/lifecycle.ts'])
})

/** Over the first a file needs a reason, over the second it is refused. */
const LONG = 300
const TOO_LONG = 400

test('files stay small', () => {
  const files = ['src', 'test', 'scripts'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
      .map((name) => join(root, name)),
  )
  const lengths = files.map((file) => ({
    file,
    lines: readFileSync(file, 'utf8').split('\n').length - 1,
  }))
  for (const { file, lines } of lengths)
    if (lines > LONG) process.stdout.write(`${file}: ${lines} lines, over ${LONG} needs a reason\n`)
  expect(lengths.filter(({ lines }) => lines > TOO_LONG)).toEqual([])
})

/** Together 70 MB of memory and nearly a second of a processor. */
const HEAVY = ['openai', 'google-auth-library', '@googleapis/sheets', '@googleapis/drive']

test('libraries of services are loaded when they are first used, not at start', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const loaders = files.filter((file) => {
    const text = readFileSync(join('src', file), 'utf8')
    return HEAVY.some((name) => new RegExp(`^import (?!type ).*'${name}[/']`, 'm').test(text))
  })
  expect(loaders).toEqual([])
})
