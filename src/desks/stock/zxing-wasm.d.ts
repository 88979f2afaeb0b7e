/** What we use of the decoder: EAN, UPC and ITF out of pixels. */
declare module 'zxing-wasm/reader' {
  interface ReaderOptions {
    readonly formats?: readonly string[]
    /** Looks at more lines. */
    readonly tryHarder?: boolean
    /** Looks at the picture turned by quarters. */
    readonly tryRotate?: boolean
    /** Looks for light bars on dark ground. */
    readonly tryInvert?: boolean
    readonly maxNumberOfSymbols?: number
  }

  interface Pixels {
    /** Red, green, blue and alpha of each. */
    readonly data: Uint8ClampedArray
    readonly width: number
    readonly height: number
  }

  function prepareZXingModule(options: {
    readonly overrides: { readonly wasmBinary: ArrayBuffer }
    readonly fireImmediately: true
  }): Promise<unknown>

  function readBarcodes(
    pixels: Pixels,
    options: ReaderOptions,
  ): Promise<readonly { readonly isValid: boolean; readonly text: string }[]>
}
