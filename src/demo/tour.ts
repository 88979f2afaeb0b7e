import type { Sandbox } from '#sandbox/server.ts'

export async function playTour(_sandbox: Sandbox): Promise<boolean> {
  return false
}
