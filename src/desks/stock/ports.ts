export * from './ports/allegro.ts'
export * from './ports/base.ts'
export * from './ports/keys.ts'
export * from './ports/wix.ts'
