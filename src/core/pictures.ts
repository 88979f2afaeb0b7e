/** Pictures that stand somewhere on the internet. */
export interface PictureSource {
  /**
   * The bytes behind a public address, 20 MB at most. Throws AppError `invalid` with a `site.…` code: a private network, nothing there,
   * out of reach; `unavailable` when there is too much of it.
   */
  read(url: string, signal: AbortSignal): Promise<Uint8Array>
}
