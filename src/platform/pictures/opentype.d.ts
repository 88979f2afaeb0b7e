/** What we use of the parser; its published types would bring the browser's globals into every file. */
declare module 'opentype.js' {
  namespace opentype {
    /** One stroke of an outline: the letters of SVG paths; control points first, `x` and `y` its end. */
    interface Command {
      readonly type: 'M' | 'L' | 'C' | 'Q' | 'Z'
      readonly x1?: number
      readonly y1?: number
      readonly x2?: number
      readonly y2?: number
      readonly x?: number
      readonly y?: number
    }

    interface Font {
      /** 0 when the font has no such character. */
      charToGlyphIndex(character: string): number
      /** Pixels. */
      getAdvanceWidth(text: string, size: number): number
      /** `x` and `y` are where the baseline begins. */
      getPath(text: string, x: number, y: number, size: number): { readonly commands: Command[] }
    }

    function parse(data: ArrayBuffer): Font
  }

  export = opentype
}
