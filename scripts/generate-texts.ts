/** Writes the typed union of all Fluent messages from locales/ru: `npm run texts`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from '@fluent/syntax'

const TARGET = 'src/platform/texts/messages.generated.ts'

interface Uses {
  /** Names of all `$variables` a message has. */
  readonly variables: Set<string>
  /** Messages it takes in: it needs their variables too. */
  readonly messages: Set<string>
}

/** Notes what is used anywhere below a syntax node. */
function note(node: unknown, uses: Uses): void {
  if (node === null || typeof node !== 'object') return
  const { type, id } = node as { type?: string; id?: { name: string } }
  if (type === 'VariableReference' && id) uses.variables.add(id.name)
  if (type === 'MessageReference' && id) uses.messages.add(id.name)
  for (const child of Object.values(node)) note(child, uses)
}

const messages = new Map<string, Uses>()

function variablesOf(key: string): Set<string> {
  const uses = messages.get(key)
  if (!uses) throw new Error(`${key} is referred to and not there`)
  return new Set([...uses.variables, ...[...uses.messages].flatMap((one) => [...variablesOf(one)])])
}

for (const file of readdirSync('locales/ru').sort()) {
  const resource = parse(readFileSync(`locales/ru/${file}`, 'utf8'), {})
  for (const entry of resource.body) {
    if (entry.type === 'Junk') throw new Error(`${file}: not Fluent: ${entry.content.slice(0, 80)}`)
    if (entry.type !== 'Message' || !entry.value) continue
    if (messages.has(entry.id.name)) throw new Error(`${file}: ${entry.id.name} is defined twice`)
    const uses: Uses = { variables: new Set(), messages: new Set() }
    note(entry.value, uses)
    messages.set(entry.id.name, uses)
  }
}

const lines = [...messages.keys()].map((key) => {
  const names = [...variablesOf(key)].sort()
  const fields = names.map((name) => `${name}: string | number`).join('; ')
  return `  '${key}': ${names.length ? `{ ${fields} }` : 'undefined'}`
})
writeFileSync(
  TARGET,
  `// Made by \`npm run texts\` from locales/ru.
export interface Messages {
${lines.join('\n')}
}

export type MessageKey = keyof Messages
export type MessageArgs<K extends MessageKey> = Messages[K] extends undefined ? [] : [vars: Messages[K]]
`,
)
