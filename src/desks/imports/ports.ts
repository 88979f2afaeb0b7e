export * from './ports/allowance.ts'
export * from './ports/keys.ts'
export * from './ports/shop.ts'
export * from './ports/source.ts'
