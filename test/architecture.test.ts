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

/** What one service or one kind of file needs: together 110 MB of memory and more than a second of a processor. */
const HEAVY =
  /^(openai|googleapis|@googleapis\/|google-auth-library|gaxios|sharp|@img\/|opentype\.js|zxing-wasm|read-excel-file|write-excel-file)/

/** What is loaded before the first line of a file runs; `import()` is not. */
function loadedWith(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/^(?:import|export) (?!type\b)(?:[^'=;()]*\bfrom )?'([^']+)'/gm)
  return [...found].map(([, target = '']) =>
    target.startsWith('.')
      ? join(dirname(file), target)
      : target.replace(/^#src\//, 'src/').replace(/^#/, 'src/'),
  )
}

test.each(['src/main.ts', 'src/demo/demo.ts', 'src/cli/main.ts'])(
  'libraries of services are loaded when they are first used, not when %s starts',
  (entry) => {
    const ways = new Map([[entry, entry]])
    for (const [file, way] of ways)
      if (file.endsWith('.ts'))
        for (const target of loadedWith(file))
          if (!ways.has(target)) ways.set(target, `${way} → ${target}`)
    expect(ways.size).toBeGreaterThan(50)
    expect([...ways].filter(([name]) => HEAVY.test(name)).map(([, way]) => way)).toEqual([])
  },
)
