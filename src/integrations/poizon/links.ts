/** An address within a text that is shared from the shop's app. */
export function linkIn(text: string): string | undefined {
  return /https?:\/\/[^\s"'<>，。]+/i.exec(text)?.[0]
}

/** The product that an address names by itself; short links do not. */
export function spuIdIn(text: string): string | undefined {
  const link = linkIn(text) ?? ''
  return /[?&]spuId=(\d{3,})/i.exec(link)?.[1] ?? /\/product\/(?:[\w-]*-)?(\d{5,})/.exec(link)?.[1]
}
