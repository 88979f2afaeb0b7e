/** Where the seller's cabinet lives; the sandbox's address in the demo. */
export const CABINET_URL = 'https://seller.wildberries.ru'

/** Where the cabinet opens a draft's goods; not documented by WB, seen for drafts made in the cabinet itself. */
export function draftLink(base: string, draftId: string): string {
  return `${base}/supplies-management/new-supply/goods?${new URLSearchParams({ draftID: draftId })}`
}

/** A page of the seller's cabinet. The paths are not documented by WB; they are what the cabinet itself opens. */
export function cabinetLink(
  base: string,
  place: { preorderId: number | null; supplyId?: number | null },
): string {
  const { preorderId, supplyId = null } = place
  if (preorderId === null && supplyId === null)
    return `${base}/supplies-management/new-supply/goods`
  const query = new URLSearchParams({
    preorderId: preorderId === null ? '' : String(preorderId),
    supplyId: supplyId === null ? '' : String(supplyId),
  })
  return `${base}/supplies-management/all-supplies/supply-detail?${query}`
}
