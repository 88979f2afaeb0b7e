const closings: (() => unknown)[] = []

/** Closes what a test file opened once it has run, the latest first. */
export function afterFile(close: () => unknown): void {
  closings.push(close)
}

export async function closeAll(): Promise<void> {
  for (const close of closings.splice(0).reverse()) await close()
}
