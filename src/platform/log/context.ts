import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of the piece of work under way; logged with every line and sent on as `x-request-id`. */
export interface RequestFields {
  readonly requestId: string
  readonly [field: string]: string | number
}

const storage = new AsyncLocalStorage<RequestFields>()

/** Runs `work` with these fields, added to those of the work around it. */
export function withRequest<T>(fields: Partial<RequestFields>, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...fields } as RequestFields, work)
}

/** Fields of the work under way; undefined outside of any. */
export function requestFields(): RequestFields | undefined {
  return storage.getStore()
}
