/**
 * The paths a field mask names: `a.b(c,d.e),f` → a.b.c, a.b.d.e, f. Undefined when it is empty or its brackets do not match; `*` stands for
 * everything and is returned as it is.
 */
export function maskPaths(mask: string): string[] | undefined {
  const paths: string[] = []
  const prefixes: string[] = []
  let name = ''
  const close = () => {
    if (name !== '') paths.push([...prefixes, name].join('.'))
    name = ''
  }
  for (const char of mask.replaceAll(/\s/g, '')) {
    if (char === '(') {
      prefixes.push(name)
      name = ''
    } else if (char === ')') {
      close()
      if (prefixes.pop() === undefined) return undefined
    } else if (char === ',') close()
    else name += char
  }
  close()
  return prefixes.length > 0 || paths.length === 0 ? undefined : paths
}

/** The part of a JSON value that a mask lets through; lists are gone through item by item. */
export function masked(value: unknown, paths: readonly string[]): unknown {
  if (paths.some((path) => path === '*' || path === '')) return value
  if (Array.isArray(value)) return value.map((item) => masked(item, paths))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const below = paths
      .filter((path) => path === name || path.startsWith(`${name}.`))
      .map((path) => path.slice(name.length + 1))
    return below.length === 0 ? [] : [[name, masked(inner, below)] as const]
  })
  return Object.fromEntries(kept)
}
