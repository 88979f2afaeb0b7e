import type { ConversationData, VersionedState } from '@grammyjs/conversations'
import { z } from 'zod'
import { type Draft, draftSchema } from './draft.ts'
import type { LongText } from './typed.ts'

/** The plugin's log of one conversation, as its storage wants it. */
export type ConversationLog = VersionedState<ConversationData>

/** What is kept of a chat's form between two updates. */
export interface FormRecord {
  readonly form: string
  readonly draft: Draft
  /** The update that was handled to its end last. */
  readonly updateId: number
  /** Digest of the screen that shows it; undefined when that is not known. */
  readonly screen: string | undefined
  readonly long: LongText | undefined
  /** Without it the form goes on from its answers. */
  readonly log: ConversationLog | undefined
}

const longSchema = z.object({
  messageId: z.number(),
  date: z.number(),
  field: z.string().nullable(),
  text: z.string(),
})

const present = z.object({
  v: z.literal(2),
  draft: draftSchema,
  updateId: z.number(),
  screen: z.string().optional(),
  long: longSchema.optional(),
  /** Read by nobody but the plugin, which made it. */
  log: z.looseObject({ version: z.array(z.unknown()) }).optional(),
})

/** What releases before the conversations stored: `values` were the answers and what the form was started with. */
const former = z.object({
  v: z.literal(1),
  state: draftSchema
    .omit({ given: true, answers: true, sources: true })
    .extend({ values: z.record(z.string(), z.unknown()), updateId: z.number() }),
})

const stored = z.discriminatedUnion('v', [present, former])

/** A record as text, without its log when that would be longer than `maxLog` characters. */
export function packRecord(record: FormRecord, maxLog: number): string {
  const { draft, updateId, screen, long } = record
  const log = record.log && JSON.stringify(slim(record.log))
  const rest = JSON.stringify({ v: 2, draft, updateId, screen, long })
  return log === undefined || log.length > maxLog ? rest : `${rest.slice(0, -1)},"log":${log}}`
}

/** Undefined when it is not what any release wrote. `form`: the name it was stored under, with a version in former releases. */
export function unpackRecord(text: string, form: string): FormRecord | undefined {
  const { data } = stored.safeParse(JSON.parse(text))
  const name = form.split('@')[0] ?? form
  if (!data) return undefined
  if (data.v === 2) {
    const { draft, updateId, screen, long, log } = data
    return { form: name, draft, updateId, screen, long, log: log as ConversationLog | undefined }
  }
  const { values, updateId, ...state } = data.state
  const draft = { ...state, given: values, answers: values, sources: {} }
  return { form: name, draft, updateId, screen: undefined, long: undefined, log: undefined }
}

/** Of the updates in a log only their numbers are needed: what was said in them is there by itself. */
function slim(log: ConversationLog): ConversationLog {
  const state = Object.fromEntries(
    Object.entries(log.state).map(([id, conversations]) => [
      id,
      conversations.map((conversation) => {
        const { send, receive } = conversation.replay
        const slimmed = receive.map((entry) =>
          send[entry.send]?.payload === 'wait'
            ? { ...entry, returnValue: { update_id: updateIdOf(entry.returnValue) } }
            : entry,
        )
        return { ...conversation, replay: { send, receive: slimmed } }
      }),
    ]),
  )
  return { ...log, state }
}

function updateIdOf(update: unknown): number {
  return (update as { update_id?: number } | null)?.update_id ?? 0
}
