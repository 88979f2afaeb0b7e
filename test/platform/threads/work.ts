import { isMainThread } from 'node:worker_threads'

export function sortInPlace(numbers: number[]): { sorted: number[]; isMain: boolean } {
  return { sorted: numbers.sort(), isMain: isMainThread }
}

export function fail(message: string): never {
  throw new RangeError(message)
}

export function leave(): never {
  process.exit(7)
}

export function spin(): never {
  for (;;);
}
