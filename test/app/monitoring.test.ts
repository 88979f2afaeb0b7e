import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'

/** Names that stand where PromQL has a metric: whatever is followed by labels, a range or an operator. */
function metricsIn(expression: string): string[] {
  const words = expression
    .replaceAll(/"[^"]*"|\{[^}]*\}|by \([^)]*\)|\[\w+\]/g, ' ')
    .match(/[a-z_]\w*/g)
  const functions = /^(max|min|sum|rate|increase|histogram_quantile|by|or|and|e\d+)$/
  return (words ?? []).filter((word) => word.includes('_') && !functions.test(word))
}

const known = new Set<string>()

test('every metric that dashboards and alerts speak of exists', async () => {
  const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'] })
  const text = await (await fetch(`${shop.url()}/metrics`)).text()
  for (const [, name, kind] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
    known.add(name ?? '')
    if (kind === 'histogram')
      for (const end of ['bucket', 'sum', 'count']) known.add(`${name}_${end}`)
  }
  const dashboard = JSON.parse(await readFile('docs/monitoring/grafana-dashboard.json', 'utf8'))
  const rules = await readFile('docs/monitoring/prometheus-rules.yml', 'utf8')
  const expressions = [
    ...dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
      targets.map(({ expr }) => expr),
    ),
    ...[...rules.matchAll(/expr: (?:\|\n((?: {10}.*\n)+)|(.*))/g)].map(
      ([, long, short]) => long ?? short,
    ),
  ]
  expect(expressions.length).toBeGreaterThan(20)
  const wanted = [...new Set(expressions.flatMap(metricsIn))].sort()
  expect(wanted.length).toBeGreaterThan(12)
  expect(wanted.filter((name) => !known.has(name))).toEqual([])
  for (const what of ['runs', 'updates', 'messages']) {
    expect(text).toMatch(new RegExp(`work_waiting_seconds\\{what="${what}"\\} \\d`))
  }
})

test.each(['docs/operations.md', 'docs/operations.ru.md'])(
  '%s explains each alert',
  async (page) => {
    const rules = await readFile('docs/monitoring/prometheus-rules.yml', 'utf8')
    const text = await readFile(page, 'utf8')
    const names = [...rules.matchAll(/alert: (\w+)/g)].map(([, name]) => name ?? '')
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  },
)
