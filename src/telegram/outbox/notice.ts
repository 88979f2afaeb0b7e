/** A message stored before it is rendered, so it leaves in the language the reader has by then. */
export interface Notice {
  /** Fluent message of the text. */
  readonly messageKey: string
  /** Plain values for it; days as `YYYY-MM-DD` under names ending in `Day`, see the renderer. */
  readonly vars: Readonly<Record<string, string | number>>
  /** Rows of buttons; labels are Fluent messages too. */
  readonly keyboard?: readonly (readonly NoticeButton[])[]
}

export interface NoticeButton {
  readonly labelKey: string
  /** Callback data made by an action, or … */
  readonly data?: string
  /** … a link. */
  readonly url?: string
}
