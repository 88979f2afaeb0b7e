/** Pictures that stand somewhere on the internet. */
export interface PictureSource {
  /**
   * The bytes behind a public address, 20 MB at most or what the source was opened with. Throws AppError `invalid` with a `site.…` code: a
   * private network, a host that is not read, nothing there, out of reach, too much of it.
   */
  read(url: string, signal: AbortSignal): Promise<Uint8Array>
}
