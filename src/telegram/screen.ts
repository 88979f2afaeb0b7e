/**
 * What a chat shows, as plain data. The text is Fluent output: `<b>`, `<i>` and `<code>` become entities,
 * and values put in by Fluent can never become markup (see platform/texts).
 */
export interface Screen {
  readonly text: string
  readonly keyboard?: Keyboard
}

export type Keyboard = readonly (readonly Button[])[]

export interface Button {
  /** ≤ 20 characters where possible: a phone cuts longer ones. */
  readonly text: string
  /** Callback data made by an action … */
  readonly data?: string
  /** … or a link … */
  readonly url?: string
  /** … or a text the client copies. */
  readonly copy?: string
  readonly style?: 'primary' | 'success' | 'danger'
}
