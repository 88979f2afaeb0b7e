const CABINET_URL = 'https://seller.wildberries.ru'

/** The cabinet's page of a preorder, where the seller picks a date by hand. `cabinetUrl` without a slash at the end. */
export function preorderLink(preorderId: number, cabinetUrl: string = CABINET_URL): string {
  return `${cabinetUrl}/supplies-management/all-supplies/supply-detail?preorderId=${preorderId}&supplyId`
}
