/** Writes the typed union of all Fluent messages from locales/ru: `npm run texts`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from '@fluent/syntax'

const TARGET = 'src/platform/texts/messages.generated.ts'

/** Names of all `$variables` anywhere below a syntax node. */
function variables(node: unknown, into: Set<string>): void {
  if (node === null || typeof node !== 'object') return
  const { type, id } = node as { type?: string; id?: { name: string } }
  if (type === 'VariableReference' && id) into.add(id.name)
  for (const child of Object.values(node)) variables(child, into)
}

const messages = new Map<string, string[]>()
for (const file of readdirSync('locales/ru').sort()) {
  const resource = parse(readFileSync(`locales/ru/${file}`, 'utf8'), {})
  for (const entry of resource.body) {
    if (entry.type === 'Junk') throw new Error(`${file}: not Fluent: ${entry.content.slice(0, 80)}`)
    if (entry.type !== 'Message' || !entry.value) continue
    if (messages.has(entry.id.name)) throw new Error(`${file}: ${entry.id.name} is defined twice`)
    const names = new Set<string>()
    variables(entry.value, names)
    messages.set(entry.id.name, [...names].sort())
  }
}

const lines = [...messages].map(([key, names]) => {
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
