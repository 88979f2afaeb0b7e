import { putUp } from './controls.ts'
import type { AllegroWorld } from './world.ts'

/** The application that the stand-in knows. */
export const DEMO_ALLEGRO_CLIENT = { id: 'prilavok-demo-client', secret: 'prilavok-demo-secret' }

/** Logins of the sellers who are there from the start. */
const LOGINS = ['orlova-pl', 'kubki-pl'] as const

const GOODS = [
  { sku: 'MUG-350-BLU', name: 'Kubek emaliowany 350 ml niebieski', price: '39.99', available: 12 },
  { sku: 'MUG-350-RED', name: 'Kubek emaliowany 350 ml czerwony', price: '39.99', available: 7 },
  { sku: 'TEA-500-GRN', name: 'Herbata zielona sypana 500 g', price: '54.00', available: 20 },
  { sku: 'PLATE-21-WHT', name: 'Talerz płaski 21 cm biały', price: '24.50', available: 30 },
  { sku: 'BOWL-12-GRY', name: 'Miska ceramiczna 12 cm szara', price: '19.90', available: 5 },
] as const

/** Two shops that sell the same things. */
export function seedDemo(world: AllegroWorld): void {
  for (const login of LOGINS) {
    const { id } = world.seller(login)
    for (const goods of GOODS) putUp(world, id, goods)
  }
}
