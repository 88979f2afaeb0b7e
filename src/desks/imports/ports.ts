export * from './ports/shop.ts'
export * from './ports/source.ts'
