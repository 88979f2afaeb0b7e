import type { Desk } from '../desk.ts'
import type { MakeAttachment } from './attachment.ts'

export interface Attachments {
  /** Adds what these desks can make. Throws when a kind has two makers. */
  bring(desks: readonly Partial<Pick<Desk, 'attachments'>>[]): void
  /** Undefined when no desk makes files of this kind. */
  of(kind: string): MakeAttachment | undefined
}

/** Makers of files by kind. They come late: the notifier is made before the desks are. */
export function createAttachments(): Attachments {
  const makers = new Map<string, MakeAttachment>()
  return {
    bring(desks) {
      for (const { attachments = {} } of desks) {
        for (const [kind, make] of Object.entries(attachments)) {
          if (makers.has(kind)) throw new Error(`attachment ${kind} is defined twice`)
          makers.set(kind, make)
        }
      }
    },
    of: (kind) => makers.get(kind),
  }
}
