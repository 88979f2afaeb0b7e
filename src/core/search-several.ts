/**
 * What a query finds. When it finds nothing and names several things (`Коледино, Тула`), what each of them finds: the best of each
 * first, then the second best of each, and so on.
 */
export function searchSeveral<T>(query: string, find: (query: string) => readonly T[]): T[] {
  const whole = [...find(query)]
  if (whole.length > 0) return whole
  const names = query.split(/[,;]/u).filter((name) => name.trim() !== '')
  if (names.length < 2) return whole
  const lists = names.map((name) => find(name.trim()))
  const longest = Math.max(...lists.map((list) => list.length))
  const ranks = Array.from({ length: longest }, (_, rank) => rank)
  return [...new Set(ranks.flatMap((rank) => lists.flatMap((list) => list.slice(rank, rank + 1))))]
}
