/** Where the pictures of cards stand; a card that names another host is not followed there. */
export function isPoizonHost(host: string): boolean {
  return /(?:^|\.)(?:poizon\.com|dewu\.com|poizon\.cn)$/.test(host)
}
