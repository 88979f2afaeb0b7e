import { z } from 'zod'
import type { Region } from '#desks/campaigns/ports.ts'
import { rowsOf } from '#platform/rows.ts'

interface Node {
  readonly id: string | number
  /** What the proto says; an example of the documentation writes `name`. */
  readonly label?: string | null | undefined
  readonly name?: string | null | undefined
  readonly children?: readonly Node[] | null | undefined
}

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    id: z.union([z.int(), z.string().regex(/^\d+$/)]),
    label: z.string().nullish(),
    name: z.string().nullish(),
    children: rowsOf(node).nullish(),
  }),
)

/** The nested tree as a flat list, parents first; a nameless node is left out, its children stay. */
export const regionTree = rowsOf(node, { isData: true })
  .refine((roots) => roots.length > 0, 'no regions')
  .transform((roots) => [...flat(roots, null)])

function* flat(nodes: readonly Node[], parentId: number | null): Generator<Region> {
  for (const { id, label, name, children } of nodes) {
    const text = (label ?? name ?? '').normalize('NFC').trim()
    const region = { id: Number(id), name: text, parentId }
    if (text !== '') yield region
    yield* flat(children ?? [], text === '' ? parentId : region.id)
  }
}
