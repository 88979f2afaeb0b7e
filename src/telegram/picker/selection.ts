/** What happens to a set of ticks. Events name the result, so a double tap changes nothing. */
export type SelectionEvent<Id extends number | string = number> =
  | { readonly kind: 'tick'; readonly ids: readonly Id[] }
  | { readonly kind: 'untick'; readonly ids: readonly Id[] }
  | { readonly kind: 'none' }

/** The ticked ids in the order they were ticked, never more than `max` of them. */
export function reduceSelection<Id extends number | string>(
  ticked: readonly Id[],
  event: SelectionEvent<Id>,
  max: number,
): readonly Id[] {
  if (event.kind === 'none') return []
  if (event.kind === 'untick') {
    const gone = new Set(event.ids)
    return ticked.filter((id) => !gone.has(id))
  }
  return [...new Set([...ticked, ...event.ids])].slice(0, max)
}

/** Whether these can all be ticked without going over the maximum. */
export function hasRoom(
  ticked: readonly (number | string)[],
  ids: readonly number[],
  max: number,
): boolean {
  return new Set([...ticked, ...ids]).size <= max
}
